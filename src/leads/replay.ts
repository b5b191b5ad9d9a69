/** Replay: chosen leads go to a connection again, or for the first time when it was attached later. */
import { and, count, eq, inArray, sql } from 'drizzle-orm'
import { permittedOffers } from '#accounts'
import { type Replay, replayDeliveries } from '#delivery'
import type { Ctx } from '#platform/ctx'
import { conditionsOf, type LeadFilter } from './filter.ts'
import { toDeliver } from './follow-up.ts'
import { leadTexts } from './messages.ts'
import { replayTooLarge } from './problems.ts'
import { leads } from './schema.ts'

/** Greatest number of leads in one replay. */
const REPLAY_MOST = 10_000

export type ReplayRequest = {
  publisherId: string
  connectionId: string
  /** Chosen one by one, or by filter. */
  leadIds?: string[]
  filter?: LeadFilter
  /** `missing` (default): what did not arrive at the connection. */
  what?: 'missing' | 'everything'
  /** Only counts. */
  dryRun?: boolean
}

/**
 * Sends chosen leads to a connection again. Those held back, erased or of one's own people stay where
 * they are. Requires leads.manage.
 * @throws replayTooLarge
 */
export async function replayLeads(
  ctx: Ctx,
  request: ReplayRequest,
): Promise<{ leads: number; queued: number; replay: Replay | null }> {
  const { publisherId, connectionId, what, dryRun, leadIds } = request
  const reach = permittedOffers(ctx, 'leads.manage', { publisherId })
  const filter = leadIds ? { environment: 'any' as const } : (request.filter ?? {})
  const chosen = and(
    conditionsOf(ctx, publisherId, filter, reach),
    eq(leads.state, 'routable'),
    leadIds && inArray(leads.id, leadIds),
  )
  const [counted] = await ctx.db.select({ count: count() }).from(leads).where(chosen)
  if (counted!.count > REPLAY_MOST) {
    throw replayTooLarge(leadTexts(ctx.locale, 'leads.replay.too_large', { limit: REPLAY_MOST, count: counted!.count }))
  }
  const rows = await ctx.db.select().from(leads).where(chosen).orderBy(sql`${leads.sequence}`)
  return replayDeliveries(ctx, { publisherId, connectionId, leads: toDeliver(ctx, rows), what, dryRun })
}
