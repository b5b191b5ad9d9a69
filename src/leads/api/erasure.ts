/** Erasure, and the destinations that still have what was erased. */
import { createRoute, jsonAnswer, noContent, refusing, wire, z } from '#platform/api-shapes'
import { apiRoom, ctxOf } from '#platform/http'
import { eraseLead } from '../erase.ts'
import { finishErasureTask, listErasureTasks } from '../erasure-tasks.ts'
import { leadParam, publisherParam } from './params.ts'

export const erasureApi = apiRoom()
const tags = ['Leads']

erasureApi.openapi(
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

erasureApi.openapi(
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

erasureApi.openapi(
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
