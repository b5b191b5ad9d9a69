/** Reads where an offer stands, under its lock, so that what is decided on it is still true when it is written. */
import { and, eq } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import { notFound } from '#platform/problem'
import type { Standing } from './lifecycle.ts'
import type { OfferKey } from './offer-key.ts'
import { offers, submissionSteps, submissions } from './schema.ts'

export type OfferRow = typeof offers.$inferSelect
export type SubmissionRow = typeof submissions.$inferSelect

export type Held = { offer: OfferRow; running: SubmissionRow | undefined; standing: Standing }

/**
 * The offer, locked until the transaction ends: every deed that moves it passes here, one at a time.
 * @throws notFound
 */
export async function holdOffer(ctx: Ctx, key: OfferKey): Promise<Held> {
  const [offer] = await ctx.db.select().from(offers).where(isOffer(key)).for('update')
  if (!offer) throw notFound('There is no such offer.')
  return { offer, ...(await standingOf(ctx, offer)) }
}

/** @throws notFound */
export async function readOffer(ctx: Ctx, key: OfferKey): Promise<OfferRow> {
  const [offer] = await ctx.db.select().from(offers).where(isOffer(key))
  if (!offer) throw notFound('There is no such offer.')
  return offer
}

export async function standingOf(ctx: Ctx, offer: OfferRow): Promise<Omit<Held, 'offer'>> {
  const [running] = await ctx.db
    .select()
    .from(submissions)
    .where(
      and(
        eq(submissions.publisherId, offer.publisherId),
        eq(submissions.offerId, offer.offerId),
        eq(submissions.status, 'running'),
      ),
    )
  return {
    running,
    standing: {
      status: offer.status,
      target: running?.target ?? null,
      finalPublishBegun: running?.target === 'live' && (await finalPublishBegun(ctx, running)),
      hasLive: offer.liveVersion !== null,
      wasPublished: offer.firstPublishedAt !== null,
      archivedDays: offer.archivedAt && Math.floor((ctx.now().getTime() - offer.archivedAt.getTime()) / dayMs),
    },
  }
}

const dayMs = 86_400_000

async function finalPublishBegun(ctx: Ctx, running: SubmissionRow): Promise<boolean> {
  const [step] = await ctx.db
    .select({ status: submissionSteps.status })
    .from(submissionSteps)
    .where(
      and(
        eq(submissionSteps.publisherId, running.publisherId),
        eq(submissionSteps.submissionId, running.id),
        eq(submissionSteps.stepId, 'finalPublish'),
      ),
    )
  return step !== undefined && step.status !== 'notStarted'
}

export function isOffer(key: OfferKey) {
  return and(eq(offers.publisherId, key.publisherId), eq(offers.offerId, key.offerId))
}
