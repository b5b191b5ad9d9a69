/** The addresses of the older portal API. */
import { getPublisher } from '#accounts'
import { findOfferType, type Product } from '#offers'
import type { Ctx } from '#platform/ctx'
import { forbidden, notFound } from '#platform/problem'
import { wireTypes } from '../offer-types.ts'
import { type OfferView, viewDraft } from '../offer-view.ts'
import { emptyAnswer, jsonAnswer } from '../wire/answers.ts'
import type { Members } from '../wire/json.ts'
import type { WireRequest } from '../wire/request.ts'
import { type Parameters, type Route, routed } from '../wire/routes.ts'
import { badRequest } from './errors.ts'
import {
  listPortalOffers,
  portalProduct,
  putPortalOffer,
  readPortalOffer,
  tagOfOffer,
  viewOfSlot,
  viewOfVersion,
} from './offers.ts'
import { cancelOffer, goLiveWithOffer, offerStatus, operationOf, operationsOf, publishOffer } from './operations.ts'

const VERSION = '2017-10-31'
const O = '/:publisher/offers/:offer'

type Answer = (ctx: Ctx, request: WireRequest, parameters: Parameters) => Promise<Response>

const table: Route<Answer>[] = [
  { method: 'GET', pattern: '/', answer: async (ctx) => jsonAnswer(await publishers(ctx)) },
  {
    method: 'GET',
    pattern: '/:publisher/offers',
    answer: async (ctx, request, { publisher = '' }) => jsonAnswer(await listPortalOffers(ctx, request, publisher)),
  },
  { method: 'GET', pattern: O, answer: view((ctx, product) => viewDraft(ctx, product)) },
  { method: 'PUT', pattern: O, answer: put },
  {
    method: 'GET',
    pattern: `${O}/versions/:version`,
    answer: view((ctx, product, { version }) => viewOfVersion(ctx, product, Number(version))),
  },
  {
    method: 'GET',
    pattern: `${O}/slot/:slot`,
    answer: view((ctx, product, { slot = '' }) => viewOfSlot(ctx, product, slot)),
  },
  { method: 'POST', pattern: `${O}/publish`, answer: begun(publishOffer) },
  { method: 'POST', pattern: `${O}/golive`, answer: begun(goLiveWithOffer) },
  { method: 'POST', pattern: `${O}/cancel`, answer: begun(cancelOffer) },
  {
    method: 'GET',
    pattern: `${O}/status`,
    answer: of(async (ctx, product) => jsonAnswer(await offerStatus(ctx, await viewDraft(ctx, product)))),
  },
  {
    method: 'GET',
    pattern: `${O}/operations`,
    answer: of(async (ctx, product) => jsonAnswer(await operationsOf(ctx, product))),
  },
  { method: 'GET', pattern: `${O}/submissions`, answer: of(submissions) },
  {
    method: 'GET',
    pattern: `${O}/operations/:operation`,
    answer: of(async (ctx, product, _, { operation = '' }) => jsonAnswer(await operationOf(ctx, product, operation))),
  },
]

/** What there is to ask for, for whoever walks through all of it. */
export const portalAddresses = table.map(({ method, pattern }) => ({ method, pattern }))

export async function answerPortal(ctx: Ctx, request: WireRequest): Promise<Response> {
  const route = routed(table, request)
  if (!('answer' in route))
    throw notFound(`${request.method} ${request.segments.join('/')} is not an address of this API.`)
  requireVersion(request)
  const publisherId = route.parameters.publisher
  if (publisherId !== undefined && !ctx.actor.grants.some(({ organisationId }) => organisationId === publisherId)) {
    throw forbidden('User does not have the required permissions')
  }
  return route.answer(ctx, request, route.parameters)
}

/** `GET /api/offerTypes`, beside the publishers: the types that documents of this API can be of. */
export async function answerOfferTypes(_ctx: Ctx, request: WireRequest): Promise<Response> {
  if (request.method !== 'GET' || request.segments.length > 0) throw notFound('This is not an address of this API.')
  requireVersion(request)
  return jsonAnswer(
    wireTypes.flatMap(({ type, portal }) =>
      portal ? [{ id: portal, displayText: findOfferType(type, '2020')?.label.en ?? type }] : [],
    ),
  )
}

function requireVersion({ query }: WireRequest): void {
  const version = query('api-version')
  if (version === VERSION) return
  const said =
    version === undefined
      ? 'The api-version query parameter is missing.'
      : `The api-version “${version}” is not supported.`
  throw badRequest(`${said} Supported: ${VERSION}.`, 'InvalidAPIVersion')
}

/** Those that the application belongs to. */
async function publishers(ctx: Ctx): Promise<Members[]> {
  const found: Members[] = []
  for (const { organisationId } of ctx.actor.grants) {
    const { publisherId, displayName } = await getPublisher(ctx, organisationId)
    const offerTypeCategories = wireTypes.flatMap(({ portal }) => portal ?? [])
    found.push({ id: publisherId, version: 1, definition: { displayText: displayName, offerTypeCategories } })
  }
  return found
}

type Deed = (ctx: Ctx, product: Product, request: WireRequest, parameters: Parameters) => Promise<Response>

function of(deed: Deed): Answer {
  return async (ctx, request, parameters) => {
    const { publisher = '', offer = '' } = parameters
    const product = await portalProduct(ctx, publisher, offer)
    if (!product) throw notFound(`There is no offer “${offer}”.`)
    return deed(ctx, product, request, parameters)
  }
}

function view(open: (ctx: Ctx, product: Product, parameters: Parameters) => Promise<OfferView>): Answer {
  return of(async (ctx, product, request, parameters) =>
    answerOffer(ctx, request, await open(ctx, product, parameters)),
  )
}

async function put(ctx: Ctx, request: WireRequest, { publisher = '', offer = '' }: Parameters): Promise<Response> {
  return answerOffer(ctx, request, await putPortalOffer(ctx, request, { publisherId: publisher, offerId: offer }))
}

async function answerOffer(ctx: Ctx, request: WireRequest, opened: OfferView): Promise<Response> {
  const etag = tagOfOffer(opened)
  return jsonAnswer({ ...(await readPortalOffer(ctx, opened, request.base)), eTag: etag }, { headers: { etag } })
}

function begun(deed: (ctx: Ctx, product: Product, request: WireRequest) => Promise<string>): Answer {
  return of(async (ctx, product, request) => {
    const operation = encodeURIComponent(await deed(ctx, product, request))
    const path = `/api/publishers/${product.publisherId}/offers/${product.offerId}/operations/${operation}`
    return emptyAnswer(202, { 'operation-location': `${request.base}${path}?api-version=${VERSION}` })
  })
}

async function submissions(ctx: Ctx, product: Product, request: WireRequest): Promise<Response> {
  const status = (request.query('status') ?? request.query('submissionState'))?.toLowerCase()
  const all = await operationsOf(ctx, product)
  return jsonAnswer(all.filter((one) => !status || one.submissionState === status))
}
