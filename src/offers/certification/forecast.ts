/**
 * When a review can be expected: by how long reviews took lately, and by how many wait before. An estimate, told as
 * one; without any history it is what the step itself promises, two to five working days.
 */
import { and, asc, eq, gte, sql } from 'drizzle-orm'
import { requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { submissionSteps, submissions, verdicts } from '../schema.ts'
import type { SubmissionKey } from './in-certification.ts'

export type Expectation = {
  /** 1 is the next to be looked at. */
  position: number
  waiting: number
  waitingSince: Date
  expectedAt: Date
}

export type Pace = {
  /** Half of the reviews took no longer. */
  medianHours: number
  /** Decided on a day with decisions. */
  perDay: number
  /** False when too few were decided lately: then the figures are the usual ones. */
  known: boolean
}

const hourMs = 3_600_000
const lookBackDays = 90
const usual: Pace = { medianHours: 72, perDay: 4, known: false }
const enoughToTell = 5

/** For the publisher, on its own submission. Null unless it waits for a review. */
export async function expectedReview(ctx: Ctx, key: SubmissionKey): Promise<Expectation | null> {
  requirePermission(ctx, 'offer.read', { ...key, within: 'submitted' })
  const queue = await waitingSubmissions(ctx)
  const at = queue.findIndex((one) => one.publisherId === key.publisherId && one.submissionId === key.submissionId)
  if (at < 0) return null
  return expectationOf(queue[at]!.waitingSince, {
    position: at + 1,
    waiting: queue.length,
    pace: await paceOf(ctx),
    now: ctx.now(),
  })
}

export type Forecast = {
  pace: Pace
  /** By submission id. */
  expectedAt: Map<string, Date>
  /** How many reviews are expected to end on each of the coming days, the first being today. */
  days: { day: string; expected: { publisherId: string; offerId: string; submissionId: string; offerName: string }[] }[]
  /** Who decided how many lately. */
  reviewers: { name: string; decided: number; rejected: number }[]
}

const daysAhead = 10

/** For reviewers: what is to be expected when, and who carries how much of it. */
export async function forecastQueue(ctx: Ctx): Promise<Forecast> {
  requirePermission(ctx, 'certification.review')
  const queue = await waitingSubmissions(ctx)
  const pace = await paceOf(ctx)
  const expectedAt = new Map(
    queue.map(({ submissionId, waitingSince }, i) => {
      const place = { position: i + 1, waiting: queue.length, pace, now: ctx.now() }
      return [submissionId, expectationOf(waitingSince, place).expectedAt]
    }),
  )
  const dayOf = (date: Date) => date.toISOString().slice(0, 10)
  const days = Array.from({ length: daysAhead }, (_, i) => {
    const day = dayOf(new Date(ctx.now().getTime() + i * 24 * hourMs))
    return { day, expected: queue.filter(({ submissionId }) => dayOf(expectedAt.get(submissionId)!) === day) }
  })
  return { pace, expectedAt, days, reviewers: await reviewersLately(ctx) }
}

/** The later of: a usual review's length after it began to wait, and its turn. Never in the past. */
export function expectationOf(
  waitingSince: Date,
  { position, waiting, pace, now }: { position: number; waiting: number; pace: Pace; now: Date },
): Expectation {
  const byLength = waitingSince.getTime() + pace.medianHours * hourMs
  const byTurn = now.getTime() + (position / Math.max(pace.perDay, 0.5)) * 24 * hourMs
  const soonest = now.getTime() + hourMs
  return {
    position,
    waiting,
    waitingSince,
    expectedAt: new Date(Math.max(soonest, Math.min(Math.max(byLength, byTurn), latest(now)))),
  }
}

/** Nobody believes a date beyond a month, and none is given. */
const latest = (now: Date) => now.getTime() + 30 * 24 * hourMs

async function waitingSubmissions(ctx: Pick<Ctx, 'db'>) {
  const rows = await ctx.db
    .select({
      publisherId: submissions.publisherId,
      offerId: submissions.offerId,
      submissionId: submissions.id,
      offerName: sql<string>`coalesce(${submissions.snapshot} #>> '{document,listing,name}', ${submissions.snapshot} ->> 'alias')`,
      startedAt: submissionSteps.startedAt,
      submittedAt: submissions.submittedAt,
    })
    .from(submissions)
    .innerJoin(
      submissionSteps,
      and(eq(submissionSteps.publisherId, submissions.publisherId), eq(submissionSteps.submissionId, submissions.id)),
    )
    .where(
      and(
        eq(submissions.status, 'running'),
        eq(submissionSteps.stepId, 'certification'),
        eq(submissionSteps.status, 'waitingForApproval'),
      ),
    )
    .orderBy(asc(submissionSteps.startedAt), asc(submissions.id))
    .limit(1_000)
  return rows.map(({ startedAt, submittedAt, ...row }) => ({ ...row, waitingSince: startedAt ?? submittedAt }))
}

async function paceOf(ctx: Pick<Ctx, 'db' | 'now'>): Promise<Pace> {
  const since = new Date(ctx.now().getTime() - lookBackDays * 24 * hourMs)
  const decided = await ctx.db
    .select({ decidedAt: verdicts.decidedAt, startedAt: submissionSteps.startedAt })
    .from(verdicts)
    .innerJoin(
      submissionSteps,
      and(
        eq(submissionSteps.publisherId, verdicts.publisherId),
        eq(submissionSteps.submissionId, verdicts.submissionId),
        eq(submissionSteps.stepId, 'certification'),
      ),
    )
    .where(gte(verdicts.decidedAt, since))
    .orderBy(asc(verdicts.decidedAt), asc(verdicts.submissionId))
    .limit(1_000)
  const took = decided.flatMap(({ decidedAt, startedAt }) =>
    startedAt ? [decidedAt.getTime() - startedAt.getTime()] : [],
  )
  if (took.length < enoughToTell) return usual
  const median = took.sort((a, b) => a - b)[Math.floor(took.length / 2)]!
  const days = new Set(decided.map(({ decidedAt }) => decidedAt.toISOString().slice(0, 10)))
  return { medianHours: median / hourMs, perDay: decided.length / days.size, known: true }
}

async function reviewersLately(ctx: Pick<Ctx, 'db' | 'now'>): Promise<Forecast['reviewers']> {
  const since = new Date(ctx.now().getTime() - 30 * 24 * hourMs)
  const decided = sql<number>`count(*)::int`
  return ctx.db
    .select({
      name: sql<string>`max(${verdicts.reviewerName})`,
      decided,
      rejected: sql<number>`(count(*) filter (where ${verdicts.verdict} = 'rejected'))::int`,
    })
    .from(verdicts)
    .where(gte(verdicts.decidedAt, since))
    .groupBy(verdicts.reviewerId)
    .orderBy(sql`count(*) desc`, verdicts.reviewerId)
}
