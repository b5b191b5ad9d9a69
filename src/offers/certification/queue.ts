/** What waits for a reviewer, the oldest first. */
import { and, asc, eq, ilike, or, type SQL, sql } from 'drizzle-orm'
import { publisherNames, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { decodeCursor, type Page, pageOf } from '#platform/paging'
import { submissionSteps, submissions } from '../schema.ts'

export type QueuedSubmission = {
  publisherId: string
  publisherName: string
  offerId: string
  submissionId: string
  number: number
  offerName: string
  type: string
  submittedBy: string
  submittedAt: Date
  /** Since when it waits for a reviewer. */
  waitingSince: Date
  marketingOnly: boolean
  seniorReview: boolean
  /** Items of the checklist that a reviewer decided so far. */
  decided: number
  /** Asks for S2S outbound and Secure Store access: a special review. */
  specialReview: boolean
}

/** Requires certification.review. @param filter.text part of the offer's name or id, or of the publisher's id */
export async function listQueue(
  ctx: Ctx,
  filter: { publisherId?: string; text?: string; cursor?: string; limit?: number } = {},
): Promise<Page<QueuedSubmission>> {
  requirePermission(ctx, 'certification.review')
  const limit = filter.limit ?? 50
  const conditions: (SQL | undefined)[] = [
    eq(submissions.status, 'running'),
    eq(submissionSteps.stepId, 'certification'),
    eq(submissionSteps.status, 'waitingForApproval'),
  ]
  if (filter.publisherId) conditions.push(eq(submissions.publisherId, filter.publisherId))
  if (filter.text?.trim()) conditions.push(named(filter.text.trim()))
  if (filter.cursor) {
    const [since, id] = decodeCursor(filter.cursor, ['moment', 'id'])
    conditions.push(
      sql`(${submissionSteps.startedAt}, ${submissions.id}) > (${since.toISOString()}::timestamptz, ${id}::uuid)`,
    )
  }
  const rows = await ctx.db
    .select({
      submission: submissions,
      waitingSince: submissionSteps.startedAt,
      decided: sql<number>`(select count(*) from check_results c
        where c.publisher_id = ${submissions.publisherId} and c.submission_id = ${submissions.id})`,
    })
    .from(submissions)
    .innerJoin(
      submissionSteps,
      and(eq(submissionSteps.publisherId, submissions.publisherId), eq(submissionSteps.submissionId, submissions.id)),
    )
    .where(and(...conditions))
    .orderBy(asc(submissionSteps.startedAt), asc(submissions.id))
    .limit(limit + 1)
  const page = pageOf(rows, limit, (row) => [row.waitingSince!.toISOString(), row.submission.id])
  const names = await publisherNames(ctx, [...new Set(page.items.map((row) => row.submission.publisherId))])
  return {
    ...page,
    items: page.items.map(({ submission, waitingSince, decided }) => {
      const { publisherId, offerId, id, number, snapshot, marketingOnly, seniorReview } = submission
      return {
        publisherId,
        publisherName: names.get(publisherId) ?? publisherId,
        offerId,
        submissionId: id,
        number,
        offerName: snapshot.document.listing?.name ?? snapshot.alias,
        type: snapshot.type,
        submittedBy: submission.submittedByName,
        submittedAt: submission.submittedAt,
        waitingSince: waitingSince!,
        marketingOnly,
        seniorReview,
        decided,
        specialReview: snapshot.document.technical?.requiresS2SSecureStore === true,
      }
    }),
  }
}

function named(text: string): SQL | undefined {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  return or(
    ilike(submissions.offerId, pattern),
    ilike(submissions.publisherId, pattern),
    ilike(
      sql`coalesce(${submissions.snapshot} #>> '{document,listing,name}', ${submissions.snapshot} ->> 'alias')`,
      pattern,
    ),
  )
}
