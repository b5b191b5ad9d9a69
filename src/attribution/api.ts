/** Attribution over REST. Parses, calls, answers; rules are in the deeds. */
import { createRoute, z } from '@hono/zod-openapi'
import { apiRoom, ctxOf, revisionOf } from '#platform/http'
import { idempotent } from '#platform/idempotency'
import {
  changeShape,
  eventsShape,
  guidChangeShape,
  guidShape,
  newGuidShape,
  problemShape,
  publicGuidShape,
  reportShape,
  runShape,
  shownGuid,
  shownRun,
  takenShape,
  usageShape,
  usageTakenShape,
} from './api-shapes.ts'
import { ingestEvents } from './ingest.ts'
import {
  addGuid,
  deleteGuid,
  editGuid,
  getGuid,
  listGuids,
  lookUpGuids,
  reactivateGuid,
  registerGuid,
  retireGuid,
} from './registry.ts'
import { exportGuids, importGuids } from './registry-csv.ts'
import { type Dimension, dimensions, type ReportFilter, type ReportQuery, usageReport } from './report.ts'
import { exportReport } from './report-file.ts'
import { listRuns } from './runs.ts'
import { guidStates, runStatuses } from './schema.ts'
import { importUsage } from './usage.ts'

export const attributionApi = apiRoom()

const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})
const body = <T extends z.ZodType>(schema: T) => ({ required: true, content: { 'application/json': { schema } } })
const csv = (description: string) => ({ description, content: { 'text/csv': { schema: z.string() } } })
const refused = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemShape } },
})
const strangers = {
  401: refused('Sign in first'),
  403: refused('Not yours to do'),
  404: refused('Nothing there, or nothing that you may see'),
}
const wrongState = { 409: refused('Not possible in the present state') }
const wrongFields = { 422: refused('Some fields need mending; `errors` names each') }

const tags = ['Attribution']
const guidsPath = '/publishers/{publisherId}/attribution/guids'
const guidPath = `${guidsPath}/{guidId}`
const ofPublisher = z.object({ publisherId: z.string().openapi({ example: 'fabrikam' }) })
const ofGuid = ofPublisher.extend({ guidId: z.uuid() })
const idempotencyHeader = z.object({
  'idempotency-key': z
    .string()
    .optional()
    .openapi({ description: 'Repeating a create with the same key repeats its answer.' }),
})

attributionApi.openapi(
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
    const records = await lookUpGuids(ctxOf(c), c.req.valid('query').guids.split(','))
    const items = records.map(({ guid, publisherId, origin, offerId, planId, channel, noticeUrl, optOut }) => ({
      guid: guid ?? '',
      publisherId,
      origin,
      offerId,
      planId,
      channel,
      noticeUrl,
      optOut,
    }))
    return c.json({ items }, 200)
  },
)

attributionApi.openapi(
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
    responses: { 200: json(z.object({ items: z.array(guidShape) }), 'GUIDs by description.'), ...strangers },
  }),
  async (c) => {
    const records = await listGuids(ctxOf(c), { ...c.req.valid('param'), ...c.req.valid('query') })
    return c.json({ items: records.map(shownGuid) }, 200)
  },
)

