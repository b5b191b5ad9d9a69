import { and, eq } from 'drizzle-orm'
import { recordAct, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { lockConnection, thisConnection, touched } from './connection-row.ts'
import { setOfferDestinations } from './destinations.ts'
import { connectionInUse } from './problems.ts'
import { connections, offerDestinations } from './schema.ts'

/**
 * Removes a connection that no live offer uses any more; what it did not deliver is held. Requires leads.connect.
 * @throws connectionInUse naming the offers
 */
export async function removeConnection(
  ctx: Ctx,
  { publisherId, connectionId }: { publisherId: string; connectionId: string },
): Promise<void> {
  requirePermission(ctx, 'leads.connect', { publisherId })
  await inTransaction(ctx, async (ctx) => {
    const row = await lockConnection(ctx, { publisherId, connectionId })
    const uses = await ctx.db
      .select()
      .from(offerDestinations)
      .where(and(eq(offerDestinations.publisherId, publisherId), eq(offerDestinations.connectionId, connectionId)))
    const live = uses.filter((use) => use.environment === 'live').map((use) => use.offerId)
    if (live.length > 0) {
      throw connectionInUse(`Choose another destination for ${live.join(', ')} first.`, { extra: { offerIds: live } })
    }
    for (const { offerId } of uses) await leaveOffer(ctx, { publisherId, offerId, connectionId })
    await ctx.db
      .update(connections)
      .set({ removedAt: ctx.now(), ...touched(ctx, row) })
      .where(thisConnection({ publisherId, connectionId }))
    await recordAct(ctx, { publisherId, act: 'connection.removed', subject: connectionId, detail: { name: row.name } })
  })
}

async function leaveOffer(ctx: Ctx, of: { publisherId: string; offerId: string; connectionId: string }): Promise<void> {
  const { publisherId, offerId } = of
  const rows = await ctx.db
    .select({ connectionId: offerDestinations.connectionId })
    .from(offerDestinations)
    .where(
      and(
        eq(offerDestinations.publisherId, publisherId),
        eq(offerDestinations.offerId, offerId),
        eq(offerDestinations.environment, 'preview'),
      ),
    )
    .orderBy(offerDestinations.position)
  const connectionIds = rows.map((row) => row.connectionId).filter((id) => id !== of.connectionId)
  await setOfferDestinations(ctx, { publisherId, offerId, environment: 'preview', connectionIds })
}
