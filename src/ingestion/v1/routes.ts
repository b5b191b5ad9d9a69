/** The addresses of Ingestion v1. */
import { trackPackage } from '#attribution'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { malformed, notFound } from '#platform/problem'
import { changeOffer } from '../change-offer.ts'
import { keyOf, type OfferView, viewDraft } from '../offer-view.ts'
import { productById, publisherOf } from '../products.ts'
import { publicationOf } from '../submissions.ts'
import { emptyAnswer, jsonAnswer, taggedAnswer } from '../wire/answers.ts'
import type { Members } from '../wire/json.ts'
import type { WireRequest } from '../wire/request.ts'
import { type Parameters, type Route, routed } from '../wire/routes.ts'
import {
  contentOf,
  type Entity,
  entities,
  entityId,
  listings,
  PUTS,
  packageConfigurations,
  readEntity,
  sheetName,
} from './entities.ts'
import { createMedium, deleteMedium, getMedium, listMedia, type MediaKind, putMedium } from './images.ts'
import { branchesOf, moduleCalled, type Place, placeOfInstance, placesOf } from './modules.ts'
import {
  createPackage,
  deletePackage,
  getPackage,
  listPackages,
  packageFields,
  putPackage,
  requireGuids,
} from './packages.ts'
import { requireTag } from './preconditions.ts'
import { createV1Product, deleteV1Product, listV1Products, readProduct } from './products.ts'
import type { V1Request } from './request.ts'
import { postLeads, postReseller, postSetup, readLeads, readReseller, readSetup } from './setup.ts'
import {
  cancelPublication,
  certificationReports,
  createPublication,
  getPublication,
  listPublications,
  promotePublication,
  validations,
  workflows,
} from './submissions.ts'
import { createVariant, deleteVariant, listVariants, planIdOfVariant, putVariant, readVariant } from './variants.ts'

type Answer = (ctx: Ctx, request: WireRequest, parameters: Parameters) => Promise<Response>
type Ask<T> = (ctx: Ctx, request: V1Request) => T | Promise<T>

const P = '/products/:product'
const media: [string, MediaKind][] = [
  ['images', 'image'],
  ['videos', 'video'],
  ['assets', 'asset'],
]

