/** A reviewer decides one item of the checklist; what fails is told as findings that can be acted upon. */
import { and, eq, isNull } from 'drizzle-orm'
import { recordAct, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import type { MessageParams } from '#platform/messages'
import { type FieldError, notFound, unprocessable } from '#platform/problem'
import { announceSeniorReview } from '../notices.ts'
import { fieldRefusal, reasonFor } from '../refusal-words.ts'
import { checkResults, findings, submissions } from '../schema.ts'
import type { SubmissionRow } from '../standing.ts'
import { isSubmission } from '../submission-rows.ts'
import { findField, getOfferType } from '../types/registry.ts'
import { submissionBefore } from './carry-over.ts'
import { findItem } from './checklist.ts'
import { holdForReview, type SubmissionKey } from './in-certification.ts'

export type CheckState = 'pass' | 'fail' | 'notApplicable'

/** What is wrong, where, how one can see it, and what would put it right. */
export type NewFinding = {
  /** An item of the checklist: the policy that is not met. */
  policyId: string
  /** The field concerned, or the content hash of the file. One of them. */
  fieldKey?: string
  file?: string
  message: string
  evidence: string
  evidenceUrls?: string[]
  suggestedFix: string
}

/** What a reviewer decided about one item. */
export type Decision = { itemId: string; state: CheckState; note?: string; findings?: NewFinding[] }
export type Check = SubmissionKey & Decision

/**
 * Writes the decision, in place of an earlier one on the same item.
 *
 * @throws submissionNotInCertification
 * @throws unprocessable when a failed item does not say what, where, how it was seen, and what would mend it
 */
export async function recordCheck(ctx: Ctx, check: Check): Promise<void> {
  await recordChecks(ctx, check, [check])
}

/** Writes decisions on several items of one submission, all or none. @throws as recordCheck */
export async function recordChecks(ctx: Ctx, key: SubmissionKey, decisions: Decision[]): Promise<void> {
  requirePermission(ctx, 'certification.review', key)
  if (!decisions.every(({ itemId }) => findItem(itemId))) throw notFound('There is no such item of the checklist.')
  await inTransaction(ctx, async (ctx) => {
    const { submission } = await holdForReview(ctx, key)
    for (const decision of decisions) await decide(ctx, submission, decision)
  })
}

async function decide(ctx: Ctx, submission: SubmissionRow, decision: Decision): Promise<void> {
  const { itemId, state } = decision
  const found = state === 'fail' ? (decision.findings ?? []) : []
  const errors = state === 'fail' ? incomplete(ctx, submission, found) : []
  if (errors.length) throw unprocessable(reasonFor(ctx, 'review.evidence'), { errors })
  await keepResult(ctx, submission, decision)
  await replaceFindings(ctx, submission, itemId, found)
  await recordAct(ctx, {
    publisherId: submission.publisherId,
    offerId: submission.offerId,
    act: 'offer.checked',
    subject: submission.id,
    detail: { item: itemId, state },
  })
}

/** Unwritten reasons reject nobody: every part must be there. */
function incomplete(ctx: Ctx, submission: SubmissionRow, found: NewFinding[]): FieldError[] {
  if (found.length === 0) return [fieldRefusal(ctx, { pointer: '#/findings', code: 'review.nothingFound' })]
  const { type, profile } = submission.snapshot
  const ofType = getOfferType(type, profile)
  const files = new Set(Object.values(submission.snapshot.assets).map((asset) => asset.sha256))
  return found.flatMap((finding, i) => {
    const at = (name: string, code: string, params?: MessageParams): FieldError[] => [
      fieldRefusal(ctx, { pointer: `#/findings/${i}/${name}`, code: `review.${code}`, params }),
    ]
    const { policyId, fieldKey, file, message, evidence, suggestedFix, evidenceUrls = [] } = finding
    return [
      ...(findItem(policyId) ? [] : at('policyId', 'policyId')),
      ...(fieldKey || file ? [] : at('fieldKey', 'fieldOrFile')),
      ...(fieldKey && !findField(ofType, fieldKey) ? at('fieldKey', 'noField', { fieldKey }) : []),
      ...(file && !files.has(file) ? at('file', 'noFile') : []),
      ...(message.trim() ? [] : at('message', 'message')),
      ...(evidence.trim() ? [] : at('evidence', 'howSeen')),
      ...(suggestedFix.trim() ? [] : at('suggestedFix', 'suggestedFix')),
      ...evidenceUrls.flatMap((url, n) => (isWebAddress(url) ? [] : at(`evidenceUrls/${n}`, 'evidenceUrl'))),
    ]
  })
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}

async function keepResult(ctx: Ctx, submission: SubmissionRow, { itemId, state, note = '' }: Decision) {
  const decided = {
    state,
    note,
    carriedFrom: null,
    reviewerId: ctx.actor.id,
    reviewerName: ctx.actor.name,
    decidedAt: ctx.now(),
  }
  await ctx.db
    .insert(checkResults)
    .values({ publisherId: submission.publisherId, submissionId: submission.id, itemId, ...decided })
    .onConflictDoUpdate({
      target: [checkResults.publisherId, checkResults.submissionId, checkResults.itemId],
      set: decided,
    })
}

/** Until the verdict they are a reviewer's draft: nobody else has seen them. */
async function replaceFindings(ctx: Ctx, submission: SubmissionRow, itemId: string, found: NewFinding[]) {
  const { publisherId, offerId, id: submissionId } = submission
  await ctx.db
    .delete(findings)
    .where(
      and(eq(findings.publisherId, publisherId), eq(findings.submissionId, submissionId), eq(findings.itemId, itemId)),
    )
  const type = getOfferType(submission.snapshot.type, submission.snapshot.profile)
  for (const { policyId, fieldKey, file, message, evidence, evidenceUrls = [], suggestedFix } of found) {
    const repeated = await wasThereBefore(ctx, submission, { policyId, fieldKey })
    await ctx.db.insert(findings).values({
      publisherId,
      offerId,
      submissionId,
      id: ctx.newId(),
      itemId,
      policyId,
      pageKey: fieldKey ? findField(type, fieldKey)?.page.key : null,
      fieldKey,
      file,
      message: message.trim(),
      evidence: evidence.trim(),
      evidenceUrls,
      suggestedFix: suggestedFix.trim(),
      status: 'open',
      repeated,
      reviewerId: ctx.actor.id,
      reviewerName: ctx.actor.name,
      createdAt: ctx.now(),
    })
    if (repeated) await askSenior(ctx, submission, policyId)
  }
}

/** Whether the submission before met the same policy at the same field. */
async function wasThereBefore(
  ctx: Ctx,
  submission: SubmissionRow,
  { policyId, fieldKey }: { policyId: string; fieldKey?: string },
): Promise<boolean> {
  const before = await submissionBefore(ctx, submission)
  if (!before) return false
  const same = await ctx.db
    .select({ id: findings.id })
    .from(findings)
    .where(
      and(
        eq(findings.publisherId, submission.publisherId),
        eq(findings.submissionId, before.id),
        eq(findings.policyId, policyId),
        fieldKey ? eq(findings.fieldKey, fieldKey) : isNull(findings.fieldKey),
      ),
    )
    .limit(1)
  return same.length > 0
}

async function askSenior(ctx: Ctx, submission: SubmissionRow, policyId: string) {
  const flagged = await ctx.db
    .update(submissions)
    .set({ seniorReview: true })
    .where(and(isSubmission(submission), eq(submissions.seniorReview, false)))
    .returning({ id: submissions.id })
  if (flagged.length) await announceSeniorReview(ctx, submission, policyId)
}
