/** Plans over REST: where each stands, and the private audiences that follow the draft. Writing one is saving the draft. */
import { createRoute, jsonAnswer, jsonBody, refusing, z } from '#platform/api-shapes'
import { apiRoom, ctxOf } from '#platform/http'
import { duplicateOffer } from '../duplicate.ts'
import { listPlans } from '../plans/plans.ts'
import { syncPrivateAudience } from '../plans/private-audience.ts'
import { listPrivateLinks } from '../plans/private-links.ts'
import { inOffer } from './shapes.ts'

export const plansPart = apiRoom()
const tags = ['Offers']

const planShape = z
  .object({
    planId: z.string().openapi({ example: 'team' }),
    name: z.string(),
    state: z.enum(['draft', 'preview', 'live', 'stopPending', 'stopped']),
    plan: z.record(z.string(), z.unknown()),
  })
  .openapi('Plan', {
    description: 'A plan of the draft; `stopDistribution` in it takes effect with the next publication.',
  })

plansPart.openapi(
  createRoute({
    method: 'get',
    path: '/publishers/{publisherId}/offers/{offerId}/plans',
    operationId: 'listPlans',
    tags,
    summary: 'The plans of an offer, each with where it stands',
    request: { params: inOffer },
    responses: {
      200: jsonAnswer(z.object({ items: z.array(planShape) }), 'In their order.'),
      ...refusing(401, 403, 404),
    },
  }),
  async (c) => {
    const items = await listPlans(ctxOf(c), c.req.valid('param'))
    return c.json({ items: JSON.parse(JSON.stringify(items)) as z.infer<typeof planShape>[] }, 200)
  },
)

plansPart.openapi(
  createRoute({
    method: 'get',
    path: '/publishers/{publisherId}/offers/{offerId}/plans/{planId}/private-links',
    operationId: 'listPrivateLinks',
    tags,
    summary: 'The addresses under which the customers of a private plan see it',
    description: 'One for each customer of the live plan; none while it is public or not live.',
    request: { params: inOffer.extend({ planId: z.string().openapi({ example: 'group' }) }) },
    responses: {
      200: jsonAnswer(
        z.object({ items: z.array(z.object({ id: z.string(), description: z.string(), url: z.url() })) }),
        'In the order of the audience.',
      ),
      ...refusing(401, 403, 404),
    },
  }),
  async (c) => c.json({ items: await listPrivateLinks(ctxOf(c), c.req.valid('param')) }, 200),
)

plansPart.openapi(
  createRoute({
    method: 'post',
    path: '/publishers/{publisherId}/offers/{offerId}/private-audience-updates',
    operationId: 'updatePrivateAudience',
    tags,
    summary: 'Give the private audiences of the draft to what is live',
    description: 'Without a submission; nothing else changes.',
    request: { params: inOffer },
    responses: {
      200: jsonAnswer(z.object({ plans: z.int() }), 'How many plans got another audience.'),
      ...refusing(401, 403, 404, 409),
    },
  }),
  async (c) => c.json({ plans: await syncPrivateAudience(ctxOf(c), c.req.valid('param')) }, 200),
)

plansPart.openapi(
  createRoute({
    method: 'post',
    path: '/publishers/{publisherId}/offers/{offerId}/copies',
    operationId: 'duplicateOffer',
    tags,
    summary: 'Begin another offer with this draft',
    description: 'Left out are the hide key, the secrets and the name.',
    request: {
      params: inOffer,
      body: jsonBody(
        z.object({
          offerId: z.string().openapi({ example: 'route-planner-2' }),
          alias: z.string().openapi({ example: 'Route Planner (second)' }),
        }),
      ),
    },
    responses: {
      201: jsonAnswer(z.object({ offerId: z.string(), revision: z.int() }), 'The new draft.'),
      ...refusing(401, 403, 404, 409, 422),
    },
  }),
  async (c) => {
    const { publisherId, offerId: from } = c.req.valid('param')
    const { offerId, revision } = await duplicateOffer(ctxOf(c), { publisherId, from, ...c.req.valid('json') })
    return c.json({ offerId, revision }, 201, { Location: `/api/v1/publishers/${publisherId}/offers/${offerId}` })
  },
)
