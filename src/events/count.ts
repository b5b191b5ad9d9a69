import { sql } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import type { EventKind } from './kinds.ts'

export type OfferCount = { publisherId: string; offerId: string; count: number }

/** How often something happened to each offer in a span of time, most often first; at most `limit`, 100 when not said. */
export async function countByOffer(
  ctx: Pick<Ctx, 'db'>,
  filter: { kinds: EventKind[]; from: Date; to: Date; limit?: number },
): Promise<OfferCount[]> {
  const { rows } = await ctx.db.execute<OfferCount>(sql`
    select publisher_id as "publisherId", offer_id as "offerId", count(*)::int as count
    from events
    where at >= ${filter.from.toISOString()} and at < ${filter.to.toISOString()} and offer_id is not null
      and kind in ${filter.kinds}
    group by publisher_id, offer_id
    order by count(*) desc, publisher_id, offer_id
    limit ${filter.limit ?? 100}`)
  return rows
}
