/** Private offers over REST: written as a whole, then published, withdrawn, upgraded. */
import {
  createRoute,
  etagHeader,
  idempotencyHeader,
  ifMatchHeader,
  instant,
  jsonAnswer,
  jsonBody,
  noContent,
  pageOf,
  paging,
  refusing,
  wire,
  z,
} from '#platform/api-shapes'
import { apiRoom, ctxOf, revisionOf } from '#platform/http'
import { idempotent } from '#platform/idempotency'
import { dealLimits, dealSchema, privateOfferTypes } from '../private-offers/deal.ts'
import { privateOfferStates } from '../private-offers/moves.ts'
import {
  createPrivateOffer,
  deletePrivateOffer,
  getPrivateOffer,
  listPrivateOffers,
  type PrivateOffer,
  type PrivateOfferItem,
  savePrivateOffer,
} from '../private-offers/private-offers.ts'
import { publishPrivateOffer, withdrawPrivateOffer } from '../private-offers/publish.ts'
import { inPublisher } from './shapes.ts'

export const privateOffersPart = apiRoom()
const tags = ['Private offers']
const path = '/publishers/{publisherId}/private-offers'
const one = `${path}/{privateOfferId}` as const
const inPrivateOffer = inPublisher.extend({
  privateOfferId: z.uuid().openapi({ param: { name: 'privateOfferId', in: 'path' } }),
})

// Made anew: what zod made before its OpenAPI part was loaded knows nothing of it.
const dealShape = z.object(dealSchema.shape).openapi('Deal', {
  description:
    'Its terms. Days are `2027-01-31`, in UTC. Prices are in US dollars, by term (`P1M`), `monthly`, `hourly` or `meter:ID`.',
})
const itemShape = z
  .object({
    publisherId: z.string(),
    privateOfferId: z.uuid(),
    name: z.string(),
    type: z.enum(privateOfferTypes),
    state: z.enum(privateOfferStates),
    deal: z.record(z.string(), z.unknown()).openapi({ description: 'See `Deal`.' }),
    upgradedFrom: z.uuid().nullable(),
    acceptances: z.array(z.object({ beneficiaryId: z.string(), at: instant, name: z.string(), email: z.string() })),
    revision: z.int().openapi({ description: 'Also the ETag.' }),
    createdAt: instant,
    changedAt: instant,
    changedBy: z.string(),
    publishedAt: instant.nullable(),
  })
  .openapi('PrivateOfferListItem')
const shape = itemShape
  .extend({
    errors: z
      .array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() }).loose())
      .openapi({ description: 'What keeps a draft from being published.' }),
    links: z
      .array(z.object({ beneficiaryId: z.string(), description: z.string(), url: z.url() }))
      .openapi({ description: 'Of each customer its own, while it is out.' }),
    moves: z.array(z.string()).openapi({ description: 'What can be done with it now.', example: ['save', 'publish'] }),
  })
  .openapi('PrivateOffer')

function shownItem(row: PrivateOfferItem): z.infer<typeof itemShape> {
  const { publisherId, id: privateOfferId, name, type, state, upgradedFrom, revision } = row
  const { createdAt, changedAt, publishedAt, changedByName: changedBy, deal, acceptances } = row
  const people = acceptances.map(({ personId: _, ...acceptance }) => acceptance)
  const parts = { publisherId, privateOfferId, name, type, state, deal, upgradedFrom, revision, acceptances: people }
  return wire({ ...parts, createdAt, changedAt, publishedAt, changedBy }) as z.infer<typeof itemShape>
}

function shown(offer: PrivateOffer): z.infer<typeof shape> {
  const { findings, links, moves } = offer
  return { ...shownItem(offer), errors: findings as z.infer<typeof shape>['errors'], links, moves }
}

const tagged = ({ revision }: PrivateOffer) => ({ ETag: `"${revision}"` })
const answered = (description: string) => ({ ...jsonAnswer(shape, description), headers: etagHeader })
const written = z.object({ name: z.string().max(dealLimits.name * 4), deal: dealShape })

