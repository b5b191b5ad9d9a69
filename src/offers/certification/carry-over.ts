/**
 * What passed on the submission before, and looks at nothing that has changed since, is not asked again: the
 * decision is carried over with its note and its reviewer. A reviewer may still decide it anew.
 */
import { and, desc, eq, inArray, lt } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import { changesBetween } from '../compare.ts'
import { checkResults, findings, submissions } from '../schema.ts'
import type { SubmissionRow } from '../standing.ts'
import { getOfferType } from '../types/registry.ts'
import { findItem } from './checklist.ts'
import { isUntouched } from './scope.ts'

/** Called when a submission begins to wait for its review, in that transaction. */
export async function carryOver(ctx: Ctx, submission: SubmissionRow): Promise<void> {
  const before = await submissionBefore(ctx, submission)
  if (!before || before.snapshot.type !== submission.snapshot.type) return
  const type = getOfferType(submission.snapshot.type, submission.snapshot.profile)
  const changes = changesBetween(type, before.snapshot, submission.snapshot)
  // Where nothing technical changed, its items are left out altogether.
  const isAsked = ({ itemId }: { itemId: string }) => !submission.marketingOnly || !findItem(itemId)?.technical
  const stillTrue = (await passedOn(ctx, before)).filter(isAsked).filter(({ itemId }) => isUntouched(itemId, changes))
  if (stillTrue.length === 0) return
  await ctx.db
    .insert(checkResults)
    .values(
      stillTrue.map((result) => ({
        ...result,
        submissionId: submission.id,
        carriedFrom: result.carriedFrom ?? before.number,
      })),
    )
    .onConflictDoNothing()
}

/** Decisions of people; an item that somebody disputes is looked at again whatever was decided. */
async function passedOn(ctx: Ctx, { publisherId, id }: SubmissionRow) {
  const passed = await ctx.db
    .select()
    .from(checkResults)
    .where(
      and(
        eq(checkResults.publisherId, publisherId),
        eq(checkResults.submissionId, id),
        inArray(checkResults.state, ['pass', 'notApplicable']),
      ),
    )
  const doubted = await ctx.db
    .select({ itemId: findings.itemId })
    .from(findings)
    .where(
      and(
        eq(findings.publisherId, publisherId),
        eq(findings.submissionId, id),
        inArray(findings.status, ['open', 'disputed']),
      ),
    )
  return passed.filter(({ itemId }) => !doubted.some((finding) => finding.itemId === itemId))
}

/** Of the same offer. */
export async function submissionBefore(
  ctx: Pick<Ctx, 'db'>,
  row: Pick<SubmissionRow, 'publisherId' | 'offerId' | 'number'>,
): Promise<SubmissionRow | undefined> {
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
