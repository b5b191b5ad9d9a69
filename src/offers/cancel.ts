/** Taking a submission back, before sign-off (T7) or after it and before the last step begins (T11). */
import { and, eq, inArray } from 'drizzle-orm'
import { recordAct, requirePermission } from '#accounts'
import { recordEvents } from '#events'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { noteHistory } from './history.ts'
import { statusAfter } from './lifecycle.ts'
import type { OfferKey } from './offer-key.ts'
import { offers, submissionSteps, submissions } from './schema.ts'
import { holdOffer, isOffer, type SubmissionRow } from './standing.ts'
import { endSubmission, isSubmission, ofSubmission } from './submission-rows.ts'
import { type Submission, submissionView } from './submissions.ts'

/**
 * Takes the running submission back; the offer is again what it was before. After Go live the sign-off
 * is withdrawn instead, and the preview waits as before.
 *
 * @throws moveNotPermitted when none runs, or its last step has begun
 */
export async function cancelSubmission(ctx: Ctx, key: OfferKey): Promise<Submission> {
  requirePermission(ctx, 'offer.cancel', key)
  return inTransaction(ctx, async (ctx) => {
    const { offer, running, standing } = await holdOffer(ctx, key)
    const signedOff = standing.target === 'live'
    if (signedOff) requirePermission(ctx, 'offer.cancelGoLive', key)
    const status = signedOff
      ? statusAfter(standing, 'cancelGoLive')
      : statusAfter(standing, 'cancelSubmission', running?.statusBefore)
    const submission = running!
    const noted = { submissionId: submission.id }
    await noteHistory(ctx, key, { event: signedOff ? 'cancelGoLiveInitiated' : 'cancelInitiated', ...noted })
    const step = signedOff ? await withdrawSignoff(ctx, submission) : await endSubmission(ctx, submission, 'canceled')
    await ctx.db.update(offers).set({ status }).where(isOffer(key))
    await noteHistory(ctx, key, { event: signedOff ? 'goLiveCanceled' : 'canceled', ...noted })
    await recordAct(ctx, {
      ...key,
      act: 'offer.submissionCanceled',
      subject: submission.id,
      detail: { status: offer.status },
    })
    await recordEvents(ctx, [{ kind: 'offer.submissionCanceled', ...key, subjectId: submission.id, data: { step } }])
    return submissionView(ctx, key, submission.id)
  })
}

async function withdrawSignoff(ctx: Ctx, submission: SubmissionRow): Promise<string> {
  await ctx.db
    .update(submissions)
    .set({ status: 'waitingForPublisher', target: 'preview', signedOffAt: null, signedOffBy: null })
    .where(isSubmission(submission))
  const steps = await ctx.db.select().from(submissionSteps).where(ofSubmission(submission))
  const signoff = steps.find((step) => step.stepId === 'publisherSignoff')!
  const after = steps.filter((step) => step.position > signoff.position)
  await ctx.db
    .update(submissionSteps)
    .set({ status: 'notStarted', startedAt: null, endedAt: null, progressPercentage: 0, messages: [] })
    .where(
      and(
        ofSubmission(submission),
        inArray(
          submissionSteps.stepId,
          after.map((step) => step.stepId),
        ),
      ),
    )
  await ctx.db
    .update(submissionSteps)
    .set({ status: 'waitingForPublisherReview', endedAt: null })
    .where(and(ofSubmission(submission), eq(submissionSteps.stepId, 'publisherSignoff')))
  return 'finalPublish'
}
