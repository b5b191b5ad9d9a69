/** Last step: the checks that may have changed since are repeated, then what is in preview is what customers see. */
import { setOfferDestinations } from '#delivery'
import { recordEvents } from '#events'
import type { Ctx } from '#platform/ctx'
import { statusAfter } from '../lifecycle.ts'
import { announceLive } from '../notices.ts'
import { offers, submissions } from '../schema.ts'
import { fillSlot, inSlot } from '../slots.ts'
import { holdOffer, isOffer } from '../standing.ts'
import { isSubmission } from '../submission-rows.ts'
import { testDestinations } from './lead-registration.ts'
import { connectionsOf } from './packaging.ts'
import { judged, type StepResult, type StepWork } from './runner.ts'

export async function finalPublish(ctx: Ctx, work: StepWork): Promise<StepResult> {
  const { submission } = work
  const preview = await inSlot(ctx, submission, 'preview')
  // What goes live is what the publisher looked at, never something near it.
  if (preview?.submissionId !== submission.id) return judged([work.message('error', 'goLive.contentDiffers')])
  const leads = await testDestinations(ctx, work)
  if (leads.some((message) => message.level === 'error')) return judged(leads)
  const hidden = preview.hidden ? [work.message('warning', 'live.hidden')] : []
  return {
    do: 'complete',
    messages: [...leads, ...hidden],
    async apply(ctx) {
      const { publisherId, offerId } = submission
      const { offer, standing } = await holdOffer(ctx, submission)
      const update = offer.liveVersion !== null
      await fillSlot(ctx, submission, { slot: 'live', snapshot: preview.snapshot })
      const connectionIds = connectionsOf(submission)
      await setOfferDestinations(ctx, { publisherId, offerId, environment: 'live', connectionIds })
      await ctx.db
        .update(offers)
        .set({ status: statusAfter(standing, 'finishPublish') })
        .where(isOffer(submission))
      await ctx.db.update(submissions).set({ status: 'succeeded', endedAt: ctx.now() }).where(isSubmission(submission))
      const listingOption = preview.snapshot.document.listingOption ?? ''
      await recordEvents(ctx, [
        { kind: 'offer.live', publisherId, offerId, subjectId: submission.id, data: { update, listingOption } },
      ])
      await announceLive(ctx, submission, { hidden: preview.hidden, update })
    },
  }
}
