/** The addresses of the Product Ingestion API: resources are read one by one or as a tree, and changed by configure. */
import { getPrivateOffer, listProducts, type Product } from '#offers'
import type { Ctx } from '#platform/ctx'
import { malformed, notFound } from '#platform/problem'
import { typeCalled } from '../offer-types.ts'
import { plansOf, viewDraft, viewSlot } from '../offer-view.ts'
import { productById, publisherOf } from '../products.ts'
import { publicationsOf } from '../submissions.ts'
import { jsonAnswer } from '../wire/answers.ts'
import { type Json, listOf, type Members, memberOf } from '../wire/json.ts'
import type { WireRequest } from '../wire/request.ts'
import { type Parameters, type Route, routed } from '../wire/routes.ts'
import { AUDIENCES, PRICES, resourceOfSchema, schemaOf } from './ids.ts'
import { cancelJob, configure, jobDetail, jobView, readJob } from './jobs.ts'
import { privatePricesOf, queryPrivateOffers, readPrivateOffer } from './private-offers.ts'
import { privatePricing } from './private-prices.ts'
import { submissionRows } from './submission-rows.ts'
import { readPlan, readProduct, resourcesOf, resourceTree } from './tree.ts'
import { requireKnownVersion } from './versions.ts'

type Answer = (ctx: Ctx, request: WireRequest, parameters: Parameters) => Promise<Response>

const PAGE = 100
const MOST = 500

const table: Route<Answer>[] = [
  { method: 'GET', pattern: '/product', answer: products },
  { method: 'GET', pattern: '/plan', answer: plans },
  { method: 'POST', pattern: '/configure', answer: postConfigure },
  { method: 'GET', pattern: '/configure/:job/status', answer: withJob((ctx, job, base) => jobView(ctx, job, base)) },
  { method: 'GET', pattern: '/configure/:job', answer: withJob((ctx, job) => jobDetail(ctx, job)) },
  {
    method: 'POST',
    pattern: '/configure/:job/cancel',
    answer: withJob(async (ctx, job, base) => jobView(ctx, await cancelJob(ctx, job), base)),
  },
  { method: 'GET', pattern: '/resource-tree/product/:product', answer: tree },
  { method: 'GET', pattern: '/submission/:product', answer: submissions },
  { method: 'GET', pattern: '/submission/:product/:submission', answer: submission },
  { method: 'GET', pattern: '/private-offer/query', answer: privateOffers },
  { method: 'GET', pattern: '/private-offer', answer: privateOffers },
  { method: 'GET', pattern: '/private-offer/:offer', answer: privateOffer },
  { method: 'GET', pattern: `/${PRICES}/:product`, answer: listedPricing },
  { method: 'GET', pattern: `/${PRICES}/:product/:offer/:plan`, answer: privatePricesAnswer },
  { method: 'GET', pattern: '/:resource/:product', answer: oneResource },
  { method: 'GET', pattern: '/:resource/:product/*', answer: oneResource },
]

/** What there is to ask for, for whoever walks through all of it. */
export const productIngestionAddresses = table.map(({ method, pattern }) => ({ method, pattern }))

export async function answerProductIngestion(ctx: Ctx, request: WireRequest): Promise<Response> {
  const route = routed(table, request)
  if (!('answer' in route)) {
    throw notFound(
      `${request.method} /rp/product-ingestion/${request.segments.join('/')} is not an address of this API.`,
    )
  }
  requireKnownVersion(request)
  return route.answer(ctx, request, route.parameters)
}

async function products(ctx: Ctx, request: WireRequest): Promise<Response> {
  const type = request.query('type')
  const types = type === undefined ? undefined : typesCalled(type)
  const { items, nextCursor } = await listProducts(ctx, {
    publisherId: publisherOf(ctx),
    offerId: request.query('externalId'),
    types,
    cursor: request.query('continuationToken'),
    limit: pageSize(request),
  })
  const value = items.map((product) => readProduct({ product, kept: {} }))
  return jsonAnswer({
    value,
    ...(nextCursor && { '@nextLink': nextLink(request, { cursor: nextCursor, path: 'product' }) }),
  })
}

function pageSize(request: WireRequest): number {
  const [a, b] = [request.query('$maxpagesize'), request.query('$top')]
  if (a !== undefined && b !== undefined) throw malformed('Send $maxpagesize or $top, not both.')
  const given = a ?? b
  if (given === undefined) return PAGE
  if (!/^[1-9]\d*$/.test(given)) throw malformed('The size of a page is a whole number.')
  return Math.min(Number(given), MOST)
}

/** Clients read its query only, and ask the same address with it. */
function nextLink(request: WireRequest, { cursor, path }: { cursor: string; path: string }): string {
  const query = new URLSearchParams({ continuationToken: cursor })
  for (const name of ['$version', 'type', '$maxpagesize', '$top']) {
    const value = request.query(name)
    if (value !== undefined) query.set(name, value)
  }
  return `${request.base}/rp/product-ingestion/${path}?${query}`
}

async function plans(ctx: Ctx, request: WireRequest): Promise<Response> {
  const reference = request.query('product')
  if (!reference) throw malformed('The parameter “product” is required.')
  const product = await productById(ctx, publisherOf(ctx), reference.split('/').at(-1) ?? '')
  const view = await viewDraft(ctx, product)
  const externalId = request.query('externalId')
  const found = plansOf(view).filter(({ planId }) => externalId === undefined || planId === externalId)
  return jsonAnswer({ value: found.map(({ planId }) => readPlan(view, planId)) })
}

