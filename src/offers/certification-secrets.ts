/** Accounts and keys that a publisher hands to reviewers: sealed with the submission, opened for reviewers only. */
import type { Ctx } from '#platform/ctx'
import type { SubmissionRow } from './standing.ts'

export function sealCertificationSecrets(ctx: Pick<Ctx, 'keys'>, submissionId: string, text: string): string {
  return ctx.keys.seal(text, boundTo(submissionId))
}

/** Callers have asked whether the actor reviews. */
export function openCertificationSecrets(ctx: Pick<Ctx, 'keys'>, submission: SubmissionRow): string | null {
  return submission.certificationSecrets && ctx.keys.unseal(submission.certificationSecrets, boundTo(submission.id))
}

function boundTo(submissionId: string): string {
  return `submissions.certification_secrets:${submissionId}`
}
