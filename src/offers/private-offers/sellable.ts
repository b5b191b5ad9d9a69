/** What a private offer can be about: plans of the publisher that are live and sold, with the prices they are sold at. */
import { and, asc, eq, isNull } from 'drizzle-orm'
import { permittedOffers } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { listingOptionOf } from '../customer-view.ts'
import { readKey } from '../document.ts'
import type { Json, Plan } from '../offer-document.ts'
import { offeredPlans } from '../plans/plans.ts'
import { publications } from '../schema.ts'
import { getOfferType } from '../types/registry.ts'

/** One price of a plan. `key` is what deals name it by. */
export type ListedPrice = { key: string; per: PricePer; payment?: string; name?: string; unit?: string; price?: number }
export type PricePer = 'P1M' | 'P1Y' | 'P2Y' | 'P3Y' | 'monthly' | 'hourly' | 'meter'
export type SellablePlan = { planId: string; name: string; prices: ListedPrice[] }
export type SellableOffer = { offerId: string; name: string; segment: string; plans: SellablePlan[] }

/** The live offers of a publisher that are sold here, in the order of their ids; of those the reader may see. */
export async function sellableOffers(ctx: Ctx, publisherId: string): Promise<SellableOffer[]> {
  const reach = permittedOffers(ctx, 'offer.read', { publisherId })
  return (await soldBy(ctx, publisherId)).filter(({ offerId }) => reach === 'all' || reach.includes(offerId))
}

/** The same, whoever asks: what somebody may see of it is for the caller to say. */
export async function soldBy(ctx: Pick<Ctx, 'db'>, publisherId: string): Promise<SellableOffer[]> {
  const rows = await ctx.db
    .select({ offerId: publications.offerId, snapshot: publications.snapshot })
    .from(publications)
    .where(and(eq(publications.publisherId, publisherId), eq(publications.slot, 'live'), isNull(publications.endedAt)))
    .orderBy(asc(publications.offerId))
  return rows.flatMap(({ offerId, snapshot }) => {
    const type = getOfferType(snapshot.type, snapshot.profile)
    if (listingOptionOf(type, snapshot.document) !== 'transact') return []
    const plans = offeredPlans(snapshot.document).map((plan) => ({
      planId: plan.planId ?? '',
      name: plan.name ?? plan.planId ?? '',
      prices: listedPrices(plan),
    }))
    const name = snapshot.document.listing?.name ?? snapshot.alias
    return [{ offerId, name, segment: type.urlSegment, plans }]
  })
}

/** The prices of a plan, whichever way its type prices. */
export function listedPrices(plan: Plan): ListedPrice[] {
  const terms = entries(readKey(plan, 'pricing.terms')).map(({ term, payment, price }) => ({
    key: String(term),
    per: term as PricePer,
    payment: payment as string | undefined,
    price: amount(price),
  }))
  const single = (['monthly', 'hourly'] as const).flatMap((per) => {
    const price = amount(readKey(plan, `pricing.${per}`))
    return price === undefined ? [] : [{ key: per, per, price }]
  })
  const meters = entries(readKey(plan, 'meters')).map(({ id, name, unit, price }) => ({
    key: `meter:${String(id)}`,
    per: 'meter' as const,
    name: String(name ?? id),
    unit: unit as string | undefined,
    price: amount(price),
  }))
  return [...terms, ...single, ...meters]
}

function entries(value: Json | undefined): Record<string, Json>[] {
  return Array.isArray(value) ? (value as Record<string, Json>[]) : []
}

function amount(value: Json | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined
}

/** What a listed price becomes under a line of a deal; undefined where the line says nothing of it. */
export function privatePrice(
  { key, price }: ListedPrice,
  {
    discount,
    percentage,
    prices,
  }: { discount: 'percentage' | 'absolute'; percentage?: number; prices?: Record<string, number> },
): number | undefined {
  if (discount === 'absolute') return prices?.[key]
  if (price === undefined || percentage === undefined) return undefined
  return Math.round(price * (100 - percentage) * 10_000) / 1_000_000
}
