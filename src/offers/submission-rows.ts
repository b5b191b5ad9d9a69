/** The rows of a submission and its steps: how deeds and the pipeline find and close them. */
import { and, asc, eq, ne } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import type { SubmissionStatus } from './lifecycle.ts'
import type { OfferKey } from './offer-key.ts'
import { submissionSteps, submissions } from './schema.ts'
import { emptySlot, inSlot } from './slots.ts'
import type { SubmissionRow } from './standing.ts'

export type StepRow = typeof submissionSteps.$inferSelect
type SubmissionId = Pick<SubmissionRow, 'publisherId' | 'id'>

export async function stepsOfSubmission(ctx: Pick<Ctx, 'db'>, submission: SubmissionId): Promise<StepRow[]> {
  return ctx.db.select().from(submissionSteps).where(ofSubmission(submission)).orderBy(asc(submissionSteps.position))
}

/** Ends a submission before its time; what was not finished is cancelled. Says at which step that was. */
export async function endSubmission(
  ctx: Ctx,
  submission: SubmissionRow,
  status: Extract<SubmissionStatus, 'canceled' | 'superseded'>,
): Promise<string> {
  const closed = await ctx.db
    .update(submissionSteps)
    .set({ status: 'canceled', endedAt: ctx.now() })
    .where(and(ofSubmission(submission), ne(submissionSteps.status, 'complete')))
    .returning({ position: submissionSteps.position, stepId: submissionSteps.stepId })
  await ctx.db.update(submissions).set({ status, endedAt: ctx.now() }).where(isSubmission(submission))
  return closed.sort((a, b) => a.position - b.position)[0]?.stepId ?? ''
}

/** Ends submissions whose preview was waiting: a newer preview, or the end of the offer, took its place. */
export async function supersede(ctx: Ctx, key: OfferKey): Promise<void> {
  const waiting = await ctx.db
    .select()
    .from(submissions)
    .where(
      and(
        eq(submissions.publisherId, key.publisherId),
        eq(submissions.offerId, key.offerId),
        eq(submissions.status, 'waitingForPublisher'),
      ),
    )
  for (const submission of waiting) await endSubmission(ctx, submission, 'superseded')
}

/** Ends whatever runs or waits, and empties both slots: nobody sees the offer any more. The offer must be held. */
export async function withdraw(ctx: Ctx, key: OfferKey, running?: SubmissionRow): Promise<void> {
  if (running) await endSubmission(ctx, running, 'canceled')
  await supersede(ctx, key)
  if (await inSlot(ctx, key, 'preview')) await emptySlot(ctx, key, 'preview')
  if (await inSlot(ctx, key, 'live')) await emptySlot(ctx, key, 'live')
}

export function isSubmission(submission: SubmissionId) {
  return and(eq(submissions.publisherId, submission.publisherId), eq(submissions.id, submission.id))
}

export function ofSubmission(submission: SubmissionId) {
  return and(eq(submissionSteps.publisherId, submission.publisherId), eq(submissionSteps.submissionId, submission.id))
}
