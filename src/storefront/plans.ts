/** What a listing's plans cost, said in the reader's language. */
import { type OfferDocument, offeredPlans, type Plan } from '#offers'
import type { Locale } from '#platform/messages'
import { storefrontMessages } from './messages.ts'

export type PlanOffer = {
  planId: string
  name: string
  description: string
  /** One line for each way to pay; none where the publisher says nothing of price. */
  prices: string[]
  notes: string[]
  /** Shown because it is kept for whoever looks. */
  kept: boolean
}

type Term = { term?: string; payment?: string; price?: number }
type Priced = {
  summary?: string
  pricing?: { model?: string; licence?: string; terms?: Term[]; monthly?: number; hourly?: number }
  meters?: { name?: string; unit?: string; price?: number }[]
  trial?: { oneMonth?: boolean; months?: string }
}

export function plansOf(locale: Locale, document: OfferDocument): PlanOffer[] {
  return offeredPlans(document).map((plan) => ({
    planId: plan.planId ?? '',
    name: plan.name ?? plan.planId ?? '',
    description: plan.description ?? (plan as Priced).summary ?? '',
    prices: pricesOf(locale, plan),
    notes: notesOf(locale, plan),
    kept: plan.audience === 'private',
  }))
}

/** A price for the whole offer, as consulting has it. */
export function offerPrice(locale: Locale, { pricing }: OfferDocument): string | undefined {
  if (pricing?.kind === 'free') return storefrontMessages(locale, 'storefront.price.free')
  if (pricing?.kind !== 'paid' || typeof pricing.price !== 'number') return undefined
  const price = money(locale, pricing.price, pricing.currency ?? 'USD')
  return pricing.basis === 'estimated' ? storefrontMessages(locale, 'storefront.price.estimated', { price }) : price
}

function pricesOf(locale: Locale, plan: Plan): string[] {
  const { pricing = {}, meters = [] } = plan as Priced
  const say = (code: string, amount: number, more: Record<string, string> = {}) =>
    storefrontMessages(locale, `storefront.price.${code}`, { price: money(locale, amount), ...more })
  const perUser = pricing.model === 'perUser'
  const lines = (pricing.terms ?? []).flatMap(({ term = '', payment = '', price }) => {
    if (typeof price !== 'number') return []
    const line = say(`${term}.${payment}`, price)
    return perUser ? storefrontMessages(locale, 'storefront.price.perUser', { line }) : line
  })
  if (typeof pricing.monthly === 'number') lines.push(say('P1M.monthly', pricing.monthly))
  if (typeof pricing.hourly === 'number') lines.push(say(hourly[pricing.model ?? ''] ?? 'hourly', pricing.hourly))
  if (pricing.licence === 'byol' || pricing.model === 'byol')
    lines.push(storefrontMessages(locale, 'storefront.price.byol'))
  if (pricing.model === 'free') lines.push(storefrontMessages(locale, 'storefront.price.free'))
  for (const { unit = '', price } of meters) if (typeof price === 'number') lines.push(say('meter', price, { unit }))
  return lines
}

const hourly: Record<string, string> = {
  perCore: 'perCore',
  perPod: 'perPod',
  perNode: 'perNode',
  perCluster: 'perCluster',
}

function notesOf(locale: Locale, plan: Plan): string[] {
  const { trial } = plan as Priced
  const months = trial?.oneMonth ? 1 : Number(/^P(\d)M$/.exec(trial?.months ?? '')?.[1] ?? 0)
  return months
    ? [storefrontMessages(locale, months === 1 ? 'storefront.trial.month' : 'storefront.trial.months', { months })]
    : []
}

/** Dollars are what plans are priced in; small amounts keep the decimals they have. */
function money(locale: Locale, amount: number, currency = 'USD'): string {
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: Number.isInteger(amount) ? 0 : 2,
    maximumFractionDigits: 5,
  }).format(amount)
}
