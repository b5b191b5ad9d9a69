/** What a reviewer works with: the frozen submission, the checklist as far as it is decided, and what came before. */
import { and, asc, desc, eq, lt } from 'drizzle-orm'
import { publisherNames, recordAct, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { openCertificationSecrets } from '../certification-secrets.ts'
import { sayMessage } from '../say.ts'
import { checkResults, submissions } from '../schema.ts'
import type { Snapshot } from '../snapshot.ts'
import type { SubmissionRow } from '../standing.ts'
import { stepsOfSubmission } from '../submission-rows.ts'
import { readSubmission, type Submission, submissionView } from '../submissions.ts'
import { automaticResults } from './automatic.ts'
import { type ChecklistItem, checklist } from './checklist.ts'
import type { CheckState } from './checks.ts'
import type { SubmissionKey } from './in-certification.ts'
import { type Report, reportOf } from './report.ts'

export type ChecklistEntry = ChecklistItem & {
  /** `open`: somebody has to decide. */
  state: CheckState | 'open'
  /** Decided by the rules, or left out because nothing technical changed. */
  automatic: boolean
  note: string
  reviewer: string | null
  decidedAt: Date | null
  /** What the rules remark. */
  remarks: string[]
}

export type Review = {
  submission: Submission
  publisherName: string
  snapshot: Snapshot
  checklist: ChecklistEntry[]
  /** Findings so far, the verdict when there is one, and the conversation. */
  report: Report
  /** Of the submission before. */
  previous: Report | null
}

/** @throws notFound */
export async function getReview(ctx: Ctx, key: SubmissionKey): Promise<Review> {
  requirePermission(ctx, 'certification.review', key)
  const row = await readSubmission(ctx, key, key.submissionId)
  const before = await submissionBefore(ctx, row)
  const names = await publisherNames(ctx, [key.publisherId])
  return {
    submission: await submissionView(ctx, key, row.id),
    publisherName: names.get(key.publisherId) ?? key.publisherId,
    snapshot: row.snapshot,
    checklist: await checklistOf(ctx, row),
    report: await reportOf(ctx, row),
    previous: before ? await reportOf(ctx, before) : null,
  }
}

/** Test accounts and keys, for the reviewer at work. That they were read is written down. */
export async function revealCertificationSecrets(ctx: Ctx, key: SubmissionKey): Promise<string | null> {
  requirePermission(ctx, 'certification.review', key)
  return inTransaction(ctx, async (ctx) => {
    const row = await readSubmission(ctx, key, key.submissionId)
    const { publisherId, offerId } = row
    await recordAct(ctx, { publisherId, offerId, act: 'offer.certificationSecretsRead', subject: row.id })
    return openCertificationSecrets(ctx, row)
  })
}

/** The items that apply, each with its state. For deeds that have asked who looks. */
export async function checklistOf(ctx: Pick<Ctx, 'db' | 'locale'>, row: SubmissionRow): Promise<ChecklistEntry[]> {
  const results = await ctx.db
    .select()
    .from(checkResults)
    .where(and(eq(checkResults.publisherId, row.publisherId), eq(checkResults.submissionId, row.id)))
    .orderBy(asc(checkResults.itemId))
  const automatic = automaticResults(row, await stepsOfSubmission(ctx, row))
  return checklist.map((item) => {
    const decided = results.find((result) => result.itemId === item.id)
    const found = automatic[item.id]
    const unchanged = row.marketingOnly && item.technical
    const byRules = item.how === 'automatic' && found?.state === 'pass'
    return {
      ...item,
      state: decided?.state ?? (unchanged ? 'notApplicable' : byRules ? 'pass' : 'open'),
      automatic: !decided && (unchanged || byRules),
      note: decided?.note ?? '',
      reviewer: decided?.reviewerName ?? null,
      decidedAt: decided?.decidedAt ?? null,
      remarks: (found?.messages ?? []).map(({ code, params }) => sayMessage(ctx.locale, code, params)),
    }
  })
}

async function submissionBefore(ctx: Pick<Ctx, 'db'>, row: SubmissionRow): Promise<SubmissionRow | undefined> {
  const [before] = await ctx.db
    .select()
    .from(submissions)
    .where(
      and(
        eq(submissions.publisherId, row.publisherId),
        eq(submissions.offerId, row.offerId),
        lt(submissions.number, row.number),
      ),
    )
    .orderBy(desc(submissions.number))
    .limit(1)
  return before
}
