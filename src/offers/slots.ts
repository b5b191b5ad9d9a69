/** The preview and the live slot: what is in them, put there and taken out. Each is a row with a beginning and an end. */
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import { notify } from '#platform/db'
import type { Target } from './lifecycle.ts'
import type { OfferKey } from './offer-key.ts'
import { catalogue, offers, publications } from './schema.ts'
import type { Snapshot } from './snapshot.ts'
import { isOffer, type SubmissionRow } from './standing.ts'

export type Publication = typeof publications.$inferSelect

export async function inSlot(ctx: Pick<Ctx, 'db'>, key: OfferKey, slot: Target): Promise<Publication | undefined> {
  const [publication] = await ctx.db.select().from(publications).where(isInSlot(key, slot))
  return publication
}

/** The content that a new version is measured against: the live one, or the preview when nothing is live. */
export async function published(ctx: Pick<Ctx, 'db'>, key: OfferKey): Promise<Publication | undefined> {
  return (await inSlot(ctx, key, 'live')) ?? (await inSlot(ctx, key, 'preview'))
}

/** Puts content into a slot in place of what was there. The version rises by one. The offer must be held. */
export async function fillSlot(
  ctx: Ctx,
  submission: SubmissionRow,
  { slot, snapshot }: { slot: Target; snapshot: Snapshot },
): Promise<Publication> {
  const key = { publisherId: submission.publisherId, offerId: submission.offerId }
  const catalogueVersion = slot === 'live' ? await nextCatalogueVersion(ctx) : null
  await endSlot(ctx, key, slot, catalogueVersion)
  const hidden = isHidden(snapshot)
  const [offer] = await ctx.db
    .update(offers)
    .set({
      version: sql`${offers.version} + 1`,
      firstPublishedAt: sql`coalesce(${offers.firstPublishedAt}, ${ctx.now().toISOString()})`,
      ...(slot === 'live'
        ? { liveVersion: sql`${offers.version} + 1`, hidden }
        : { previewVersion: sql`${offers.version} + 1` }),
    })
    .where(isOffer(key))
    .returning({ version: offers.version })
  if (!offer) throw new Error(`offer ${key.publisherId}.${key.offerId} is gone while being published`)
  const [publication] = await ctx.db
    .insert(publications)
    .values({
      ...key,
      id: ctx.newId(),
      submissionId: submission.id,
      slot,
      version: offer.version,
      snapshot,
      hidden,
      publishedBy: slot === 'live' ? (submission.signedOffBy ?? submission.submittedBy) : submission.submittedBy,
      publishedAt: ctx.now(),
      catalogueVersion,
    })
    .returning()
  return publication!
}

/** Empties a slot. The offer must be held. */
export async function emptySlot(ctx: Ctx, key: OfferKey, slot: Target): Promise<void> {
  await endSlot(ctx, key, slot, slot === 'live' ? await nextCatalogueVersion(ctx) : null)
  await ctx.db
    .update(offers)
    .set(slot === 'live' ? { liveVersion: null, hidden: false } : { previewVersion: null })
    .where(isOffer(key))
}

async function endSlot(ctx: Ctx, key: OfferKey, slot: Target, endedCatalogueVersion: number | null) {
  await ctx.db.update(publications).set({ endedAt: ctx.now(), endedCatalogueVersion }).where(isInSlot(key, slot))
}

/**
 * Live, this content answers only to holders of its hide key (spec "offers" 2.7). The slots keep the whole
 * document; what customers get of it is for catalogue.ts to say.
 */
function isHidden(snapshot: Pick<Snapshot, 'document'>): boolean {
  return Boolean(snapshot.document.availability?.hideKey)
}

function isInSlot(key: OfferKey, slot: Target) {
  return and(
    eq(publications.publisherId, key.publisherId),
    eq(publications.offerId, key.offerId),
    eq(publications.slot, slot),
    isNull(publications.endedAt),
  )
}

// The row stays locked until the transaction ends, so versions become visible in their order: a process
// that has read up to version 7 will never see a change numbered 6 appear afterwards.
export async function nextCatalogueVersion(ctx: Ctx): Promise<number> {
  const [row] = await ctx.db
    .insert(catalogue)
    .values({ version: 1, changedAt: ctx.now() })
    .onConflictDoUpdate({
      target: catalogue.only,
      set: { version: sql`${catalogue.version} + 1`, changedAt: ctx.now() },
    })
    .returning({ version: catalogue.version })
  await notify(ctx, 'catalogue', String(row!.version))
  return row!.version
}
