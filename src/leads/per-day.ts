/** How many leads came on each day: the inbox over time. */
import { asc, count, sql } from 'drizzle-orm'
import { permittedOffers } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { conditionsOf, type LeadFilter } from './filter.ts'
import type { Rating } from './lead.ts'
import { leads } from './schema.ts'

/** Leads of one rating, for one offer, on one day of the UTC calendar (`2026-03-02`). Days without leads have no row. */
export type LeadsOfDay = { day: string; offerId: string; rating: Rating; count: number }

/** Requires leads.read; people limited to some offers see the leads of those. */
export async function countLeadsPerDay(ctx: Ctx, publisherId: string, filter: LeadFilter = {}): Promise<LeadsOfDay[]> {
  const reach = permittedOffers(ctx, 'leads.read', { publisherId })
  const day = sql<string>`to_char(${leads.capturedAt} at time zone 'UTC', 'YYYY-MM-DD')`
  return ctx.db
    .select({ day, offerId: leads.offerId, rating: leads.rating, count: count() })
    .from(leads)
    .where(conditionsOf(ctx, publisherId, filter, reach))
    .groupBy(day, leads.offerId, leads.rating)
    .orderBy(asc(day), asc(leads.offerId), asc(leads.rating))
}
