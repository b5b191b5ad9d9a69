import { createRoute, jsonAnswer, jsonBody, noContent, refusing, z } from '#platform/api-shapes'
import { apiRoom, ctxOf } from '#platform/http'
import { dismissOperator, listOperators, nameOperator } from '../operators.ts'
import { operatorRoles } from '../permissions.ts'
import { operatorShape } from './shapes.ts'

export const operatorsApi = apiRoom()
const tags = ['Operators']
const role = z.enum(operatorRoles)

operatorsApi.openapi(
  createRoute({
    method: 'get',
    path: '/operators',
    operationId: 'listOperators',
    tags,
    summary: 'The people who run the marketplace',
    responses: {
      200: jsonAnswer(z.object({ items: z.array(operatorShape) }), 'One row for each role.'),
      ...refusing(401, 403),
    },
  }),
  async (c) => {
    const items = await listOperators(ctxOf(c))
    return c.json({ items: items.map((o) => ({ ...o, grantedAt: o.grantedAt.toISOString() })) }, 200)
  },
)

operatorsApi.openapi(
  createRoute({
    method: 'post',
    path: '/operators',
    operationId: 'nameOperator',
    tags,
    summary: 'Name an operator',
    description: 'Somebody who has an account already.',
    request: {
      body: jsonBody(z.object({ email: z.string(), role }), { email: 'rita@northquay.example', role: 'reviewer' }),
    },
    responses: { 204: noContent('Named.'), ...refusing(401, 403, 422) },
  }),
  async (c) => {
    await nameOperator(ctxOf(c), c.req.valid('json'))
    return c.body(null, 204)
  },
)

operatorsApi.openapi(
  createRoute({
    method: 'delete',
    path: '/operators/{personId}/{role}',
    operationId: 'dismissOperator',
    tags,
    summary: 'Dismiss an operator',
    request: { params: z.object({ personId: z.string(), role }) },
    responses: { 204: noContent('Dismissed.'), ...refusing(401, 403, 404, 409) },
  }),
  async (c) => {
    await dismissOperator(ctxOf(c), c.req.valid('param'))
    return c.body(null, 204)
  },
)
