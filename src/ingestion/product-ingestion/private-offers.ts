/** `private-offer` and the prices it names: read, made, changed, published and withdrawn as resources. */
import {
  createPrivateOffer,
  type DealInput,
  deletePrivateOffer,
  findAsset,
  getPrivateOffer,
  listPrivateOffers,
  listProducts,
  type PriceLine,
  type PrivateOffer,
  type PrivateOfferItem,
  type PrivateOfferType,
  publishPrivateOffer,
  savePrivateOffer,
  withdrawPrivateOffer,
} from '#offers'
import type { Ctx } from '#platform/ctx'
import { malformed, notFound, unprocessable } from '#platform/problem'
import { fetchFile } from '../fetch-file.ts'
import { productById, publisherOf } from '../products.ts'
import { signedAddress } from '../uploads/addresses.ts'
import { type Json, listOf, type Members, memberOf, present, textOf } from '../wire/json.ts'
import { PRICES, PRIVATE_OFFER, planGuid, planRef, productRef, schemaOf } from './ids.ts'
import { type Posted, type Reference, referenceIn } from './posted.ts'
import { pricesIn, privatePricing } from './private-prices.ts'

/** Members that the terms of a private offer hold; whatever else is sent is kept beside them. */
const own = new Set(
  [
    ...['name', 'state', 'subState', 'privateOfferType', 'upgradedFrom', 'variableStartDate', 'start', 'end'],
    ...['acceptBy', 'preparedBy', 'notificationContacts', 'beneficiaries', 'pricing', 'acceptanceLinks'],
    ...['termsAndConditionsDocSasUrl', 'lastModified', 'eTag', '_etag', 'schema', 'validations'],
  ].map((name) => name.toLowerCase()),
)

/** Files of the publisher that hold the terms of posted private offers. */
export type Terms = Map<Posted, string>

/**
 * The documents that private offers name by an address. Outside any transaction.
 * @throws unprocessable for one that cannot be had: the deal would have other terms than it says
 */
export async function fetchTerms(ctx: Ctx, publisherId: string, posted: Posted[]): Promise<Terms> {
  const terms: Terms = new Map()
  for (const one of posted.filter(({ resource }) => resource === PRIVATE_OFFER)) {
    const url = textOf(one.members, 'termsAndConditionsDocSasUrl')
    if (!url) continue
    const fetched = await fetchFile(ctx, { url, kind: 'private-offer-terms', publisherId })
    if ('trouble' in fetched) {
      const { code, message } = fetched.trouble
      throw unprocessable(message, {
        errors: [{ pointer: '#/termsAndConditionsDocSasUrl', code, detail: message }],
        extra: { resourceId: one.id ?? one.resourceName },
      })
    }
    terms.set(one, fetched.assetId)
  }
  return terms
}

type Applying = { publisherId: string; posted: Posted[]; terms: Terms }

/** The durable id of a posted private offer, once what it asks for is done. */
export async function applyPrivateOffer(ctx: Ctx, one: Posted, all: Applying): Promise<string> {
  const { publisherId } = all
  const state = textOf(one.members, 'state')?.toLowerCase() ?? 'live'
  const id = one.id?.split('/')[1]
  if (id === undefined) {
    const made = await begin(ctx, one, all)
    if (state === 'live') await publishPrivateOffer(ctx, made)
    return `${PRIVATE_OFFER}/${made.id}`
  }
  const before = await getPrivateOffer(ctx, { publisherId, id })
  if (state === 'deleted') await deletePrivateOffer(ctx, before)
  else if (state === before.state && !(await change(ctx, one, { before, all }))) return `${PRIVATE_OFFER}/${id}`
  else if (state === 'withdrawn' && before.state !== 'withdrawn') await withdrawPrivateOffer(ctx, before)
  else if (state === 'live' && before.state !== 'live') {
    await change(ctx, one, { before, all })
    await publishPrivateOffer(ctx, before)
  } else if (state !== before.state) {
    throw malformed(`A private offer that is ${before.state} cannot be made ${state}.`, {
      extra: { code: 'invalidState' },
    })
  }
  return `${PRIVATE_OFFER}/${id}`
}

async function begin(ctx: Ctx, one: Posted, all: Applying): Promise<PrivateOffer> {
  return createPrivateOffer(ctx, {
    publisherId: all.publisherId,
    name: textOf(one.members, 'name') ?? '',
    type: typeIn(one.members),
    upgradedFrom: textOf(memberOf(one.members, 'upgradedFrom'), 'id')?.split('/').at(-1),
    deal: await dealIn(ctx, one, all),
    kept: keptOf(one.members),
  })
}

