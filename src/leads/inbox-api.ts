/** Working leads over REST: owners, tasks, saved filters, settings, lists, imports, erasure. Parses, calls, answers. */
import { bodyLimit } from 'hono/body-limit'
import {
  createRoute,
  idempotencyHeader,
  jsonAnswer,
  jsonBody,
  noContent,
  refusing,
  wire,
  z,
} from '#platform/api-shapes'
import { apiRoom, ctxOf, revisionOf } from '#platform/http'
import { idempotent } from '#platform/idempotency'
import { tooLarge } from '#platform/problem'
import { taskShape } from './api-shapes.ts'
import { workMany } from './bulk.ts'
import { eraseLead } from './erase.ts'
import { finishErasureTask, listErasureTasks } from './erasure-tasks.ts'
import { listFacts, removeFacts, uploadFacts } from './facts.ts'
import { importLeads, listImports } from './import.ts'
import { workStates } from './lead.ts'
import { changeLeadSettings, getLeadSettings } from './settings.ts'
import type { LeadSettings } from './settings-shape.ts'
import { assignLead, judgeLead, qualities, tagLead } from './standing.ts'
import { addTask, finishTask } from './tasks.ts'
import { listLeadViews, removeLeadView, saveLeadView } from './views.ts'

export const inboxApi = apiRoom()

const publisherParam = z.object({ publisherId: z.string() })
const leadParam = publisherParam.extend({ leadId: z.uuid() })
const tags = ['Leads']
const FILE_MAX_BYTES = 16 * 1024 * 1024

for (const path of ['/publishers/:publisherId/lead-lists', '/publishers/:publisherId/lead-imports']) {
  inboxApi.use(
    path,
    bodyLimit({
      maxSize: FILE_MAX_BYTES,
      onError: () => {
        throw tooLarge(`A file has at most ${FILE_MAX_BYTES / 1024 / 1024} MiB.`)
      },
    }),
  )
}

