/** The end of a review. The report is written before the status changes: a status without a report cannot be. */
import { and, eq, inArray } from 'drizzle-orm'
import { recordAct, requirePermission } from '#accounts'
import { recordEvents } from '#events'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import type { FieldError } from '#platform/problem'
import { noteHistory } from '../history.ts'
import { statusAfter } from '../lifecycle.ts'
import { announceRejected } from '../notices.ts'
import { advance } from '../pipeline/run.ts'
import { rejectionWithoutFindings, reviewIncomplete } from '../problems.ts'
import { fieldRefusal, reasonFor } from '../refusal-words.ts'
import { findings, offers, submissionSteps, submissions, verdicts } from '../schema.ts'
import { isOffer, type SubmissionRow } from '../standing.ts'
import { isSubmission, ofSubmission, type StepRow } from '../submission-rows.ts'
import { holdForReview, type SubmissionKey } from './in-certification.ts'
import { checklistOf } from './review.ts'

/**
 * The submission passes and goes on.
 * @throws reviewIncomplete naming every item that is undecided or failed
 */
export async function approve(ctx: Ctx, { note = '', ...key }: SubmissionKey & { note?: string }): Promise<void> {
  requirePermission(ctx, 'certification.review', key)
  await inTransaction(ctx, async (ctx) => {
    const { submission, step } = await holdForReview(ctx, key)
    const items = await checklistOf(ctx, submission)
    const errors = items.flatMap((item): FieldError[] => {
      if (item.state === 'pass' || item.state === 'notApplicable') return []
      const code = item.state === 'open' ? 'review.open' : 'review.failed'
      return [fieldRefusal(ctx, { pointer: `#/checks/${item.id}`, code, params: { item: item.id }, policy: item.id })]
    })
    if (errors.length) throw reviewIncomplete(reasonFor(ctx, 'review.undecided'), { errors })
    await writeVerdict(ctx, submission, { verdict: 'approved', note })
    await closeEarlierFindings(ctx, submission)
    await endStep(ctx, submission, step, 'complete')
    const seconds = Math.round((ctx.now().getTime() - (step.startedAt ?? submission.submittedAt).getTime()) / 1000)
    await recordEvents(ctx, [{ kind: 'offer.certified', ...about(submission), data: { seconds } }])
    await advance(ctx, submission)
  })
}

/**
 * The submission is refused with its report; the publisher may answer, mend and submit again.
 * @throws rejectionWithoutFindings
 */
export async function reject(ctx: Ctx, { note = '', ...key }: SubmissionKey & { note?: string }): Promise<void> {
  requirePermission(ctx, 'certification.review', key)
  await inTransaction(ctx, async (ctx) => {
    const { submission, step, standing } = await holdForReview(ctx, key)
    const report = await ctx.db
      .select()
      .from(findings)
      .where(and(eq(findings.publisherId, submission.publisherId), eq(findings.submissionId, submission.id)))
      .orderBy(findings.createdAt, findings.id)
    if (report.length === 0) {
      throw rejectionWithoutFindings('Fail at least one item of the checklist, with its evidence, then reject.')
    }
    const verdict = await writeVerdict(ctx, submission, { verdict: 'rejected', note })
    await endStep(ctx, submission, step, 'rejected')
    await ctx.db.update(submissions).set({ status: 'rejected', endedAt: ctx.now() }).where(isSubmission(submission))
    await ctx.db
      .update(offers)
      .set({ status: statusAfter(standing, 'reject') })
      .where(isOffer(submission))
    await recordEvents(ctx, [
      { kind: 'offer.rejected', ...about(submission), data: { step: 'certification', findings: report.length } },
    ])
    await announceRejected(ctx, submission, { report, verdict })
  })
}

async function writeVerdict(
  ctx: Ctx,
  submission: SubmissionRow,
  { verdict, note }: { verdict: 'approved' | 'rejected'; note: string },
) {
  const { publisherId, offerId, id } = submission
  const [written] = await ctx.db
    .insert(verdicts)
    .values({
      publisherId,
      submissionId: id,
      verdict,
      note: note.trim(),
      reviewerId: ctx.actor.id,
      reviewerName: ctx.actor.name,
      decidedAt: ctx.now(),
    })
    .returning()
  await recordAct(ctx, {
    publisherId,
    offerId,
    act: verdict === 'approved' ? 'offer.certified' : 'offer.rejected',
    subject: id,
  })
  return written!
}

/** What passes now has been mended: nobody is reminded of it any more. */
async function closeEarlierFindings(ctx: Ctx, submission: SubmissionRow) {
  await ctx.db
    .update(findings)
    .set({ status: 'fixed', settledAt: ctx.now() })
    .where(
      and(
        eq(findings.publisherId, submission.publisherId),
        eq(findings.offerId, submission.offerId),
        inArray(findings.status, ['open', 'disputed']),
      ),
    )
}

async function endStep(ctx: Ctx, submission: SubmissionRow, step: StepRow, status: 'complete' | 'rejected') {
  await ctx.db
    .update(submissionSteps)
    .set({ status, progressPercentage: status === 'complete' ? 100 : step.progressPercentage, endedAt: ctx.now() })
    .where(and(ofSubmission(submission), eq(submissionSteps.stepId, 'certification')))
  await noteHistory(ctx, submission, {
    event: 'step',
    submissionId: submission.id,
    stepId: 'certification',
    outcome: status === 'complete' ? 'complete' : 'failed',
  })
}

function about({ publisherId, offerId, id }: SubmissionRow) {
  return { publisherId, offerId, subjectId: id }
}