function typeIn(members: Members): PrivateOfferType {
  return textOf(members, 'privateOfferType')?.toLowerCase() === 'csppromotion' ? 'cspPromotion' : 'customerPromotion'
}

/** Whether anything of it is said otherwise; then it is written. */
async function change(ctx: Ctx, one: Posted, { before, all }: { before: PrivateOffer; all: Applying }) {
  const said = await dealIn(ctx, one, all)
  const { termsFile } = before.deal
  if (await isSameFile(ctx, all.publisherId, { one: said.termsFile, other: termsFile })) said.termsFile = termsFile
  const deal = {
    ...before.deal,
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
  }
  const name = textOf(one.members, 'name') ?? before.name
  if (name === before.name && JSON.stringify(sorted(deal)) === JSON.stringify(sorted(before.deal))) return false
  const { publisherId, id, revision } = before
  const kept = { ...before.kept, ...keptOf(one.members) }
  await savePrivateOffer(ctx, { publisherId, id, revision, name, deal, kept })
  return true
}

/** A document that is sent again, fetched anew from its address, is no other document. */
async function isSameFile(ctx: Ctx, publisherId: string, { one, other }: { one?: string; other?: string }) {
  if (!one || !other) return false
  const sent = await findAsset(ctx, publisherId, one)
  return sent !== undefined && sent.sha256 === (await findAsset(ctx, publisherId, other))?.sha256
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  )
}

function keptOf(members: Members): Members {
  return Object.fromEntries(Object.entries(members).filter(([name]) => !own.has(name.toLowerCase())))
}

/** What the members say; undefined where they say nothing. */
async function dealIn(ctx: Ctx, one: Posted, all: Applying): Promise<DealInput> {
  const { members } = one
  const variable = memberOf(members, 'variableStartDate')
  const contacts = memberOf(members, 'notificationContacts')
  const beneficiaries = memberOf(members, 'beneficiaries')
  const pricing = memberOf(members, 'pricing')
  const lines = Array.isArray(pricing) ? pricing : undefined
  return {
    ...(typeof variable === 'boolean' && { variableStartDate: variable }),
    start: dayIn(members, 'start'),
    end: dayIn(members, 'end'),
    acceptBy: dayIn(members, 'acceptBy'),
    preparedBy: textOf(members, 'preparedBy'),
    notificationContacts: Array.isArray(contacts) ? contacts.map(String) : undefined,
    beneficiaries: Array.isArray(beneficiaries) ? beneficiaries.map(beneficiaryIn) : undefined,
    pricing: lines && (await Promise.all(lines.map((line) => lineIn(ctx, line, all)))),
    termsFile: all.terms.get(one),
  }
}

/** Some send an instant where a day is meant. */
function dayIn(members: Members, name: string): string | undefined {
  return textOf(members, name)?.replace(/^(\d{4}-\d{2}-\d{2})T.*$/, '$1')
}

function beneficiaryIn(given: Json): NonNullable<DealInput['beneficiaries']>[number] {
  const recipients = listOf(given, 'beneficiaryRecipients').flatMap((one) => textOf(one, 'id') ?? [])
  return {
    id: textOf(given, 'id') ?? '',
    ...present({ description: textOf(given, 'description') }),
    ...(recipients.length > 0 && { recipients }),
  }
}

async function lineIn(ctx: Ctx, given: Json, all: Applying): Promise<PriceLine> {
  const product = await productCalled(ctx, all.publisherId, referenceIn(memberOf(given, 'product')))
  const { offerId } = product
  const plan = referenceIn(memberOf(given, 'plan'))
  const percentage = memberOf(given, 'discountPercentage')
  const details = memberOf(given, 'priceDetails')
  const isAbsolute = textOf(given, 'discountType')?.toLowerCase() === 'absolute'
  const priced = isAbsolute ? await pricesIn(ctx, { product, plan, details, posted: all.posted }) : undefined
  const planId = priced?.planId ?? (plan && (await pricesIn(ctx, { product, plan })).planId)
  return {
    offerId,
    ...(planId && { planId }),
    discount: isAbsolute ? 'absolute' : 'percentage',
    ...(!isAbsolute && typeof percentage === 'number' && { percentage }),
    ...(priced && { prices: priced.prices }),
  }
}