privateOffersPart.openapi(
  createRoute({
    method: 'get',
    path,
    operationId: 'listPrivateOffers',
    tags,
    summary: 'The private offers of a publisher',
    request: {
      params: inPublisher,
      query: z.object({ state: z.enum(privateOfferStates).optional(), ...paging }),
    },
    responses: { 200: jsonAnswer(pageOf(itemShape), 'The newest first.'), ...refusing(400, 401, 403, 404) },
  }),
  async (c) => {
    const page = await listPrivateOffers(ctxOf(c), { ...c.req.valid('param'), ...c.req.valid('query') })
    return c.json({ items: page.items.map(shownItem), nextCursor: page.nextCursor }, 200)
  },
)

privateOffersPart.openapi(
  createRoute({
    method: 'post',
    path,
    operationId: 'createPrivateOffer',
    tags,
    summary: 'Begin a private offer',
    description:
      'As a draft. With `upgradedFrom`, the id of an accepted one, it begins with that one’s customers, contacts and prices, and takes its place when it is accepted.',
    request: {
      params: inPublisher,
      headers: idempotencyHeader,
      body: jsonBody(written.extend({ type: z.enum(privateOfferTypes), upgradedFrom: z.uuid().optional() })),
    },
    middleware: [idempotent] as const,
    responses: { 201: answered('The draft.'), ...refusing(401, 403, 404, 409, 422) },
  }),
  async (c) => {
    const { publisherId } = c.req.valid('param')
    const made = await createPrivateOffer(ctxOf(c), { publisherId, ...c.req.valid('json') })
    return c.json(shown(made), 201, {
      ...tagged(made),
      Location: `/api/v1/publishers/${publisherId}/private-offers/${made.id}`,
    })
  },
)

privateOffersPart.openapi(
  createRoute({
    method: 'get',
    path: one,
    operationId: 'getPrivateOffer',
    tags,
    summary: 'A private offer',
    request: { params: inPrivateOffer },
    responses: { 200: answered('The private offer.'), ...refusing(401, 403, 404) },
  }),
  async (c) => {
    const found = await getPrivateOffer(ctxOf(c), keyIn(c.req.valid('param')))
    return c.json(shown(found), 200, tagged(found))
  },
)

privateOffersPart.openapi(
  createRoute({
    method: 'put',
    path: one,
    operationId: 'savePrivateOffer',
    tags,
    summary: 'Write the terms of a draft, or of what was withdrawn',
    request: { params: inPrivateOffer, headers: ifMatchHeader, body: jsonBody(written) },
    responses: { 200: answered('As it is now.'), ...refusing(400, 401, 403, 404, 409, 412, 422, 428) },
  }),
  async (c) => {
    const key = keyIn(c.req.valid('param'))
    const saved = await savePrivateOffer(ctxOf(c), { ...key, revision: revisionOf(c), ...c.req.valid('json') })
    return c.json(shown(saved), 200, tagged(saved))
  },
)

privateOffersPart.openapi(
  createRoute({
    method: 'delete',
    path: one,
    operationId: 'deletePrivateOffer',
    tags,
    summary: 'Delete a draft',
    request: { params: inPrivateOffer },
    responses: { 204: noContent('Deleted, for good.'), ...refusing(401, 403, 404, 409) },
  }),
  async (c) => {
    await deletePrivateOffer(ctxOf(c), keyIn(c.req.valid('param')))
    return c.body(null, 204)
  },
)

privateOffersPart.openapi(
  createRoute({
    method: 'post',
    path: `${one}/publications`,
    operationId: 'publishPrivateOffer',
    tags,
    summary: 'Publish it: customers can accept it by their links',
    request: { params: inPrivateOffer },
    responses: { 200: answered('Live.'), ...refusing(401, 403, 404, 409) },
  }),
  async (c) => {
    const live = await publishPrivateOffer(ctxOf(c), keyIn(c.req.valid('param')))
    return c.json(shown(live), 200, tagged(live))
  },
)

privateOffersPart.openapi(
  createRoute({
    method: 'post',
    path: `${one}/withdrawals`,
    operationId: 'withdrawPrivateOffer',
    tags,
    summary: 'Take it back, as long as nobody accepted it',
    request: { params: inPrivateOffer },
    responses: { 200: answered('Withdrawn.'), ...refusing(401, 403, 404, 409) },
  }),
  async (c) => {
    const withdrawn = await withdrawPrivateOffer(ctxOf(c), keyIn(c.req.valid('param')))
    return c.json(shown(withdrawn), 200, tagged(withdrawn))
  },
)

function keyIn({ publisherId, privateOfferId: id }: z.infer<typeof inPrivateOffer>) {
  return { publisherId, id }
}