const table: Route<Answer>[] = [
  {
    method: 'GET',
    pattern: '/products',
    answer: async (ctx, request) => jsonAnswer(await listV1Products(ctx, request)),
  },
  { method: 'POST', pattern: '/products', answer: postProduct },
  { method: 'GET', pattern: P, answer: one((_, { view }) => readProduct(view.product)) },
  { method: 'DELETE', pattern: P, answer: gone((ctx, { view }) => deleteV1Product(ctx, view.product)) },
  { method: 'GET', pattern: `${P}/setup`, answer: one((_, { view }) => readSetup(view)) },
  { method: 'POST', pattern: `${P}/setup`, answer: one(postSetup) },
  { method: 'GET', pattern: `${P}/resellerConfiguration`, answer: one((_, { view }) => readReseller(view)) },
  { method: 'POST', pattern: `${P}/resellerConfiguration`, answer: one(postReseller) },
  { method: 'GET', pattern: `${P}/leadconfiguration`, answer: one((_, { view }) => readLeads(view)) },
  { method: 'POST', pattern: `${P}/leadconfiguration`, answer: one(postLeads) },
  { method: 'GET', pattern: `${P}/branches/getByModule(module=:module)`, answer: page(branches) },

  { method: 'GET', pattern: `${P}/variants`, answer: page((_, request) => listVariants(request)) },
  { method: 'POST', pattern: `${P}/variants`, answer: created(createVariant) },
  {
    method: 'GET',
    pattern: `${P}/variants/:id`,
    answer: one((_, { view, parameters }) => readVariant(view, planIdOfVariant(view, idIn(parameters)))),
  },
  {
    method: 'PUT',
    pattern: `${P}/variants/:id`,
    answer: one((ctx, request) => putVariant(ctx, request, idIn(request.parameters))),
  },
  {
    method: 'DELETE',
    pattern: `${P}/variants/:id`,
    answer: gone((ctx, request) => deleteVariant(ctx, request, idIn(request.parameters))),
  },

  { method: 'GET', pattern: `${P}/packages`, answer: page(listPackages) },
  { method: 'POST', pattern: `${P}/packages`, answer: created(createPackage) },
  {
    method: 'GET',
    pattern: `${P}/packages/:id`,
    answer: one((ctx, request) => getPackage(ctx, request, idIn(request.parameters))),
  },
  {
    method: 'PUT',
    pattern: `${P}/packages/:id`,
    answer: one((ctx, request) => putPackage(ctx, request, idIn(request.parameters))),
  },
  {
    method: 'DELETE',
    pattern: `${P}/packages/:id`,
    answer: gone((ctx, request) => deletePackage(ctx, request, idIn(request.parameters))),
  },

  { method: 'GET', pattern: `${P}/submissions`, answer: page(listPublications) },
  { method: 'POST', pattern: `${P}/submissions`, answer: created(createPublication) },
  {
    method: 'GET',
    pattern: `${P}/submissions/:id`,
    answer: one((ctx, request) => getPublication(ctx, request, idIn(request.parameters))),
  },
  {
    method: 'DELETE',
    pattern: `${P}/submissions/:id`,
    answer: gone((ctx, request) => cancelPublication(ctx, request, idIn(request.parameters))),
  },
  {
    method: 'POST',
    pattern: `${P}/submissions/:id/promote`,
    answer: one((ctx, request) => promotePublication(ctx, request, idIn(request.parameters))),
  },
  {
    method: 'GET',
    pattern: `${P}/submissions/:id/workflowdetails`,
    answer: page(async (ctx, { view, parameters }) =>
      workflows(await publicationOf(ctx, view.product, idIn(parameters))),
    ),
  },
  {
    method: 'GET',
    pattern: `${P}/submissions/:id/validations`,
    answer: page(async (ctx, { view, parameters }) =>
      validations(await publicationOf(ctx, view.product, idIn(parameters))),
    ),
  },
  {
    method: 'GET',
    pattern: `${P}/submissions/:id/reports`,
    answer: page((ctx, request) => certificationReports(ctx, request, idIn(request.parameters))),
  },

  {
    method: 'POST',
    pattern: `${P}/listings/createWithInstanceID(instanceID=:instance)`,
    answer: created((ctx, request) => putInstance(ctx, request, listings)),
  },
  ...media.flatMap(([segment, kind]): Route<Answer>[] => {
    const of = `${P}/listings/:listing/${segment}`
    return [
      { method: 'GET', pattern: of, answer: page(withListing((ctx, request) => listMedia(ctx, request, kind))) },
      { method: 'POST', pattern: of, answer: created(withListing((ctx, request) => createMedium(ctx, request, kind))) },
      {
        method: 'GET',
        pattern: `${of}/:id`,
        answer: one(withListing((ctx, request) => getMedium(ctx, request, { kind, id: idIn(request.parameters) }))),
      },
      {
        method: 'PUT',
        pattern: `${of}/:id`,
        answer: one(withListing((ctx, request) => putMedium(ctx, request, { kind, id: idIn(request.parameters) }))),
      },
      {
        method: 'DELETE',
        pattern: `${of}/:id`,
        answer: gone(withListing((ctx, request) => deleteMedium(ctx, request, { kind, id: idIn(request.parameters) }))),
      },
    ]
  }),
  ...entities.flatMap((entity): Route<Answer>[] => {
    const of = `${P}/${entity.segment}`
    return [
      {
        method: 'GET',
        pattern: `${of}/getByInstanceID(instanceID=:instance)`,
        answer: page((_, request) => [ofInstance(request, entity)]),
      },
      {
        method: 'GET',
        pattern: of,
        answer: page((_, { view, expand }) =>
          placesOf(view, entity.module).map((place) => readEntity(view, entity, place, expand)),
        ),
      },
      { method: 'POST', pattern: of, answer: one((ctx, request) => putEntity(ctx, request, { entity, place: {} })) },
      {
        method: 'GET',
        pattern: `${of}/:id`,
        answer: one((_, request) => readEntity(request.view, entity, placeOf(request, entity), request.expand)),
      },
      {
        method: 'PUT',
        pattern: `${of}/:id`,
        answer: one((ctx, request) => putEntity(ctx, request, { entity, place: placeOf(request, entity) })),
      },
      {
        method: 'DELETE',
        pattern: `${of}/:id`,
        answer: gone((ctx, request) => emptyEntity(ctx, request, { entity, place: placeOf(request, entity) })),
      },
    ]
  }),
]

/** What there is to ask for, for whoever walks through all of it. */
export const v1Addresses = table.map(({ method, pattern }) => ({ method, pattern }))

export async function answerV1(ctx: Ctx, request: WireRequest): Promise<Response> {
  const route = routed(table, request)
  if (!('answer' in route))
    throw notFound(`${request.method} ${request.segments.join('/')} is not an address of this API.`)
  return route.answer(ctx, request, route.parameters)
}

async function opened(ctx: Ctx, request: WireRequest, parameters: Parameters): Promise<V1Request> {
  const product = await productById(ctx, publisherOf(ctx), parameters.product ?? '')
  return { ...request, parameters, view: await viewDraft(ctx, product), expand: request.query('$expand') ?? '' }
}

function one(ask: Ask<Members>): Answer {
  return async (ctx, request, parameters) => taggedAnswer(await ask(ctx, await opened(ctx, request, parameters)))
}

