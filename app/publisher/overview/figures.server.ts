/** The overview's figures: the same span of days for each, beside the span of the same length before it. */
import { countDeliveries, type DeliveryState } from '#delivery'
import { countLeads, countLeadsPerDay, ratings } from '#leads'
import { listOffers } from '#offers'
import type { Ctx } from '#platform/ctx'

export const spans = [7, 30, 90] as const
export type SpanDays = (typeof spans)[number]

const dayMs = 86_400_000

export async function figuresOf(ctx: Ctx, publisherId: string, days: SpanDays) {
  const today = Math.floor(ctx.now().getTime() / dayMs) * dayMs
  const from = new Date(today - (days - 1) * dayMs)
  const before = { capturedFrom: new Date(from.getTime() - days * dayMs), capturedBefore: from }
  const counted = await countLeadsPerDay(ctx, publisherId, { capturedFrom: from })
  const earlier = await countLeads(ctx, publisherId, before)
  const total = sum(counted.map((row) => row.count))
  return {
    days,
    total,
    totalBefore: earlier.total,
    perDay: Array.from({ length: days }, (_, i) => {
      const day = new Date(from.getTime() + i * dayMs).toISOString().slice(0, 10)
      const of = (rating: string) =>
        sum(counted.filter((row) => row.day === day && row.rating === rating).map((row) => row.count))
      return { day, ...Object.fromEntries(ratings.map((rating) => [rating, of(rating)])) }
    }),
    byOffer: await byOffer(ctx, publisherId, counted, earlier.byOffer),
    byOutcome: await byOutcome(ctx, publisherId, { capturedFrom: from }, before),
  }
}

type Counted = { offerId: string; count: number }

async function byOffer(ctx: Ctx, publisherId: string, now: Counted[], before: Counted[]) {
  const { items } = await listOffers(ctx, { publisherId, limit: 200 })
  const names = new Map(items.map((offer) => [offer.offerId, offer.name]))
  const of = (rows: Counted[], offerId: string) =>
    sum(rows.filter((row) => row.offerId === offerId).map((r) => r.count))
  return [...new Set([...now, ...before].map((row) => row.offerId))]
    .map((offerId) => ({ offer: names.get(offerId) ?? offerId, now: of(now, offerId), before: of(before, offerId) }))
    .sort((a, b) => b.now - a.now || b.before - a.before)
    .slice(0, 8)
}

/** Twelve states are too many to compare at a glance: these are what a publisher asks. */
const outcomes = {
  delivered: ['delivered', 'delivered_unconfirmed'],
  onItsWay: ['queued', 'sending', 'waiting'],
  held: ['held'],
  failed: ['rejected', 'parked'],
  ended: ['cancelled', 'superseded', 'erased'],
} as const satisfies Record<string, readonly DeliveryState[]>
export type DeliveryOutcome = keyof typeof outcomes

type Span = { capturedFrom: Date; capturedBefore?: Date }

async function byOutcome(ctx: Ctx, publisherId: string, span: Span, spanBefore: Span) {
  const now = await countDeliveries(ctx, { publisherId, ...span })
  const before = await countDeliveries(ctx, { publisherId, ...spanBefore })
  return (Object.keys(outcomes) as DeliveryOutcome[])
    .map((outcome) => ({
      outcome,
      now: sum(outcomes[outcome].map((state) => now[state] ?? 0)),
      before: sum(outcomes[outcome].map((state) => before[state] ?? 0)),
    }))
    .filter((row) => row.now + row.before > 0)
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, n) => total + n, 0)
}