inboxApi.openapi(
  createRoute({
    method: 'put',
    path: '/publishers/{publisherId}/leads/{leadId}/owner',
    operationId: 'assignLead',
    tags,
    summary: 'Give a lead to somebody, or to nobody',
    request: { params: leadParam, body: jsonBody(z.object({ ownerId: z.string().nullable() })) },
    responses: { 204: noContent('Given'), ...refusing(401, 403, 404, 422) },
  }),
  async (c) => {
    await assignLead(ctxOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.body(null, 204)
  },
)

inboxApi.openapi(
  createRoute({
    method: 'put',
    path: '/publishers/{publisherId}/leads/{leadId}/tags',
    operationId: 'tagLead',
    tags,
    summary: 'Replace the tags of a lead',
    request: { params: leadParam, body: jsonBody(z.object({ tags: z.array(z.string()).max(10) })) },
    responses: { 204: noContent('Tagged'), ...refusing(401, 403, 404, 422) },
  }),
  async (c) => {
    await tagLead(ctxOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.body(null, 204)
  },
)

inboxApi.openapi(
  createRoute({
    method: 'put',
    path: '/publishers/{publisherId}/leads/{leadId}/quality',
    operationId: 'judgeLead',
    tags,
    summary: 'Tell the operator what a lead was worth',
    request: { params: leadParam, body: jsonBody(z.object({ quality: z.enum(qualities) })) },
    responses: { 204: noContent('Told'), ...refusing(401, 403, 404, 422) },
  }),
  async (c) => {
    await judgeLead(ctxOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.body(null, 204)
  },
)

inboxApi.openapi(
  createRoute({
    method: 'post',
    path: '/publishers/{publisherId}/leads/{leadId}/tasks',
    operationId: 'addLeadTask',
    tags,
    summary: 'Add something to do about a lead',
    middleware: [idempotent] as const,
    request: {
      params: leadParam,
      headers: idempotencyHeader,
      body: jsonBody(z.object({ what: z.string(), dueAt: z.iso.datetime({ offset: true }).optional() })),
    },
    responses: { 201: jsonAnswer(taskShape, 'The task'), ...refusing(401, 403, 404, 422) },
  }),
  async (c) => {
    const { what, dueAt } = c.req.valid('json')
    const task = { ...c.req.valid('param'), what, dueAt: dueAt === undefined ? undefined : new Date(dueAt) }
    return c.json(wire(await addTask(ctxOf(c), task)), 201)
  },
)

inboxApi.openapi(
  createRoute({
    method: 'put',
    path: '/publishers/{publisherId}/leads/{leadId}/tasks/{taskId}/completion',
    operationId: 'finishLeadTask',
    tags,
    summary: 'Say that a task is done',
    request: { params: leadParam.extend({ taskId: z.uuid() }) },
    responses: { 204: noContent('Done'), ...refusing(401, 403, 404) },
  }),
  async (c) => {
    await finishTask(ctxOf(c), c.req.valid('param'))
    return c.body(null, 204)
  },
)

inboxApi.openapi(
  createRoute({
    method: 'post',
    path: '/publishers/{publisherId}/lead-work',
    operationId: 'workLeads',
    tags,
    summary: 'Do the same with many leads',
    description: 'Each on its own: one that is refused keeps no other back.',
    middleware: [idempotent] as const,
    request: {
      params: publisherParam,
      headers: idempotencyHeader,
      body: jsonBody(
        z
          .discriminatedUnion('deed', [
            z.object({
              deed: z.literal('step'),
              workState: z.enum(workStates),
              reason: z.string().optional(),
              note: z.string().optional(),
            }),
            z.object({ deed: z.literal('assign'), ownerId: z.string().nullable() }),
            z.object({ deed: z.literal('tag'), tags: z.array(z.string()).max(10) }),
            z.object({ deed: z.literal('release') }),
          ])
          .and(z.object({ leadIds: z.array(z.uuid()).min(1).max(200) })),
      ),
    },
    responses: {
      200: jsonAnswer(
        z.object({ done: z.int(), refused: z.array(z.object({ leadId: z.uuid(), detail: z.string() })) }),
        'What was done',
      ),
      ...refusing(401, 403, 404, 422),
    },
  }),
  async (c) => c.json(await workMany(ctxOf(c), { ...c.req.valid('json'), ...c.req.valid('param') }), 200),
)

inboxApi.openapi(
  createRoute({
    method: 'delete',
    path: '/publishers/{publisherId}/leads/{leadId}',
    operationId: 'eraseLead',
    tags,
    summary: 'Erase the person out of a lead',
    description:
      'In every state: what waits is sent nowhere any more; destinations that have it are told by its id, or listed as erasure tasks.',
    request: { params: leadParam },
    responses: { 204: noContent('Erased'), ...refusing(401, 403, 404, 409) },
  }),
  async (c) => {
    await eraseLead(ctxOf(c), c.req.valid('param'))
    return c.body(null, 204)
  },
)

const erasureTaskShape = z
  .object({
    leadId: z.uuid(),
    connectionId: z.uuid(),
    connectionName: z.string(),
    kind: z.string(),
    destinationId: z.string().nullable(),
    destinationUri: z.string().nullable(),
    deliveredAt: z.string().nullable(),
    at: z.string(),
    doneAt: z.string().nullable(),
    doneBy: z.string().nullable(),
  })
  .openapi('ErasureTask')

inboxApi.openapi(
  createRoute({
    method: 'get',
    path: '/publishers/{publisherId}/erasure-tasks',
    operationId: 'listErasureTasks',
    tags,
    summary: 'Destinations that still have what was erased',
    request: { params: publisherParam },
    responses: {
      200: jsonAnswer(z.object({ items: z.array(erasureTaskShape) }), 'Tasks'),
      ...refusing(401, 403, 404),
    },
  }),
  async (c) => c.json(wire({ items: await listErasureTasks(ctxOf(c), c.req.valid('param').publisherId) }), 200),
)

inboxApi.openapi(
  createRoute({
    method: 'put',
    path: '/publishers/{publisherId}/erasure-tasks/{leadId}/{connectionId}/completion',
    operationId: 'finishErasureTask',
    tags,
    summary: 'Say that it was erased there',
    request: { params: leadParam.extend({ connectionId: z.uuid() }) },
    responses: { 204: noContent('Noted'), ...refusing(401, 403, 404) },
  }),
  async (c) => {
    await finishErasureTask(ctxOf(c), c.req.valid('param'))
    return c.body(null, 204)
  },
)

const viewShape = z
  .object({ id: z.uuid(), name: z.string(), query: z.string(), isShared: z.boolean(), createdBy: z.string() })
  .openapi('LeadView')

inboxApi.openapi(
  createRoute({
    method: 'get',
    path: '/publishers/{publisherId}/lead-views',
    operationId: 'listLeadViews',
    tags,
    summary: 'Saved filters: your own and everybody’s',
    request: { params: publisherParam },
    responses: { 200: jsonAnswer(z.object({ items: z.array(viewShape) }), 'Filters'), ...refusing(401, 403, 404) },
  }),
  async (c) => c.json({ items: await listLeadViews(ctxOf(c), c.req.valid('param').publisherId) }, 200),
)

inboxApi.openapi(
  createRoute({
    method: 'post',
    path: '/publishers/{publisherId}/lead-views',
    operationId: 'saveLeadView',
    tags,
    summary: 'Keep a filter under a name',
    middleware: [idempotent] as const,
    request: {
      params: publisherParam,
      headers: idempotencyHeader,
      body: jsonBody(
        z.object({
          name: z.string(),
          query: z.string().openapi({ description: 'As in the address of the list, e.g. rating=hot&clock=overdue.' }),
          isShared: z.boolean().default(false),
        }),
      ),
    },
    responses: { 201: jsonAnswer(viewShape, 'The filter'), ...refusing(401, 403, 404, 422) },
  }),
  async (c) => c.json(await saveLeadView(ctxOf(c), { ...c.req.valid('json'), ...c.req.valid('param') }), 201),
)

inboxApi.openapi(
  createRoute({
    method: 'delete',
    path: '/publishers/{publisherId}/lead-views/{viewId}',
    operationId: 'removeLeadView',
    tags,
    summary: 'Remove a saved filter',
    request: { params: publisherParam.extend({ viewId: z.uuid() }) },
    responses: { 204: noContent('Removed'), ...refusing(401, 403, 404) },
  }),
  async (c) => {
    await removeLeadView(ctxOf(c), c.req.valid('param'))
    return c.body(null, 204)
  },
)

const settingsShape = z
  .object({
    points: z.record(z.string(), z.int()),
    hours: z.object({ timeZone: z.string(), days: z.array(z.int()), from: z.string(), to: z.string() }),
    paths: z.array(z.object({ path: z.string() }).catchall(z.unknown())),
    digest: z.object({ every: z.enum(['never', 'day', 'week']), to: z.array(z.string()) }),
    keepMonths: z.int(),
  })
  .openapi('LeadSettings')
const keptSettingsShape = settingsShape.extend({
  revision: z.int(),
  updatedAt: z.string().nullable(),
  updatedBy: z.string().nullable(),
})

inboxApi.openapi(
  createRoute({
    method: 'get',
    path: '/publishers/{publisherId}/lead-settings',
    operationId: 'getLeadSettings',
    tags,
    summary: 'How leads are scored, routed, timed and kept',
    request: { params: publisherParam },
    responses: { 200: jsonAnswer(keptSettingsShape, 'The settings'), ...refusing(401, 403, 404) },
  }),
  async (c) => {
    const settings = await getLeadSettings(ctxOf(c), c.req.valid('param').publisherId)
    c.header('ETag', `"${settings.revision}"`)
    return c.json(wire(settings), 200)
  },
)

inboxApi.openapi(
  createRoute({
    method: 'patch',
    path: '/publishers/{publisherId}/lead-settings',
    operationId: 'changeLeadSettings',
    tags,
    summary: 'Change some of these settings',
    request: {
      params: publisherParam,
      headers: z.object({ 'if-match': z.string().optional() }),
      body: jsonBody(settingsShape.partial()),
    },
    responses: { 200: jsonAnswer(keptSettingsShape, 'The settings'), ...refusing(401, 403, 404, 412, 422, 428) },
  }),
  async (c) => {
    const settings = c.req.valid('json') as Partial<LeadSettings>
    const change = { ...c.req.valid('param'), revision: revisionOf(c), settings }
    const kept = await changeLeadSettings(ctxOf(c), change)
    c.header('ETag', `"${kept.revision}"`)
    return c.json(wire(kept), 200)
  },
)

const listShape = z
  .object({ id: z.uuid(), name: z.string(), rows: z.int(), uploadedAt: z.string(), uploadedBy: z.string() })
  .openapi('LeadList')

inboxApi.openapi(
  createRoute({
    method: 'get',
    path: '/publishers/{publisherId}/lead-lists',
    operationId: 'listLeadLists',
    tags,
    summary: 'Your own lists that leads are compared with',
    request: { params: publisherParam },
    responses: { 200: jsonAnswer(z.object({ items: z.array(listShape) }), 'Lists'), ...refusing(401, 403, 404) },
  }),
  async (c) => c.json(wire({ items: await listFacts(ctxOf(c), c.req.valid('param').publisherId) }), 200),
)

inboxApi.openapi(
  createRoute({
    method: 'post',
    path: '/publishers/{publisherId}/lead-lists',
    operationId: 'uploadLeadList',
    tags,
    summary: 'Upload a list of customers, deals or campaigns',
    description: 'CSV with a column Email, Domain or Company. Addresses are kept as keyed hashes.',
    middleware: [idempotent] as const,
    request: {
      params: publisherParam,
      headers: idempotencyHeader,
      body: jsonBody(z.object({ name: z.string(), csv: z.string() })),
    },
    responses: { 201: jsonAnswer(listShape, 'The list'), ...refusing(401, 403, 404, 413, 422) },
  }),
  async (c) => c.json(wire(await uploadFacts(ctxOf(c), { ...c.req.valid('json'), ...c.req.valid('param') })), 201),
)

inboxApi.openapi(
  createRoute({
    method: 'delete',
    path: '/publishers/{publisherId}/lead-lists/{listId}',
    operationId: 'removeLeadList',
    tags,
    summary: 'Remove a list',
    request: { params: publisherParam.extend({ listId: z.uuid() }) },
    responses: { 204: noContent('Removed'), ...refusing(401, 403, 404) },
  }),
  async (c) => {
    await removeFacts(ctxOf(c), c.req.valid('param'))
    return c.body(null, 204)
  },
)

const importShape = z
  .object({
    id: z.uuid(),
    fileName: z.string(),
    rows: z.int(),
    kept: z.int(),
    repeated: z.int(),
    refused: z.array(
      z.object({
        row: z.int(),
        errors: z.array(z.object({ column: z.string(), code: z.string(), detail: z.string() })),
      }),
    ),
    sent: z.boolean(),
    at: z.string(),
    by: z.string(),
  })
  .openapi('LeadImport')

inboxApi.openapi(
  createRoute({
    method: 'get',
    path: '/publishers/{publisherId}/lead-imports',
    operationId: 'listLeadImports',
    tags,
    summary: 'Imports, newest first',
    request: { params: publisherParam },
    responses: { 200: jsonAnswer(z.object({ items: z.array(importShape) }), 'Imports'), ...refusing(401, 403, 404) },
  }),
  async (c) => c.json(wire({ items: await listImports(ctxOf(c), c.req.valid('param').publisherId) }), 200),
)

inboxApi.openapi(
  createRoute({
    method: 'post',
    path: '/publishers/{publisherId}/lead-imports',
    operationId: 'importLeads',
    tags,
    summary: 'Import leads that were missed elsewhere',
    description:
      'CSV with the columns of our export, or those of a storage table. Leads that are here already are not kept twice; rows that cannot be kept are listed with what is wrong.',
    middleware: [idempotent] as const,
    request: {
      params: publisherParam,
      headers: idempotencyHeader,
      body: jsonBody(
        z.object({
          fileName: z.string().default('leads.csv'),
          csv: z.string(),
          consent: z.string().openapi({ description: 'How these customers agreed to be contacted.' }),
          send: z.boolean().default(false).openapi({ description: 'Also deliver them to the offers’ destinations.' }),
          dryRun: z.boolean().default(false).openapi({ description: 'Only say what would happen.' }),
        }),
      ),
    },
    responses: { 201: jsonAnswer(importShape, 'What became of the rows'), ...refusing(401, 403, 404, 413, 422) },
  }),
  async (c) => c.json(wire(await importLeads(ctxOf(c), { ...c.req.valid('json'), ...c.req.valid('param') })), 201),
)
