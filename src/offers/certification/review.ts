/** What a reviewer works with: the frozen submission, the checklist as far as it is decided, and what came before. */
import { and, asc, eq } from 'drizzle-orm'
import { publisherNames, recordAct, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { openCertificationSecrets } from '../certification-secrets.ts'
import { sayMessage } from '../say.ts'
import { checkResults } from '../schema.ts'
import type { Snapshot } from '../snapshot.ts'
import type { SubmissionRow } from '../standing.ts'
import { stepsOfSubmission } from '../submission-rows.ts'
import { readSubmission, type Submission, submissionView } from '../submissions.ts'
import { getOfferType } from '../types/registry.ts'
import { automaticResults } from './automatic.ts'
import { submissionBefore } from './carry-over.ts'
import type { ChecklistItem } from './checklist.ts'
import type { CheckState } from './checks.ts'
import { declared } from './declarations.ts'
import type { SubmissionKey } from './in-certification.ts'
import { type Report, reportOf } from './report.ts'
import { checklistFor, fieldsLookedAt } from './scope.ts'

export type ChecklistEntry = ChecklistItem & {
  /** `open`: somebody has to decide. */
  state: CheckState | 'open'
  /** Decided by the rules, or left out because nothing technical changed. */
  automatic: boolean
  note: string
  reviewer: string | null
  decidedAt: Date | null
  /** Number of the submission on which it was decided, when nothing it looks at has changed since. */
  carriedFrom: number | null
  /** Fields that it is decided by. */
  fieldKeys: string[]
  /** The publisher's word, on items that ask for it. */
  declaration: { by: string; at: Date; statusPageUrl: string | null } | null
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
  const automatic = automaticResults(await stepsOfSubmission(ctx, row))
  const words = await declared(ctx, row)
  const type = getOfferType(row.snapshot.type, row.snapshot.profile)
  return checklistFor(type).map((item) => {
    const decided = results.find((result) => result.itemId === item.id)
    const found = automatic[item.id]
    const unchanged = row.marketingOnly && item.technical
    const word = words.find((one) => one.itemId === item.id)
    const byRules = (item.how === 'automatic' && found?.state === 'pass') || word !== undefined
    return {
      ...item,
      state: decided?.state ?? (unchanged ? 'notApplicable' : byRules ? 'pass' : 'open'),
      automatic: !decided && (unchanged || byRules),
      note: decided?.note ?? '',
      reviewer: decided?.reviewerName ?? null,
      decidedAt: decided?.decidedAt ?? null,
      carriedFrom: decided?.carriedFrom ?? null,
      fieldKeys: fieldsLookedAt(item.id, type),
      declaration: word ? { by: word.declaredByName, at: word.declaredAt, statusPageUrl: word.statusPageUrl } : null,
      remarks: (found?.messages ?? []).map(({ code, params }) => sayMessage(ctx.locale, code, params)),
    }
  })
}
