/** Out of the store: by the publisher, or by the operator. */
import { createRoute, idempotencyHeader, instant, jsonBody, noContent, refusing, z } from '#platform/api-shapes'
import { apiRoom, ctxOf } from '#platform/http'
import { idempotent } from '#platform/idempotency'
import { forceStop } from '../forced-stop.ts'
import { stopSelling } from '../publishing.ts'
import { inOffer } from './shapes.ts'

export const stopsPart = apiRoom()
const offer = '/publishers/{publisherId}/offers/{offerId}'

stopsPart.openapi(
  createRoute({
    method: 'post',
    path: `${offer}/stops`,
    operationId: 'stopSelling',
    tags: ['Publishing'],
    summary: 'Take the offer out of the store',
    description: 'Those who have it keep it. Submit and go live again to bring it back.',
    request: {
      params: inOffer,
      headers: idempotencyHeader,
      body: jsonBody(z.object({ reason: z.string().max(2_000).optional() }), { reason: 'Replaced by version 2.' }),
    },
    middleware: [idempotent] as const,
    responses: { 204: noContent('It leaves the store within moments.'), ...refusing(401, 403, 404, 409) },
  }),
  async (c) => {
    await stopSelling(ctxOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.body(null, 204)
  },
)

stopsPart.openapi(
  createRoute({
    method: 'post',
    path: `${offer}/forced-stops`,
    operationId: 'forceStop',
    tags: ['Certification'],
    summary: 'Take an offer out of the store, as the operator',
    request: {
      params: inOffer,
      headers: idempotencyHeader,
      body: jsonBody(
        z.object({
          reason: z.string().min(1).max(2_000).openapi({ example: 'The listing copies another offer.' }),
          deadline: instant.optional().openapi({ description: 'By when the publisher is asked to mend it.' }),
        }),
      ),
    },
    middleware: [idempotent] as const,
    responses: { 204: noContent('Out of the store; the publisher is told why.'), ...refusing(400, 401, 403, 404, 409) },
  }),
  async (c) => {
    const { reason, deadline } = c.req.valid('json')
    await forceStop(ctxOf(c), {
      ...c.req.valid('param'),
      reason,
      deadline: deadline ? new Date(deadline) : undefined,
    })
    return c.body(null, 204)
  },
)
