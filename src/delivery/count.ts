/** How the deliveries of a publisher's leads ended, or where they stand. */
import { and, count, eq, gte, inArray, lt } from 'drizzle-orm'
import { permittedOffers } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { deliveries } from './schema.ts'
import type { DeliveryState } from './states.ts'

/**
 * Deliveries of live leads captured in a time, by where they stand now. Requires leads.read; people limited to
 * some offers see the deliveries of those.
 */
export async function countDeliveries(
  ctx: Ctx,
  { publisherId, capturedFrom, capturedBefore }: { publisherId: string; capturedFrom?: Date; capturedBefore?: Date },
): Promise<Partial<Record<DeliveryState, number>>> {
  const reach = permittedOffers(ctx, 'leads.read', { publisherId })
  const rows = await ctx.db
    .select({ state: deliveries.state, count: count() })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.publisherId, publisherId),
        eq(deliveries.environment, 'live'),
        reach === 'all' ? undefined : inArray(deliveries.offerId, reach),
        capturedFrom && gte(deliveries.capturedAt, capturedFrom),
        capturedBefore && lt(deliveries.capturedAt, capturedBefore),
      ),
    )
    .groupBy(deliveries.state)
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}
