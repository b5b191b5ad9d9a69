/** Prices of a plan that a private offer has instead of the listed ones, in the form in which plans have theirs. */
import { getPrivateOffer, listedPrices, type Product } from '#offers'
import type { Ctx } from '#platform/ctx'
import { notFound } from '#platform/problem'
import { planFields, plansOf, setAt, viewDraft, viewSlot } from '../offer-view.ts'
import { readSheet, writeSheet } from '../sheets/sheet.ts'
import { isMembers, type Json, type Members, memberOf } from '../wire/json.ts'
import { PRICES, planGuid, planRef, productRef, schemaOf } from './ids.ts'
import { refuseUnknownPlan } from './plan-elsewhere.ts'
import { type Posted, type Reference, referenceIn } from './posted.ts'
import { pricing } from './pricing.ts'

type Prices = Record<string, number>
type Wanted = { product: Product; plan: Reference | undefined; details?: Json; posted?: Posted[] }

/**
 * The plan that a line names, and the prices that its details give: a resource of the same request, or prices that a
 * private offer has already.
 */
export async function pricesIn(
  ctx: Ctx,
  { product, plan: named, details, posted = [] }: Wanted,
): Promise<{ planId: string; prices: Prices }> {
  const reference = referenceIn(details)
  const given =
    reference && 'resourceName' in reference
      ? posted.find(({ resource, resourceName }) => resource === PRICES && resourceName === reference.resourceName)
      : undefined
  if (reference && 'resourceName' in reference && !given) {
    throw notFound(`No ${PRICES} in this request has the resourceName “${reference.resourceName}”.`)
  }
  const { fields, plan, planId } = await planCalled(ctx, product, named ?? given?.plan)
  if (given) {
    const writing = writeSheet(pricing, { pricing: memberOf(given.members, 'pricing') ?? null }, fields)
    const priced = structuredClone(plan) as Members
    // What is sent are all its prices: a meter that is left out is not among them.
    if (memberOf(memberOf(given.members, 'pricing'), 'customMeters') === undefined) delete priced.meters
    for (const [key, value] of Object.entries(writing)) setAt(priced, key.split('.'), value)
    return { planId, prices: pricesOf(priced) }
  }
  const [, , id] = reference && 'id' in reference ? reference.id.split('/') : []
  if (!id) return { planId, prices: {} }
  const { deal } = await getPrivateOffer(ctx, { publisherId: product.publisherId, id })
  const line = deal.pricing.find((one) => one.offerId === product.offerId && one.planId === planId)
  return { planId, prices: line?.prices ?? {} }
}

function pricesOf(plan: Members): Prices {
  return Object.fromEntries(
    listedPrices(plan).flatMap(({ key, price }) => (price === undefined ? [] : [[key, price] as const])),
  )
}

/** Of a plan as it is sold, or with the prices of a private offer: to be changed, and named by one. */
export async function privatePricing(
  ctx: Ctx,
  { product, plan: named, prices }: { product: Product; plan: Reference | undefined; prices?: Prices },
): Promise<Members> {
  const { view, plan, planId } = await planCalled(ctx, product, named)
  const priced = prices ? withPrices(plan, prices) : plan
  return {
    $schema: schemaOf(PRICES),
    product: productRef(product),
    plan: planRef(product, planId),
    ...readSheet(pricing, planFields(view, priced)),
  }
}

function withPrices(plan: Members, prices: Prices): Members {
  const copy = structuredClone(plan)
  const repriced = (list: Json | undefined, keyOf: (one: Json) => string): Json[] =>
    (Array.isArray(list) ? list : []).flatMap((one) => {
      const price = prices[keyOf(one)]
      if (price === undefined || !isMembers(one)) return []
      const { marketPrices: _, ...rest } = one
      return [{ ...rest, price }]
    })
  const terms = memberOf(copy.pricing, 'terms')
  if (isMembers(copy.pricing)) {
    if (terms) copy.pricing.terms = repriced(terms, (one) => String(memberOf(one, 'term')))
    for (const per of ['monthly', 'hourly']) {
      const price = prices[per]
      if (price === undefined) delete copy.pricing[per]
      else copy.pricing[per] = price
    }
  }
  const meters = repriced(copy.meters, (one) => `meter:${String(memberOf(one, 'id'))}`)
  if (meters.length > 0) copy.meters = meters
  else delete copy.meters
  return copy
}

/** As it is sold; of what is not live yet, as it is written. */
async function planCalled(ctx: Ctx, product: Product, named: Reference | undefined) {
  const view = await viewSlot(ctx, product, 'live').catch((error) => {
    if (!notFound.is(error)) throw error
    return viewDraft(ctx, product)
  })
  const parts = named && 'id' in named ? named.id.toLowerCase().split('/') : []
  const plan = plansOf(view).find(({ planId }) =>
    named && 'externalId' in named ? planId === named.externalId : parts.includes(planGuid(product, planId)),
  )
  if (!plan) {
    const id = named && 'id' in named ? named.id : ''
    return refuseUnknownPlan(ctx, product, id, 'There is no such plan of this product.')
  }
  return { view, plan, planId: plan.planId, fields: planFields(view, plan) }
}
