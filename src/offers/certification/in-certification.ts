/** The submission under review, held, so that two reviewers take turns. */
import type { Ctx } from '#platform/ctx'
import { notFound } from '#platform/problem'
import type { OfferKey } from '../offer-key.ts'
import { submissionNotInCertification } from '../problems.ts'
import { type Held, holdOffer, type SubmissionRow } from '../standing.ts'
import { type StepRow, stepsOfSubmission } from '../submission-rows.ts'
import { readSubmission } from '../submissions.ts'

export type SubmissionKey = OfferKey & { submissionId: string }

/**
 * @throws notFound
 * @throws submissionNotInCertification when it waits for somebody else, or is over
 */
export async function holdForReview(
  ctx: Ctx,
  key: SubmissionKey,
): Promise<Held & { submission: SubmissionRow; step: StepRow }> {
  const held = await holdOffer(ctx, key)
  const submission = await readSubmission(ctx, key, key.submissionId)
  const step = (await stepsOfSubmission(ctx, submission)).find((one) => one.stepId === 'certification')
  if (held.running?.id !== submission.id || step?.status !== 'waitingForApproval') {
    throw submissionNotInCertification('It is not waiting for a review: it waits for somebody else, or is over.', {
      extra: { status: submission.status },
    })
  }
  return { ...held, submission, step }
}

/** For refusals about a finding that is not of this submission. */
export function noSuchFinding() {
  return notFound('There is no such finding of this submission.')
}
