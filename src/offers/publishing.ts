/** Going live, and leaving the store by the publisher's wish; forced-stop.ts has the operator's. */
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { recordAct, requirePermission } from '#accounts'
import { recordEvents } from '#events'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { defineJob, sendJob } from '#platform/jobs'
import { goLiveWarnings } from './go-live-warnings.ts'
import { noteHistory } from './history.ts'
import { statusAfter } from './lifecycle.ts'
import { announceStopped } from './notices.ts'
import type { OfferKey } from './offer-key.ts'
import { advance } from './pipeline/run.ts'
import { moveNotPermitted, warningsNotAcknowledged } from './problems.ts'
import { offers, submissionSteps, submissions } from './schema.ts'
import { inSlot } from './slots.ts'
import { holdOffer, isOffer } from './standing.ts'
import { ofSubmission, withdraw } from './submission-rows.ts'
import { type Submission, submissionView } from './submissions.ts'

/**
 * The publisher's sign-off: what is in preview (and, when it is named, is this submission) becomes what customers see, after the last checks.
 *
 * @throws moveNotPermitted when no preview waits
 * @throws warningsNotAcknowledged with each warning, until they are acknowledged
 */
export async function goLive(
  ctx: Ctx,
  {
    publisherId,
    offerId,
    submissionId,
    acknowledgeWarnings = false,
  }: OfferKey & { submissionId?: string; acknowledgeWarnings?: boolean },
): Promise<Submission> {
  const key = { publisherId, offerId }
  requirePermission(ctx, 'offer.goLive', key)
  return inTransaction(ctx, async (ctx) => {
    const { standing } = await holdOffer(ctx, key)
    const status = statusAfter(standing, 'goLive')
    const preview = await inSlot(ctx, key, 'preview')
    if (!preview || (submissionId && preview.submissionId !== submissionId)) {
      throw moveNotPermitted('Another submission is in preview by now. Look at that one, then go live with it.')
    }
    const warnings = await goLiveWarnings(ctx, preview)
    if (warnings.length && !acknowledgeWarnings) {
      throw warningsNotAcknowledged('Read the warnings, then go live with “acknowledgeWarnings”.', {
        errors: warnings,
      })
    }
    const [submission] = await ctx.db
      .update(submissions)
      .set({ status: 'running', target: 'live', signedOffBy: ctx.actor.id, signedOffAt: ctx.now() })
      .where(
        and(
          eq(submissions.publisherId, key.publisherId),
          eq(submissions.offerId, key.offerId),
          eq(submissions.status, 'waitingForPublisher'),
        ),
      )
      .returning()
    await ctx.db
      .update(submissionSteps)
      .set({ status: 'complete', progressPercentage: 100, endedAt: ctx.now() })
      .where(and(ofSubmission(submission!), eq(submissionSteps.stepId, 'publisherSignoff')))
    await ctx.db.update(offers).set({ status }).where(isOffer(key))
    await noteHistory(ctx, key, { event: 'signedOff', submissionId: submission!.id })
    await recordAct(ctx, {
      ...key,
      act: 'offer.signedOff',
      subject: submission!.id,
      detail: { acknowledged: warnings.map((warning) => warning.code) },
    })
    await advance(ctx, submission!)
    return submissionView(ctx, key, submission!.id)
  })
}

/**
 * Takes the offer out of the store. Those who have it keep it; submitting it again brings it back.
 * @throws moveNotPermitted when it is not live, or a submission is running
 */
export async function stopSelling(ctx: Ctx, { reason, ...key }: OfferKey & { reason?: string }): Promise<void> {
  requirePermission(ctx, 'offer.stop', key)
  await inTransaction(ctx, async (ctx) => {
    const { standing } = await holdOffer(ctx, key)
    const status = statusAfter(standing, 'stopSelling')
    await ctx.db.update(offers).set({ status }).where(isOffer(key))
    await noteHistory(ctx, key, { event: 'stopped', note: reason })
    await recordAct(ctx, { ...key, act: 'offer.stopped', subject: key.offerId, detail: { reason } })
    await sendJob(ctx, finishStop, key)
  })
}

export const finishStop = defineJob({
  name: 'offers.finish-stop',
  data: z.object({ publisherId: z.string(), offerId: z.string() }),
  async run(ctx, key) {
    await inTransaction(ctx, async (ctx) => {
      const { offer, standing } = await holdOffer(ctx, key)
      if (offer.status !== 'stopPending') return
      await withdraw(ctx, key)
      await ctx.db
        .update(offers)
        .set({ status: statusAfter(standing, 'finishStop') })
        .where(isOffer(key))
      await recordEvents(ctx, [{ kind: 'offer.stopped', ...key, data: { by: 'publisher' } }])
      await announceStopped(ctx, offer, { by: 'publisher' })
    })
  },
})
