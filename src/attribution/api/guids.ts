/** The registry over REST. */
import { createRoute, refusing, z } from '#platform/api-shapes'
import { apiRoom, ctxOf, revisionOf } from '#platform/http'
import { idempotent } from '#platform/idempotency'
import { getGuid, listGuids } from '../registered-guids.ts'
import { addGuid, deleteGuid, editGuid, reactivateGuid, registerGuid, retireGuid } from '../registry.ts'
import { exportGuids, importGuids } from '../registry-csv.ts'
import { figuresOfGuids } from '../runs.ts'
import { guidStates } from '../schema.ts'
import { openTrackers } from '../transparency.ts'
import { body, csv, json, ofPublisher, strangers, tags, wrongFields, wrongState } from './answers.ts'
import {
  changeShape,
  countedGuid,
  countedGuidShape,
  guidChangeShape,
  guidShape,
  newGuidShape,
  publicGuidShape,
  shownGuid,
} from './shapes.ts'

export const guidsPart = apiRoom()

const guidsPath = '/publishers/{publisherId}/attribution/guids'
const guidPath = `${guidsPath}/{guidId}`
const ofGuid = ofPublisher.extend({ guidId: z.uuid() })
const idempotencyHeader = z.object({
  'idempotency-key': z
    .string()
    .optional()
    .openapi({ description: 'Repeating a create with the same key repeats its answer.' }),
})

guidsPart.openapi(
  createRoute({
    method: 'get',
    path: '/attribution/guids',
    operationId: 'lookUpTrackingGuids',
    tags,
    summary: 'Who registered these GUIDs',
    description:
      'For lint and verify. GUIDs stand in public templates, so this needs no sign-in; drafts and disputed ones are left out.',
    security: [],
    request: {
      query: z.object({ guids: z.string().max(5000).openapi({ description: 'At most 100, with commas between.' }) }),
    },
    responses: { 200: json(z.object({ items: z.array(publicGuidShape) }), 'Those that are registered.') },
  }),
  async (c) => {
    const trackers = await openTrackers(ctxOf(c), c.req.valid('query').guids.split(','))
    const items = trackers.map(({ notices, ...tracker }) => ({
      ...tracker,
      notices: notices.map(({ locale, text }) => ({ locale, text })),
    }))
    return c.json({ items }, 200)
  },
)

guidsPart.openapi(
  createRoute({
    method: 'get',
    path: guidsPath,
    operationId: 'listTrackingGuids',
    tags,
    summary: 'GUIDs of a publisher',
    request: {
      params: ofPublisher,
      query: z.object({ state: z.enum(guidStates).optional(), offerId: z.string().optional() }),
    },
    responses: { 200: json(z.object({ items: z.array(countedGuidShape) }), 'GUIDs by description.'), ...strangers },
  }),
  async (c) => {
    const ctx = ctxOf(c)
    const records = await listGuids(ctx, { ...c.req.valid('param'), ...c.req.valid('query') })
    const figures = await figuresOfGuids(ctx, c.req.valid('param').publisherId)
    return c.json({ items: records.map((record) => countedGuid(record, figures)) }, 200)
  },
)

guidsPart.openapi(
  createRoute({
    method: 'post',
    path: guidsPath,
    operationId: 'registerTrackingGuid',
    tags,
    summary: 'Register a GUID, one’s own or a generated one',
    request: { params: ofPublisher, headers: idempotencyHeader, body: body(newGuidShape) },
    middleware: [idempotent] as const,
    responses: {
      201: json(guidShape.extend({ notices: z.array(z.string()) }), 'The record.'),
      ...strangers,
      ...wrongState,
      ...wrongFields,
    },
  }),
  async (c) => {
    const { publisherId } = c.req.valid('param')
    const { record, notices } = await addGuid(ctxOf(c), publisherId, c.req.valid('json'))
    const location = `/api/v1/publishers/${publisherId}/attribution/guids/${record.id}`
    return c.json({ ...shownGuid(record), notices }, 201, { Location: location, ETag: `"${record.version}"` })
  },
)

guidsPart.openapi(
  createRoute({
    method: 'get',
    path: `${guidsPath}.csv`,
    operationId: 'exportTrackingGuids',
    tags,
    summary: 'The registry as CSV',
    request: { params: ofPublisher },
    responses: { 200: csv('Every GUID.'), ...strangers },
  }),
  async (c) =>
    c.text(await exportGuids(ctxOf(c), c.req.valid('param').publisherId), 200, {
      'content-type': 'text/csv; charset=utf-8',
    }),
)

