/**
 * Keeps the score that lists are sorted and filtered by what it is today: its publisher's points, lists and
 * work change it, and so does waiting. What was found when the lead came is never rewritten.
 */
import { and, asc, eq, gt, inArray, lt, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { permittedOffers } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { defineJob, sendJob } from '#platform/jobs'
import { conditionsOf } from './filter.ts'
import type { Rating } from './lead.ts'
import type { LeadRow } from './rows.ts'
import { leads } from './schema.ts'
import type { Points } from './score.ts'
import { UNTOUCHED_DAYS } from './score-now.ts'
import { knownToday } from './today.ts'

const GROUP = 500
const DAY_MS = 86_400_000
/** A point a day: whoever waited longer has none left. */
const WAITS_DAYS = UNTOUCHED_DAYS + 101

export const rescoreJob = defineJob({
  name: 'leads.rescore',
  data: z.object({ publisherId: z.string() }),
  run: (ctx, { publisherId }) => rescoreAll(ctx, eq(leads.publisherId, publisherId)),
})

/** All leads of a publisher, soon; in the caller's transaction. */
export async function rescoreSoon(ctx: Ctx, publisherId: string): Promise<void> {
  await sendJob(ctx, rescoreJob, { publisherId })
}

/** Those that lose points by waiting, every night. */
export async function rescoreWaiting(ctx: Ctx): Promise<void> {
  const now = ctx.now().getTime()
  const ago = (days: number) => new Date(now - days * DAY_MS)
  await rescoreAll(
    ctx,
    and(gt(leads.score, 0), lt(leads.capturedAt, ago(UNTOUCHED_DAYS)), gt(leads.capturedAt, ago(WAITS_DAYS)))!,
  )
}

async function rescoreAll(ctx: Ctx, which: SQL): Promise<void> {
  let last: Pick<LeadRow, 'publisherId' | 'id'> | undefined
  for (;;) {
    const after = last && sql`(${leads.publisherId}, ${leads.id}) > (${last.publisherId}, ${last.id}::uuid)`
    const rows = await ctx.db
      .select()
      .from(leads)
      .where(and(which, eq(leads.state, 'routable'), after))
      .orderBy(asc(leads.publisherId), asc(leads.id))
      .limit(GROUP)
    for (const [publisherId, group] of Map.groupBy(rows, (row) => row.publisherId)) {
      await inTransaction(ctx, (ctx) => rescore(ctx, publisherId, group))
    }
    last = rows.at(-1)
    if (rows.length < GROUP) return
  }
}

/** In the caller's transaction. Rows that keep their score are not written. */
export async function rescore(ctx: Ctx, publisherId: string, rows: LeadRow[]): Promise<void> {
  const { scoreOf } = await knownToday(ctx, publisherId, rows)
  const changed = rows.flatMap((row) => {
    const { score, rating } = scoreOf(row)
    return score === row.score && rating === row.rating ? [] : [{ id: row.id, score, rating }]
  })
  if (changed.length === 0) return
  await ctx.db.execute(sql`
    update leads l set score = r.score, rating = r.rating
    from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as r(id uuid, score int, rating text)
    where l.publisher_id = ${publisherId} and l.id = r.id`)
}

/** The same for one lead that somebody did something about: it waits no longer. */
export async function rescoreOne(ctx: Ctx, { publisherId, id }: Pick<LeadRow, 'publisherId' | 'id'>): Promise<void> {
  const rows = await ctx.db
    .select()
    .from(leads)
    .where(and(eq(leads.publisherId, publisherId), inArray(leads.id, [id])))
  await rescore(ctx, publisherId, rows)
}

/** What points would make of the newest leads. */
export type TriedScore = {
  leadId: string
  who: string
  offerTitle: string
  before: number
  after: number
  rating: Rating
}

const TRIED = 8

/** Tries points out; nothing is kept. Requires leads.read. */
export async function tryPoints(ctx: Ctx, publisherId: string, points: Points): Promise<TriedScore[]> {
  const reach = permittedOffers(ctx, 'leads.read', { publisherId })
  const rows = await ctx.db
    .select()
    .from(leads)
    .where(conditionsOf(ctx, publisherId, { state: 'routable' }, reach))
    .orderBy(sql`${leads.capturedAt} desc`, sql`${leads.sequence} desc`)
    .limit(TRIED)
  const now = await knownToday(ctx, publisherId, rows)
  const tried = await knownToday(ctx, publisherId, rows, points)
  return rows.map((row) => ({
    leadId: row.id,
    who: [[row.firstName, row.lastName].filter(Boolean).join(' '), row.company].filter(Boolean).join(', '),
    offerTitle: row.offerTitle,
    before: now.scoreOf(row).score,
    after: tried.scoreOf(row).score,
    rating: tried.scoreOf(row).rating,
  }))
}
