/** Who has an offer open in the editor: so that two people at the same page know of each other. */
import { and, eq, gt, lt, ne } from 'drizzle-orm'
import { requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import type { OfferKey } from './offer-key.ts'
import { offerPresences } from './schema.ts'

/** Editors announce themselves every 15 seconds; two missed announcements and they are gone. */
const FRESH_MS = 40_000

export type Presence = { personId: string; personName: string; pageKey: string; seenAt: Date }

/** Says that the actor looks at a page of the draft, and returns the others who do. */
export async function announcePresence(ctx: Ctx, key: OfferKey, pageKey: string): Promise<Presence[]> {
  requirePermission(ctx, 'offer.edit', { ...key, within: 'listing' })
  if (ctx.actor.kind === 'person') await notePresence(ctx, key, pageKey)
  return whoElseIsHere(ctx, key)
}

/** Who else has the offer open, as last heard of. Requires `offer.read`. */
export async function whoElseIsHere(ctx: Ctx, key: OfferKey): Promise<Presence[]> {
  requirePermission(ctx, 'offer.read', key)
  return ctx.db
    .select({
      personId: offerPresences.personId,
      personName: offerPresences.personName,
      pageKey: offerPresences.pageKey,
      seenAt: offerPresences.seenAt,
    })
    .from(offerPresences)
    .where(
      and(
        isHere(key),
        ne(offerPresences.personId, ctx.actor.id),
        gt(offerPresences.seenAt, new Date(ctx.now().getTime() - FRESH_MS)),
      ),
    )
    .orderBy(offerPresences.personName, offerPresences.personId)
}

/** The actor closed the editor. */
export async function leaveOffer(ctx: Ctx, key: OfferKey): Promise<void> {
  await ctx.db.delete(offerPresences).where(and(isHere(key), eq(offerPresences.personId, ctx.actor.id)))
}

async function notePresence(ctx: Ctx, key: OfferKey, pageKey: string): Promise<void> {
  const now = ctx.now()
  const { publisherId, offerId } = key
  await ctx.db
    .delete(offerPresences)
    .where(and(isHere(key), lt(offerPresences.seenAt, new Date(now.getTime() - FRESH_MS))))
  await ctx.db
    .insert(offerPresences)
    .values({ publisherId, offerId, personId: ctx.actor.id, personName: ctx.actor.name, pageKey, seenAt: now })
    .onConflictDoUpdate({
      target: [offerPresences.publisherId, offerPresences.offerId, offerPresences.personId],
      set: { pageKey, personName: ctx.actor.name, seenAt: now },
    })
}

function isHere({ publisherId, offerId }: OfferKey) {
  return and(eq(offerPresences.publisherId, publisherId), eq(offerPresences.offerId, offerId))
}