async function postConfigure(ctx: Ctx, request: WireRequest): Promise<Response> {
  const body = await request.members()
  const mode = request.query('mode')?.toLowerCase()
  if (mode !== undefined && mode !== 'partial') throw malformed('mode must be “partial”, or be left out.')
  const job = await configure(ctx, publisherOf(ctx), { body, isPartial: mode === 'partial' })
  const view = await jobView(ctx, job, request.base)
  const status = `${request.base}/rp/product-ingestion/configure/${job.id}/status`
  // A client that only changes who may buy takes no other word than this one.
  const isAudience = (one: Json) => resourceOfSchema(memberOf(one, '$schema')) === AUDIENCES
  const onlyAudiences = listOf(body, 'resources').every(isAudience)
  return jsonAnswer(view, {
    status: onlyAudiences ? 200 : 202,
    headers: { location: status, 'operation-location': status },
  })
}

type JobRow = Awaited<ReturnType<typeof readJob>>

function withJob(answer: (ctx: Ctx, job: JobRow, base: string) => Promise<Members>): Answer {
  return async (ctx, request, { job = '' }) =>
    jsonAnswer(await answer(ctx, await readJob(ctx, publisherOf(ctx), job), request.base))
}

async function tree(ctx: Ctx, request: WireRequest, { product: id = '' }: Parameters): Promise<Response> {
  const product = await productById(ctx, publisherOf(ctx), id)
  const target = targetIn(request) ?? 'draft'
  if (target !== 'draft' && target !== 'preview' && target !== 'live') {
    throw malformed('targetType must be draft, preview or live.')
  }
  const view = target === 'draft' ? await viewDraft(ctx, product) : await published(ctx, product, target)
  return jsonAnswer(await resourceTree(ctx, view, request.base))
}

/** Some write it with quotes, as the documentation's example does. */
function targetIn(request: WireRequest): string | undefined {
  return request.query('targetType')?.replaceAll('"', '').toLowerCase()
}

async function published(ctx: Ctx, product: Product, target: 'preview' | 'live') {
  try {
    return await viewSlot(ctx, product, target)
  } catch (error) {
    if (!notFound.is(error)) throw error
    throw malformed(`The product has no ${target} version.`, {
      extra: { details: [{ code: 'notDeployed', message: `Nothing was published to ${target}.`, details: [] }] },
    })
  }
}

async function submissions(ctx: Ctx, request: WireRequest, { product: id = '' }: Parameters): Promise<Response> {
  const product = await productById(ctx, publisherOf(ctx), id)
  const target = targetIn(request)
  const rows = submissionRows(product, await publicationsOf(ctx, product))
  return jsonAnswer({ value: rows.filter((row) => !target || (row.target as Members).targetType === target) })
}

async function submission(
  ctx: Ctx,
  _request: WireRequest,
  { product: id = '', submission: number = '' }: Parameters,
): Promise<Response> {
  const product = await productById(ctx, publisherOf(ctx), id)
  const rows = submissionRows(product, await publicationsOf(ctx, product))
  const row = rows.findLast((one) => String(one.id).endsWith(`/${number}`))
  if (!row) throw notFound(`The product has no submission ${number}.`)
  return jsonAnswer(row)
}

/** Some read the list under one name, some under the other. */
async function privateOffers(ctx: Ctx, request: WireRequest): Promise<Response> {
  const page = { cursor: request.query('continuationToken'), limit: pageSize(request) }
  const { value, nextCursor } = await queryPrivateOffers(ctx, request.base, page)
  const next = nextCursor && nextLink(request, { cursor: nextCursor, path: 'private-offer/query' })
  return jsonAnswer({ value, privateOffers: value, ...(next && { '@nextLink': next }) })
}

async function privateOffer(ctx: Ctx, request: WireRequest, { offer: id = '' }: Parameters): Promise<Response> {
  const offer = await getPrivateOffer(ctx, { publisherId: publisherOf(ctx), id })
  return jsonAnswer(await readPrivateOffer(ctx, offer, request.base))
}

/** The prices that a plan is sold at, to be edited for a private offer. */
async function listedPricing(ctx: Ctx, request: WireRequest, { product: id = '' }: Parameters): Promise<Response> {
  const product = await productById(ctx, publisherOf(ctx), id)
  const plan = request.query('plan')
  if (!plan) throw malformed('The parameter “plan” is required.')
  return jsonAnswer(await privatePricing(ctx, { product, plan: { id: plan } }))
}

async function privatePricesAnswer(ctx: Ctx, _request: WireRequest, parameters: Parameters): Promise<Response> {
  return jsonAnswer(await privatePricesOf(ctx, parameters))
}

/** Of the draft, as everything that is read one by one. */
async function oneResource(
  ctx: Ctx,
  request: WireRequest,
  { resource = '', product: id = '' }: Parameters,
): Promise<Response> {
  const product = await productById(ctx, publisherOf(ctx), id)
  const wanted = request.segments.join('/').toLowerCase()
  const all = await resourcesOf(ctx, await viewDraft(ctx, product), request.base)
  const found = all.find((one) => String(one.id).toLowerCase() === wanted)
  if (!found) throw notFound(`There is no ${resource} at ${wanted}.`)
  return jsonAnswer({ ...found, $schema: found.$schema ?? schemaOf(resource) })
}

function typesCalled(name: string): string[] {
  const called = typeCalled('productIngestion', name)
  return called ? [called.type] : []
}