async function productCalled(ctx: Ctx, publisherId: string, reference: Reference | undefined) {
  if (reference && 'id' in reference) return productById(ctx, publisherId, reference.id.split('/').at(-1) ?? '')
  const offerId = reference && 'externalId' in reference ? reference.externalId : undefined
  const [product] = offerId ? (await listProducts(ctx, { publisherId, offerId })).items : []
  if (!product) throw notFound('A line of pricing names no product that exists.')
  return product
}

/** As clients read it. Links and terms are addresses of this marketplace. */
export async function readPrivateOffer(ctx: Ctx, offer: PrivateOfferItem & Partial<PrivateOffer>, base: string) {
  const { publisherId, id, name, type, state, deal, links = [], kept = {} } = offer
  const products = new Map(
    await Promise.all(
      [...new Set(deal.pricing.map(({ offerId }) => offerId))].map(
        async (offerId) => [offerId, (await listProducts(ctx, { publisherId, offerId })).items[0]] as const,
      ),
    ),
  )
  const terms = deal.termsFile
  return {
    ...(kept as Members),
    $schema: schemaOf(PRIVATE_OFFER),
    ...present({
      id: `${PRIVATE_OFFER}/${id}`,
      name,
      privateOfferType: type,
      state,
      subState: state === 'live' ? 'pendingAcceptance' : state === 'accepted' ? 'accepted' : undefined,
      upgradedFrom: offer.upgradedFrom ? { id: `${PRIVATE_OFFER}/${offer.upgradedFrom}` } : undefined,
      variableStartDate: deal.variableStartDate,
      start: deal.start,
      end: deal.end,
      acceptBy: deal.acceptBy,
      preparedBy: deal.preparedBy,
      notificationContacts: deal.notificationContacts,
      termsAndConditionsDocSasUrl: terms
        ? signedAddress(ctx, base, { publisherId, what: 'asset', id: terms, purpose: 'r', name: 'terms.pdf' })
        : undefined,
      beneficiaries: deal.beneficiaries.map(({ id, description, recipients }) =>
        present({
          id,
          description,
          beneficiaryRecipients: recipients?.map((one) => ({ id: one, recipientType: 'cspCustomer' })),
        }),
      ),
      pricing: deal.pricing.map((line) => wireLine(line, products.get(line.offerId), id)),
      acceptanceLinks: links.map(({ beneficiaryId, url }) => ({ beneficiaryId, link: url })),
      lastModified: offer.changedAt.toISOString().slice(0, 10),
      eTag: `"${offer.revision}"`,
    }),
  }
}

function wireLine(line: PriceLine, product: { productId: string } | undefined, id: string): Members {
  const { planId, discount, percentage } = line
  const details = product && planId ? `${PRICES}/${product.productId}/${id}/${planGuid(product, planId)}` : undefined
  return present({
    product: product && productRef(product),
    plan: product && planId ? planRef(product, planId) : undefined,
    discountType: discount,
    discountPercentage: percentage,
    priceDetails: discount === 'absolute' ? details : undefined,
  })
}

type Listing = { cursor?: string; limit: number }

export async function queryPrivateOffers(ctx: Ctx, base: string, { cursor, limit }: Listing) {
  const page = await listPrivateOffers(ctx, { publisherId: publisherOf(ctx), cursor, limit })
  const value = await Promise.all(page.items.map((item) => readPrivateOffer(ctx, item, base)))
  return { value, nextCursor: page.nextCursor }
}

/** The prices that a private offer has for a plan, under the address that its line names. */
export async function privatePricesOf(
  ctx: Ctx,
  { product: productId = '', offer: id = '', plan = '' },
): Promise<Members> {
  const publisherId = publisherOf(ctx)
  const product = await productById(ctx, publisherId, productId)
  const { deal } = await getPrivateOffer(ctx, { publisherId, id })
  const line = deal.pricing.find(
    ({ offerId, planId }) => offerId === product.offerId && planId && planGuid(product, planId) === plan.toLowerCase(),
  )
  if (!line?.prices) throw notFound('The private offer has no prices of its own for this plan.')
  return {
    ...(await privatePricing(ctx, { product, plan: { id: `plan/${plan}` }, prices: line.prices })),
    id: `${PRICES}/${product.productId}/${id}/${plan}`,
  }
}