guidsPart.openapi(
  createRoute({
    method: 'post',
    path: '/publishers/{publisherId}/attribution/imports',
    operationId: 'importTrackingGuids',
    tags,
    summary: 'Register the GUIDs of a CSV file, all or none',
    request: {
      params: ofPublisher,
      body: body(z.object({ csv: z.string().max(1_000_000) }), {
        csv: 'guid,description,offerId,planId,channel,channelDetail,artifactKinds,noticeUrl\n,Route planner,,,publicRepository,https://git.example/planner,bicep,\n',
      }),
    },
    responses: {
      201: json(z.object({ items: z.array(guidShape) }), 'The records.'),
      ...strangers,
      ...wrongState,
      ...wrongFields,
    },
  }),
  async (c) => {
    const records = await importGuids(ctxOf(c), c.req.valid('param').publisherId, c.req.valid('json').csv)
    return c.json({ items: records.map(shownGuid) }, 201)
  },
)

guidsPart.openapi(
  createRoute({
    method: 'get',
    path: guidPath,
    operationId: 'getTrackingGuid',
    tags,
    summary: 'A GUID with its history',
    request: { params: ofGuid },
    responses: { 200: json(countedGuidShape.extend({ changes: z.array(changeShape) }), 'The record.'), ...strangers },
  }),
  async (c) => {
    const ctx = ctxOf(c)
    const { changes, ...record } = await getGuid(ctx, c.req.valid('param'))
    const figures = await figuresOfGuids(ctx, record.publisherId)
    const told = changes.map(({ change, by, at }) => ({ change, by, at: at.toISOString() }))
    return c.json({ ...countedGuid(record, figures), changes: told }, 200, { ETag: `"${record.version}"` })
  },
)

guidsPart.openapi(
  createRoute({
    method: 'patch',
    path: guidPath,
    operationId: 'changeTrackingGuid',
    tags,
    summary: 'Change what stands beside a GUID',
    request: {
      params: ofGuid,
      headers: z.object({
        'if-match': z.string().optional().openapi({ description: 'The ETag that was read. Required.' }),
      }),
      body: body(guidChangeShape),
    },
    responses: {
      200: json(guidShape, 'The record.'),
      ...strangers,
      ...wrongState,
      ...wrongFields,
      ...refusing(412, 428),
    },
  }),
  async (c) => {
    const record = await editGuid(ctxOf(c), c.req.valid('param'), { ...c.req.valid('json'), version: revisionOf(c) })
    return c.json(shownGuid(record), 200, { ETag: `"${record.version}"` })
  },
)

guidsPart.openapi(
  createRoute({
    method: 'delete',
    path: guidPath,
    operationId: 'deleteTrackingGuid',
    tags,
    summary: 'Delete a draft',
    request: { params: ofGuid },
    responses: { 204: { description: 'It is gone.' }, ...strangers, ...wrongState },
  }),
  async (c) => {
    await deleteGuid(ctxOf(c), c.req.valid('param'))
    return c.body(null, 204)
  },
)

// Being registered and being retired are nouns: what is there, is so.
for (const { path, operation, summary, put, remove } of [
  {
    path: 'registration',
    operation: 'Registration',
    summary: 'Let a draft count from now on',
    put: registerGuid,
    remove: undefined,
  },
  {
    path: 'retirement',
    operation: 'Retirement',
    summary: 'Count no new deployment from now on',
    put: retireGuid,
    remove: reactivateGuid,
  },
]) {
  guidsPart.openapi(
    createRoute({
      method: 'put',
      path: `${guidPath}/${path}`,
      operationId: `put${operation}`,
      tags,
      summary,
      request: { params: ofGuid },
      responses: { 200: json(guidShape, 'The record.'), ...strangers, ...wrongState },
    }),
    async (c) => c.json(shownGuid(await put(ctxOf(c), c.req.valid('param'))), 200),
  )
  if (!remove) continue
  guidsPart.openapi(
    createRoute({
      method: 'delete',
      path: `${guidPath}/${path}`,
      operationId: `delete${operation}`,
      tags,
      summary: 'Let a retired GUID count again, within 90 days',
      request: { params: ofGuid },
      responses: { 200: json(guidShape, 'The record.'), ...strangers, ...wrongState },
    }),
    async (c) => c.json(shownGuid(await remove(ctxOf(c), c.req.valid('param'))), 200),
  )
}
