/** Restricted package regions that the operator grants to a publisher. */
import { requirePermission } from '#accounts'
import { createRoute, jsonAnswer, noContent, refusing, z } from '#platform/api-shapes'
import { apiRoom, ctxOf } from '#platform/http'
import { authorisedRegionsOf, authoriseRegion, withdrawRegion } from '../region-authorisations.ts'
import { inPublisher } from './shapes.ts'

export const regionsPart = apiRoom()
const tags = ['Certification']
const inRegion = inPublisher.extend({ regionId: z.string().openapi({ example: 'gov' }) })

regionsPart.openapi(
  createRoute({
    method: 'get',
    path: '/publishers/{publisherId}/authorised-regions',
    operationId: 'listAuthorisedRegions',
    tags,
    summary: 'Restricted package regions that a publisher may use',
    request: { params: inPublisher },
    responses: { 200: jsonAnswer(z.object({ items: z.array(z.string()) }), 'Region ids.'), ...refusing(401, 403, 404) },
  }),
  async (c) => {
    const { publisherId } = c.req.valid('param')
    requirePermission(ctxOf(c), 'profile.read', { publisherId })
    return c.json({ items: await authorisedRegionsOf(ctxOf(c), publisherId) }, 200)
  },
)

regionsPart.openapi(
  createRoute({
    method: 'put',
    path: '/publishers/{publisherId}/authorised-regions/{regionId}',
    operationId: 'authoriseRegion',
    tags,
    summary: 'Let a publisher use a restricted package region',
    request: { params: inRegion },
    responses: { 204: noContent('Granted.'), ...refusing(401, 403, 404, 422) },
  }),
  async (c) => {
    await authoriseRegion(ctxOf(c), c.req.valid('param'))
    return c.body(null, 204)
  },
)

regionsPart.openapi(
  createRoute({
    method: 'delete',
    path: '/publishers/{publisherId}/authorised-regions/{regionId}',
    operationId: 'withdrawRegion',
    tags,
    summary: 'Withdraw a restricted package region',
    request: { params: inRegion },
    responses: { 204: noContent('Withdrawn; what is live stays so.'), ...refusing(401, 403, 404) },
  }),
  async (c) => {
    await withdrawRegion(ctxOf(c), c.req.valid('param'))
    return c.body(null, 204)
  },
)
