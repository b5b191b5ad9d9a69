/** The registry as it is looked at: by its publisher, by anybody who found a tracker, by customers of a listing. */
import { and, asc, desc, eq, inArray, type SQL } from 'drizzle-orm'
import { requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { readGuid } from './guid.ts'
import { findGuid, type GuidKey, type GuidRecord, type GuidState } from './guid-record.ts'
import { guidChanges, trackingGuids } from './schema.ts'

/** Requires attribution.read. */
export async function listGuids(
  ctx: Ctx,
  { publisherId, state, offerId }: { publisherId: string; state?: GuidState; offerId?: string },
): Promise<GuidRecord[]> {
  requirePermission(ctx, 'attribution.read', { publisherId })
  const where: SQL[] = [eq(trackingGuids.publisherId, publisherId)]
  if (state) where.push(eq(trackingGuids.state, state))
  if (offerId) where.push(eq(trackingGuids.offerId, offerId))
  return ctx.db
    .select()
    .from(trackingGuids)
    .where(and(...where))
    .orderBy(asc(trackingGuids.description), asc(trackingGuids.channel), asc(trackingGuids.id))
}

export type GuidWithHistory = GuidRecord & { changes: (typeof guidChanges.$inferSelect)[] }

/** Requires attribution.read. */
export async function getGuid(ctx: Ctx, key: GuidKey): Promise<GuidWithHistory> {
  requirePermission(ctx, 'attribution.read', key)
  const record = await findGuid(ctx, key)
  const changes = await ctx.db
    .select()
    .from(guidChanges)
    .where(and(eq(guidChanges.publisherId, key.publisherId), eq(guidChanges.guidId, key.guidId)))
    .orderBy(desc(guidChanges.at), desc(guidChanges.id))
  return { ...record, changes }
}

/** What anybody may know of GUIDs: trackers stand in public templates. Drafts are nobody’s business. */
export async function lookUpGuids(ctx: Ctx, guids: readonly string[]): Promise<GuidRecord[]> {
  const canonical = guids.flatMap((text) => {
    const reading = readGuid(text)
    return reading.kind === 'guid' ? [reading.guid] : []
  })
  if (!canonical.length) return []
  return ctx.db
    .select()
    .from(trackingGuids)
    .where(
      and(inArray(trackingGuids.guid, canonical.slice(0, 100)), inArray(trackingGuids.state, ['active', 'retired'])),
    )
}

/** The GUIDs in force that customers of a listing deploy with, oldest first. Public, like the listing. */
export async function guidsOfListing(
  ctx: Ctx,
  { publisherId, offerId }: { publisherId: string; offerId: string },
): Promise<GuidRecord[]> {
  return ctx.db
    .select()
    .from(trackingGuids)
    .where(
      and(
        eq(trackingGuids.publisherId, publisherId),
        eq(trackingGuids.offerId, offerId),
        eq(trackingGuids.channel, 'marketplace'),
        eq(trackingGuids.state, 'active'),
      ),
    )
    .orderBy(asc(trackingGuids.id))
}
