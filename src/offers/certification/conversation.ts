/** Publisher and reviewers talk on the submission itself: questions, answers, disputes and how they end. */
import { and, eq } from 'drizzle-orm'
import { listOperators, recordAct, requirePermission } from '#accounts'
import { as, type Ctx, system } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { unprocessable } from '#platform/problem'
import { announceAnswer, announceQuestion } from '../notices.ts'
import { findingSettled, secondReviewerNeeded } from '../problems.ts'
import { reasonFor } from '../refusal-words.ts'
import { findings, reviewMessages, verdicts } from '../schema.ts'
import { holdOffer, type SubmissionRow } from '../standing.ts'
import { readSubmission } from '../submissions.ts'
import { noSuchFinding, type SubmissionKey } from './in-certification.ts'

const maxCharacters = 5_000

/** A reviewer asks something; engineering contact and submitter are written to. */
export async function askPublisher(ctx: Ctx, { text, ...key }: SubmissionKey & { text: string }): Promise<void> {
  requirePermission(ctx, 'certification.review', key)
  await inTransaction(ctx, async (ctx) => {
    const submission = await readSubmission(ctx, key, key.submissionId)
    await say(ctx, submission, { side: 'operator', kind: 'question', text })
    await recordAct(ctx, { ...offerOf(key), act: 'offer.questionAsked', subject: submission.id })
    await announceQuestion(ctx, submission, { reviewer: ctx.actor.name, question: text })
  })
}

/** The publisher answers, or writes of its own accord; the reviewers are written to. */
export async function answerReviewer(ctx: Ctx, { text, ...key }: SubmissionKey & { text: string }): Promise<void> {
  requirePermission(ctx, 'certification.answer', key)
  await inTransaction(ctx, async (ctx) => {
    const submission = await readSubmission(ctx, key, key.submissionId)
    await say(ctx, submission, { side: 'publisher', kind: 'answer', text })
    await recordAct(ctx, { ...offerOf(key), act: 'offer.questionAnswered', subject: submission.id })
    await announceAnswer(ctx, submission, { who: ctx.actor.name, text })
  })
}

/**
 * The publisher answers a finding of the report, or disputes it: then a reviewer must look again.
 * @throws findingSettled when it is fixed or waived already
 */
export async function answerFinding(
  ctx: Ctx,
  { findingId, dispute = false, text, ...key }: SubmissionKey & { findingId: string; dispute?: boolean; text: string },
): Promise<void> {
  requirePermission(ctx, 'certification.answer', key)
  await inTransaction(ctx, async (ctx) => {
    const { submission, finding } = await holdFinding(ctx, { ...key, findingId })
    if (dispute && (finding.status === 'fixed' || finding.status === 'waived')) {
      throw findingSettled(`This finding is ${finding.status}: there is nothing left to dispute.`)
    }
    await say(ctx, submission, { side: 'publisher', kind: dispute ? 'dispute' : 'answer', text, findingId })
    if (dispute) await setStatus(ctx, finding, 'disputed')
    await recordAct(ctx, {
      ...offerOf(key),
      act: dispute ? 'offer.findingDisputed' : 'offer.findingAnswered',
      subject: findingId,
    })
    await announceAnswer(ctx, submission, { who: ctx.actor.name, text })
  })
}

const outcomes = { waived: 'waived', fixed: 'fixed', upheld: 'open' } as const

/**
 * A reviewer settles a finding, with the reason: it is waived, seen to be fixed, or upheld.
 * @throws secondReviewerNeeded when the publisher disputes what this very reviewer found, and another could decide
 */
export async function settleFinding(
  ctx: Ctx,
  {
    findingId,
    outcome,
    text,
    ...key
  }: SubmissionKey & { findingId: string; outcome: keyof typeof outcomes; text: string },
): Promise<void> {
  requirePermission(ctx, 'certification.review', key)
  await inTransaction(ctx, async (ctx) => {
    const { submission, finding } = await holdFinding(ctx, { ...key, findingId })
    if (finding.status === 'disputed') await leaveToAnother(ctx, finding)
    await say(ctx, submission, { side: 'operator', kind: outcome, text, findingId })
    await setStatus(ctx, finding, outcomes[outcome])
    await recordAct(ctx, { ...offerOf(key), act: 'offer.findingSettled', subject: findingId, detail: { outcome } })
    await announceQuestion(ctx, submission, { reviewer: ctx.actor.name, question: text })
  })
}

/** On an instance with one reviewer there is nobody else to ask: then that one decides. */
async function leaveToAnother(ctx: Ctx, finding: FindingRow) {
  if (finding.reviewerId !== ctx.actor.id) return
  const reviewers = await listOperators(as(ctx, system))
  if (reviewers.some(({ personId }) => personId !== ctx.actor.id)) {
    throw secondReviewerNeeded('You found it; somebody else decides whether it stands.')
  }
}

type FindingRow = typeof findings.$inferSelect

/** Findings can be talked about once they are reported: before the verdict they are a reviewer's draft. */
async function holdFinding(ctx: Ctx, key: SubmissionKey & { findingId: string }) {
  await holdOffer(ctx, key)
  const submission = await readSubmission(ctx, key, key.submissionId)
  const { publisherId, submissionId, findingId } = key
  const [row] = await ctx.db
    .select({ finding: findings })
    .from(findings)
    .innerJoin(
      verdicts,
      and(eq(verdicts.publisherId, findings.publisherId), eq(verdicts.submissionId, findings.submissionId)),
    )
    .where(
      and(eq(findings.publisherId, publisherId), eq(findings.submissionId, submissionId), eq(findings.id, findingId)),
    )
  if (!row) throw noSuchFinding()
  return { submission, finding: row.finding }
}

async function setStatus(ctx: Ctx, finding: FindingRow, status: FindingRow['status']) {
  const settled = status === 'fixed' || status === 'waived'
  await ctx.db
    .update(findings)
    .set({ status, settledAt: settled ? ctx.now() : null })
    .where(and(eq(findings.publisherId, finding.publisherId), eq(findings.id, finding.id)))
}

async function say(
  ctx: Ctx,
  submission: SubmissionRow,
  message: Pick<typeof reviewMessages.$inferInsert, 'side' | 'kind' | 'findingId'> & { text: string },
) {
  const body = message.text.trim()
  const n = [...body].length
  if (n === 0 || n > maxCharacters) {
    const detail =
      n === 0 ? reasonFor(ctx, 'message.empty') : reasonFor(ctx, 'message.tooLong', { n, max: maxCharacters })
    throw unprocessable(detail, { errors: [{ pointer: '#/text', detail }] })
  }
  await ctx.db.insert(reviewMessages).values({
    publisherId: submission.publisherId,
    id: ctx.newId(),
    submissionId: submission.id,
    findingId: message.findingId,
    side: message.side,
    kind: message.kind,
    body,
    authorId: ctx.actor.id,
    authorName: ctx.actor.name,
    at: ctx.now(),
  })
}

function offerOf({ publisherId, offerId }: SubmissionKey) {
  return { publisherId, offerId }
}