function page(ask: Ask<Members[]>): Answer {
  return async (ctx, request, parameters) =>
    jsonAnswer({ value: await ask(ctx, await opened(ctx, request, parameters)) })
}

function created(ask: Ask<Members>): Answer {
  return async (ctx, request, parameters) => {
    const entity = await ask(ctx, await opened(ctx, request, parameters))
    const path = request.segments
      .map((segment) => encodeURIComponent(segment))
      .join('/')
      .replace(/\/createWithInstanceID.*$/i, '')
    return taggedAnswer(entity, {
      status: 201,
      headers: { location: `${request.base}/v1.0/ingestion/${path}/${String(entity.id)}` },
    })
  }
}

function gone(ask: Ask<void>): Answer {
  return async (ctx, request, parameters) => {
    await ask(ctx, await opened(ctx, request, parameters))
    return emptyAnswer(204)
  }
}

async function postProduct(ctx: Ctx, request: WireRequest): Promise<Response> {
  const product = await createV1Product(ctx, request)
  const location = `${request.base}/v1.0/ingestion/products/${product.productId}`
  return jsonAnswer(readProduct(product), { status: 201, headers: { location } })
}

function branches(_: Ctx, { view, parameters }: V1Request): Members[] {
  const module = moduleCalled(parameters.module ?? '')
  if (!module) throw malformed(`The module “${parameters.module ?? ''}” is not known.`)
  return branchesOf(view, module)
}

function ofInstance({ view, parameters, expand }: V1Request, entity: Entity): Members {
  return readEntity(view, entity, placeOfInstance(view, entity.module, parameters.instance ?? ''), expand)
}

function putInstance(ctx: Ctx, request: V1Request, entity: Entity): Promise<Members> {
  const place = placeOfInstance(request.view, entity.module, request.parameters.instance ?? '')
  return putEntity(ctx, request, { entity, place })
}

function placeOf({ view, parameters }: V1Request, entity: Entity): Place {
  const id = idIn(parameters).toLowerCase()
  const place = placesOf(view, entity.module).find((one) => entityId(view, entity, one) === id)
  if (place) return place
  // Some resources are addressed by the instance instead.
  return placeOfInstance(view, entity.module, id)
}

/** Replaces the entity: what the body leaves out is gone. */
async function putEntity(
  ctx: Ctx,
  request: V1Request,
  { entity, place }: { entity: Entity; place: Place },
): Promise<Members> {
  const body = await request.members()
  requireTag(request, body, String(readEntity(request.view, entity, place)['@odata.etag']))
  if (entity === packageConfigurations) requireGuids(body)
  const values = entity === packageConfigurations ? await packageFields(ctx, request.view, { place, body }) : {}
  const saved = await replaced(ctx, request.view, { entity, place, body: { ...contentOf(body) }, values })
  const view = Object.keys(values).length ? await tracked(ctx, saved, place) : saved
  return readEntity(view, entity, place, request.expand || (entity.expanded?.join() ?? ''))
}

async function emptyEntity(
  ctx: Ctx,
  { view }: V1Request,
  { entity, place }: { entity: Entity; place: Place },
): Promise<void> {
  await replaced(ctx, view, { entity, place, body: {}, values: {} })
}

/** What customers deploy is tracked, whichever door its package came by. */
async function tracked(ctx: Ctx, view: OfferView, { planId }: Place): Promise<OfferView> {
  if (planId === undefined) return view
  const done = await trackPackage(ctx, { ...keyOf(view.product), planId })
  return done ? viewDraft(ctx, view.product) : view
}

type Replacement = { entity: Entity; place: Place; body: Members; values: Members }

async function replaced(ctx: Ctx, view: OfferView, { entity, place, body, values }: Replacement): Promise<OfferView> {
  const name = sheetName(entity, place)
  const puts = view.kept[name]?.[PUTS]?.posted
  const counted = { ...body, [PUTS]: (typeof puts === 'number' ? puts : 0) + 1 }
  const edit = { name, sheet: entity.sheet(place), body: counted, planId: place.planId, replace: true }
  return inTransaction(ctx, (ctx) =>
    changeOffer(ctx, view.product, {
      edits: [edit],
      ...(place.planId === undefined ? { values } : { planValues: { [place.planId]: values } }),
    }),
  )
}

function withListing<T>(ask: Ask<T>): Ask<T> {
  return (ctx, request) => {
    const id = (request.parameters.listing ?? '').toLowerCase()
    const place = placesOf(request.view, 'Listing').find((one) => entityId(request.view, listings, one) === id)
    if (!place) throw notFound(`The product has no listing ${id}.`)
    return ask(ctx, { ...request, planId: place.planId })
  }
}

function idIn({ id = '' }: Parameters): string {
  return id
}
