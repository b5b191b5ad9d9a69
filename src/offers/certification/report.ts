/** The certification report: a thing of its own, with a status for each finding and a place to answer. */
import { and, asc, eq } from 'drizzle-orm'
import { can, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { findings, reviewMessages, verdicts } from '../schema.ts'
import type { SubmissionRow } from '../standing.ts'
import { readSubmission } from '../submissions.ts'
import type { SubmissionKey } from './in-certification.ts'

export type ReportedFinding = {
  findingId: string
  itemId: string
  policyId: string
  pageKey: string | null
  fieldKey: string | null
  file: string | null
  message: string
  evidence: string
  evidenceUrls: string[]
  suggestedFix: string
  status: 'open' | 'fixed' | 'disputed' | 'waived'
  /** The submission before had the same. */
  repeated: boolean
  reviewer: string
  createdAt: Date
  conversation: ReviewMessage[]
}

export type ReviewMessage = {
  messageId: string
  side: 'publisher' | 'operator'
  kind: 'question' | 'answer' | 'dispute' | 'waived' | 'fixed' | 'upheld'
  body: string
  author: string
  at: Date
}

export type Report = {
  submissionId: string
  number: number
  verdict: { verdict: 'approved' | 'rejected'; note: string; reviewer: string; decidedAt: Date } | null
  findings: ReportedFinding[]
  /** About the submission as a whole. */
  conversation: ReviewMessage[]
}

/**
 * The report, for the publisher once there is a verdict, for reviewers any time. Before the verdict the
 * publisher sees the conversation, and no finding that may still change.
 */
export async function getReport(ctx: Ctx, key: SubmissionKey): Promise<Report> {
  requirePermission(ctx, 'certification.read', key)
  const report = await reportOf(ctx, await readSubmission(ctx, key, key.submissionId))
  const isFinal = report.verdict !== null || can(ctx, 'certification.review')
  return isFinal ? report : { ...report, findings: [] }
}

/** For deeds that have asked who looks. */
export async function reportOf(ctx: Pick<Ctx, 'db'>, row: SubmissionRow): Promise<Report> {
  const { publisherId, id: submissionId, number } = row
  const [verdict] = await ctx.db
    .select()
    .from(verdicts)
    .where(and(eq(verdicts.publisherId, publisherId), eq(verdicts.submissionId, submissionId)))
  const found = await ctx.db
    .select()
    .from(findings)
    .where(and(eq(findings.publisherId, publisherId), eq(findings.submissionId, submissionId)))
    .orderBy(asc(findings.createdAt), asc(findings.id))
  const said = await ctx.db
    .select()
    .from(reviewMessages)
    .where(and(eq(reviewMessages.publisherId, publisherId), eq(reviewMessages.submissionId, submissionId)))
    .orderBy(asc(reviewMessages.at), asc(reviewMessages.id))
  const about = (findingId: string | null) => said.filter((message) => message.findingId === findingId).map(messageView)
  return {
    submissionId,
    number,
    verdict: verdict
      ? { verdict: verdict.verdict, note: verdict.note, reviewer: verdict.reviewerName, decidedAt: verdict.decidedAt }
      : null,
    findings: found.map((finding) => ({
      findingId: finding.id,
      itemId: finding.itemId,
      policyId: finding.policyId,
      pageKey: finding.pageKey,
      fieldKey: finding.fieldKey,
      file: finding.file,
      message: finding.message,
      evidence: finding.evidence,
      evidenceUrls: finding.evidenceUrls,
      suggestedFix: finding.suggestedFix,
      status: finding.status,
      repeated: finding.repeated,
      reviewer: finding.reviewerName,
      createdAt: finding.createdAt,
      conversation: about(finding.id),
    })),
    conversation: about(null),
  }
}

function messageView(row: typeof reviewMessages.$inferSelect): ReviewMessage {
  const { id, side, kind, body, authorName, at } = row
  return { messageId: id, side, kind, body, author: authorName, at }
}
