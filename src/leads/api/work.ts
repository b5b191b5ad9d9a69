/** Owners, tags, tasks and what many leads have done to them at once. */
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
import { apiRoom, ctxOf } from '#platform/http'
import { idempotent } from '#platform/idempotency'
import { taskShape } from '../api-shapes.ts'
import { assignLead, judgeLead, tagLead } from '../assign.ts'
import { workMany } from '../bulk.ts'
import { tickChecklist } from '../checklist.ts'
import { workStates } from '../lead.ts'
import { qualities } from '../standing.ts'
import { addTask, finishTask } from '../tasks.ts'
import { leadParam, publisherParam } from './params.ts'

export const workApi = apiRoom()
const tags = ['Leads']

workApi.openapi(
  createRoute({
    method: 'put',
    path: '/publishers/{publisherId}/leads/{leadId}/owner',
    operationId: 'assignLead',
    tags,
    summary: 'Give a lead to somebody, or to nobody',
    request: { params: leadParam, body: jsonBody(z.object({ ownerId: z.string().nullable() }), { ownerId: null }) },
    responses: { 204: noContent('Given'), ...refusing(401, 403, 404, 422) },
  }),
  async (c) => {
    await assignLead(ctxOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.body(null, 204)
  },
)

workApi.openapi(
  createRoute({
    method: 'put',
    path: '/publishers/{publisherId}/leads/{leadId}/tags',
    operationId: 'tagLead',
    tags,
    summary: 'Replace the tags of a lead',
    request: {
      params: leadParam,
      body: jsonBody(z.object({ tags: z.array(z.string()).max(10) }), { tags: ['fair', 'second call'] }),
    },
    responses: { 204: noContent('Tagged'), ...refusing(401, 403, 404, 422) },
  }),
  async (c) => {
    await tagLead(ctxOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.body(null, 204)
  },
)

workApi.openapi(
  createRoute({
    method: 'put',
    path: '/publishers/{publisherId}/leads/{leadId}/checklist',
    operationId: 'tickLeadChecklist',
    tags,
    summary: 'Tick what is answered before a lead is handed over to sales',
    description: 'Items as the lead’s sheet names them; all others are open.',
    request: {
      params: leadParam,
      body: jsonBody(z.object({ items: z.array(z.string()).max(20) }), { items: ['Budget known'] }),
    },
    responses: { 204: noContent('Ticked'), ...refusing(401, 403, 404) },
  }),
  async (c) => {
    await tickChecklist(ctxOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.body(null, 204)
  },
)

workApi.openapi(
  createRoute({
    method: 'put',
    path: '/publishers/{publisherId}/leads/{leadId}/quality',
    operationId: 'judgeLead',
    tags,
    summary: 'Tell the operator what a lead was worth',
    request: { params: leadParam, body: jsonBody(z.object({ quality: z.enum(qualities) }), { quality: 'good' }) },
    responses: { 204: noContent('Told'), ...refusing(401, 403, 404, 422) },
  }),
  async (c) => {
    await judgeLead(ctxOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.body(null, 204)
  },
)

workApi.openapi(
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
      body: jsonBody(z.object({ what: z.string(), dueAt: z.iso.datetime({ offset: true }).optional() }), {
        what: 'Call back',
        dueAt: '2026-03-05T09:00:00Z',
      }),
    },
    responses: { 201: jsonAnswer(taskShape, 'The task'), ...refusing(401, 403, 404, 422) },
  }),
  async (c) => {
    const { what, dueAt } = c.req.valid('json')
    const task = { ...c.req.valid('param'), what, dueAt: dueAt === undefined ? undefined : new Date(dueAt) }
    return c.json(wire(await addTask(ctxOf(c), task)), 201)
  },
)

workApi.openapi(
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

workApi.openapi(
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
        { deed: 'tag', tags: ['fair'], leadIds: ['0198b1c2-6f0e-7c3a-9d41-5b2e8f7a6c10'] },
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