attributionApi.openapi(
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

attributionApi.openapi(
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

attributionApi.openapi(
  createRoute({
    method: 'post',
    path: '/publishers/{publisherId}/attribution/imports',
    operationId: 'importTrackingGuids',
    tags,
    summary: 'Register the GUIDs of a CSV file, all or none',
    request: { params: ofPublisher, body: body(z.object({ csv: z.string().max(1_000_000) })) },
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

attributionApi.openapi(
  createRoute({
    method: 'get',
    path: guidPath,
    operationId: 'getTrackingGuid',
    tags,
    summary: 'A GUID with its history',
    request: { params: ofGuid },
    responses: { 200: json(guidShape.extend({ changes: z.array(changeShape) }), 'The record.'), ...strangers },
  }),
  async (c) => {
    const { changes, ...record } = await getGuid(ctxOf(c), c.req.valid('param'))
    const told = changes.map(({ change, by, at }) => ({ change, by, at: at.toISOString() }))
    return c.json({ ...shownGuid(record), changes: told }, 200, { ETag: `"${record.version}"` })
  },
)

attributionApi.openapi(
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
      412: refused('Somebody else changed it'),
      428: refused('If-Match is missing'),
    },
  }),
  async (c) => {
    const record = await editGuid(ctxOf(c), c.req.valid('param'), { ...c.req.valid('json'), version: revisionOf(c) })
    return c.json(shownGuid(record), 200, { ETag: `"${record.version}"` })
  },
)

attributionApi.openapi(
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
  attributionApi.openapi(
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
  attributionApi.openapi(
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

attributionApi.openapi(
  createRoute({
    method: 'post',
    path: '/publishers/{publisherId}/attribution/events',
    operationId: 'reportOwnDeployments',
    tags,
    summary: 'Tell of deployments of one’s own software',
    description: 'One event or at most 1 000. Each is taken once, in any order; the answer says what became of each.',
    request: { params: ofPublisher, body: body(eventsShape) },
    responses: { 202: json(takenShape, 'One result for each event.'), ...strangers, ...wrongFields },
  }),
  async (c) => {
    const sent = c.req.valid('json')
    const taken = await ingestEvents(ctxOf(c), Array.isArray(sent) ? sent : [sent], c.req.valid('param'))
    return c.json({ items: taken }, 202)
  },
)

attributionApi.openapi(
  createRoute({
    method: 'post',
    path: '/attribution/events',
    operationId: 'reportDeployments',
    tags,
    summary: 'Tell of deployments, for the operator’s collectors',
    request: { body: body(eventsShape) },
    responses: { 202: json(takenShape, 'One result for each event.'), ...strangers, ...wrongFields },
  }),
  async (c) => {
    const sent = c.req.valid('json')
    return c.json({ items: await ingestEvents(ctxOf(c), Array.isArray(sent) ? sent : [sent]) }, 202)
  },
)

attributionApi.openapi(
  createRoute({
    method: 'post',
    path: '/attribution/usage',
    operationId: 'reportUsage',
    tags,
    summary: 'Tell of usage, for the operator’s collectors',
    description:
      'Rows of a usage export. Those of resources that no tracked deployment created are counted and not kept.',
    request: { body: body(usageShape) },
    responses: { 202: json(usageTakenShape, 'What became of the rows.'), ...strangers, ...wrongFields },
  }),
  async (c) => c.json(await importUsage(ctxOf(c), c.req.valid('json')), 202),
)

attributionApi.openapi(
  createRoute({
    method: 'get',
    path: '/publishers/{publisherId}/attribution/deployments',
    operationId: 'listDeploymentRuns',
    tags,
    summary: 'Deployments, newest first',
    request: {
      params: ofPublisher,
      query: z.object({
        guid: z.string().optional(),
        status: z.enum(runStatuses).optional(),
        cursor: z.string().optional(),
        limit: z.coerce.number().int().min(1).max(200).optional(),
      }),
    },
    responses: {
      200: json(z.object({ items: z.array(runShape), nextCursor: z.string().nullable() }), 'A page of deployments.'),
      ...strangers,
    },
  }),
  async (c) => {
    const { items, nextCursor } = await listRuns(ctxOf(c), { ...c.req.valid('param'), ...c.req.valid('query') })
    return c.json({ items: items.map(shownRun), nextCursor }, 200)
  },
)

const names = Object.keys(dimensions) as [Dimension, ...Dimension[]]
const month = z
  .string()
  .regex(/^\d{4}-\d{2}$/)
  .openapi({ example: '2026-03' })
const filters = Object.fromEntries(
  names.filter((name) => name !== 'month').map((name) => [name, z.string().optional()]),
) as Record<Exclude<Dimension, 'month'>, z.ZodOptional<z.ZodString>>
const reportQuery = z.object({
  by: z
    .string()
    .default('month')
    .openapi({
      description: `Dimensions with commas between: ${names.join(', ')}.`,
      example: 'guid,resourceType,month',
    }),
  from: month,
  to: month,
  limit: z.coerce.number().int().min(1).max(100_000).optional(),
  ...filters,
})

for (const format of ['json', 'csv', 'tsv'] as const) {
  const type = { json: 'application/json', csv: 'text/csv', tsv: 'text/tab-separated-values' }[format]
  attributionApi.openapi(
    createRoute({
      method: 'get',
      path: `/publishers/{publisherId}/attribution/report${format === 'json' ? '' : `.${format}`}`,
      operationId: `attributionReport${format === 'json' ? '' : format[0]!.toUpperCase() + format.slice(1)}`,
      tags,
      summary: format === 'json' ? 'What GUIDs brought' : `What GUIDs brought, as ${format.toUpperCase()}`,
      request: { params: ofPublisher, query: reportQuery },
      responses: {
        200: {
          description: 'The report.',
          content: { [type]: { schema: format === 'json' ? reportShape : z.string() } },
        },
        ...strangers,
        ...wrongFields,
      },
    }),
    async (c) => {
      const query = queryOf(c.req.valid('param').publisherId, c.req.valid('query'))
      if (format === 'json') return c.json(await usageReport(ctxOf(c), query), 200) as never
      return c.text(await exportReport(ctxOf(c), query, format), 200, {
        'content-type': `${type}; charset=utf-8`,
      }) as never
    },
  )
}

function queryOf(publisherId: string, asked: z.output<typeof reportQuery>): ReportQuery {
  const { by, from, to, limit, ...filter } = asked
  const chosen = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value.split(',')] as const],
  )
  return {
    publisherId,
    by: by
      .split(',')
      .map((name) => name.trim())
      .filter((name): name is Dimension => names.includes(name as Dimension)),
    from: `${from}-01`,
    to: `${to}-01`,
    filter: Object.fromEntries(chosen) as ReportFilter,
    ...(limit !== undefined && { limit }),
  }
}
