/** Saved filters. */
import { createRoute, idempotencyHeader, jsonAnswer, jsonBody, noContent, refusing, z } from '#platform/api-shapes'
import { apiRoom, ctxOf } from '#platform/http'
import { idempotent } from '#platform/idempotency'
import { listLeadViews, removeLeadView, saveLeadView } from '../views.ts'
import { publisherParam } from './params.ts'

export const viewsApi = apiRoom()
const tags = ['Leads']

const viewShape = z
  .object({ id: z.uuid(), name: z.string(), query: z.string(), isShared: z.boolean(), createdBy: z.string() })
  .openapi('LeadView')

viewsApi.openapi(
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

viewsApi.openapi(
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

viewsApi.openapi(
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
