/** Leads that were held back: asked for by their publisher, let go by whoever may. */
import { createRoute, idempotencyHeader, jsonBody, noContent, refusing, z } from '#platform/api-shapes'
import { apiRoom, ctxOf } from '#platform/http'
import { idempotent } from '#platform/idempotency'
import { releaseLead } from '../release.ts'
import { requestRelease } from '../release-request.ts'
import { leadParam } from './params.ts'

export const releasesApi = apiRoom()
const tags = ['Leads']

releasesApi.openapi(
  createRoute({
    method: 'post',
    path: '/publishers/{publisherId}/leads/{leadId}/releases',
    operationId: 'releaseLead',
    tags,
    summary: 'Let a lead go that was held back',
    description: 'Out of quarantine: whoever manages leads. A withheld one: the operator, with evidence of consent.',
    middleware: [idempotent] as const,
    request: {
      params: leadParam,
      headers: idempotencyHeader,
      body: jsonBody(z.object({ consentEvidence: z.string().max(2000).optional() }), {
        consentEvidence: 'The customer agreed by mail on 2 March.',
      }),
    },
    responses: {
      204: noContent('On its way'),
      ...refusing(401, 403, 404, 409, 422),
    },
  }),
  async (c) => {
    await releaseLead(ctxOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.body(null, 204)
  },
)

releasesApi.openapi(
  createRoute({
    method: 'put',
    path: '/publishers/{publisherId}/leads/{leadId}/release-request',
    operationId: 'requestLeadRelease',
    tags,
    summary: 'Ask the operator to let a withheld lead go',
    request: {
      params: leadParam,
      body: jsonBody(z.object({ why: z.string() }), { why: 'The customer asked us by telephone for an answer.' }),
    },
    responses: { 204: noContent('Asked for'), ...refusing(401, 403, 404, 409, 422) },
  }),
  async (c) => {
    await requestRelease(ctxOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.body(null, 204)
  },
)
