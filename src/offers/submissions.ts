/** Submissions as their publisher and reviewers see them: what was handed in, how far it came, what was said. */
import { and, desc, eq, lt, type SQL } from 'drizzle-orm'
import { requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { decodeCursor, type Page, pageOf } from '#platform/paging'
import { notFound } from '#platform/problem'
import type { SubmissionStatus, Target } from './lifecycle.ts'
import type { OfferKey } from './offer-key.ts'
import { type StepId, type StepMessage, type StepStatus, stepOf } from './pipeline/steps.ts'
import { sayMessage } from './say.ts'
import { type StoredScore, submissions } from './schema.ts'
import { readOffer, type SubmissionRow } from './standing.ts'
import { isSubmission, type StepRow, stepsOfSubmission } from './submission-rows.ts'

export type StepView = {
  stepId: StepId
  status: StepStatus
  blocking: boolean
  /** Entry of publishingWords. */
  estimatedTimeFrame: string
  progressPercentage: number
  /** Each with its words in the reader's language. */
  messages: (StepMessage & { text: string })[]
  startedAt: Date | null
  endedAt: Date | null
}

export type Submission = OfferKey & {
  submissionId: string
  number: number
  status: SubmissionStatus
  target: Target
  /** Only texts and pictures differ from what was certified before. */
  marketingOnly: boolean
  /** The same failure came back: a second reviewer was asked. */
  seniorReview: boolean
  /** How good the listing was when it was handed in; null of submissions from before scores were kept. */
  quality: StoredScore | null
  revision: number
  notes: string
  notificationEmails: string[]
  hasCertificationSecrets: boolean
  submittedBy: { id: string; name: string }
  submittedAt: Date
  previewReadyAt: Date | null
  signedOffAt: Date | null
  endedAt: Date | null
  steps: StepView[]
}

/** @throws notFound */
export async function getSubmission(
  ctx: Ctx,
  { submissionId, ...key }: OfferKey & { submissionId: string },
): Promise<Submission> {
  requirePermission(ctx, 'offer.read', { ...key, within: 'submitted' })
  return submissionView(ctx, key, submissionId)
}

/** Newest first. */
export async function listSubmissions(
  ctx: Ctx,
  key: OfferKey,
  { cursor, limit = 50 }: { cursor?: string; limit?: number } = {},
): Promise<Page<Submission>> {
  requirePermission(ctx, 'offer.read', { ...key, within: 'submitted' })
  const conditions: (SQL | undefined)[] = [
    eq(submissions.publisherId, key.publisherId),
    eq(submissions.offerId, key.offerId),
  ]
  if (cursor) conditions.push(lt(submissions.number, decodeCursor(cursor, ['whole'])[0]))
  const rows = await ctx.db
    .select()
    .from(submissions)
    .where(and(...conditions))
    .orderBy(desc(submissions.number))
    .limit(limit + 1)
  // Never handed in, or no such offer.
  if (rows.length === 0) await readOffer(ctx, key)
  const page = pageOf(rows, limit, (row) => [row.number])
  const items: Submission[] = []
  for (const row of page.items) items.push(viewOf(ctx, row, await stepsOfSubmission(ctx, row)))
  return { ...page, items }
}

/** The view without asking who looks: for deeds that have asked. @throws notFound */
export async function submissionView(
  ctx: Pick<Ctx, 'db' | 'locale'>,
  key: OfferKey,
  submissionId: string,
): Promise<Submission> {
  const row = await readSubmission(ctx, key, submissionId)
  return viewOf(ctx, row, await stepsOfSubmission(ctx, row))
}

/** @throws notFound */
export async function readSubmission(
  ctx: Pick<Ctx, 'db'>,
  key: OfferKey,
  submissionId: string,
): Promise<SubmissionRow> {
  const isIt = and(
    isSubmission({ publisherId: key.publisherId, id: submissionId }),
    eq(submissions.offerId, key.offerId),
  )
  const [row] = isUuid.test(submissionId) ? await ctx.db.select().from(submissions).where(isIt) : []
  if (!row) throw notFound('There is no such submission of this offer.')
  return row
}

/** The submission that counts now: the newest. */
export async function newestSubmission(ctx: Pick<Ctx, 'db' | 'locale'>, key: OfferKey): Promise<Submission | null> {
  const [row] = await ctx.db
    .select()
    .from(submissions)
    .where(and(eq(submissions.publisherId, key.publisherId), eq(submissions.offerId, key.offerId)))
    .orderBy(desc(submissions.number))
    .limit(1)
  return row ? viewOf(ctx, row, await stepsOfSubmission(ctx, row)) : null
}

function viewOf({ locale }: Pick<Ctx, 'locale'>, row: SubmissionRow, steps: StepRow[]): Submission {
  return {
    publisherId: row.publisherId,
    offerId: row.offerId,
    submissionId: row.id,
    number: row.number,
    status: row.status,
    target: row.target,
    marketingOnly: row.marketingOnly,
    seniorReview: row.seniorReview,
    quality: row.quality,
    revision: row.revision,
    notes: row.notes,
    notificationEmails: row.notificationEmails,
    hasCertificationSecrets: row.certificationSecrets !== null,
    submittedBy: { id: row.submittedBy, name: row.submittedByName },
    submittedAt: row.submittedAt,
    previewReadyAt: row.previewReadyAt,
    signedOffAt: row.signedOffAt,
    endedAt: row.endedAt,
    steps: steps.map((step) => ({
      stepId: step.stepId,
      status: step.status,
      blocking: stepOf(step.stepId).blocking,
      estimatedTimeFrame: stepOf(step.stepId).estimatedTimeFrame,
      progressPercentage: step.progressPercentage,
      messages: step.messages.map((message) => ({
        ...message,
        text: sayMessage(locale, message.code, message.params),
      })),
      startedAt: step.startedAt,
      endedAt: step.endedAt,
    })),
  }
}

const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
