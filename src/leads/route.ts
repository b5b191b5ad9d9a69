/**
 * Puts leads that just came on their path: owner, clock, tasks. Done soon after capture and not within it,
 * so that answering customers does not wait for it; the clock counts from the capture all the same.
 */
import { and, eq, gt, inArray, notExists, sql } from 'drizzle-orm'
import { membersWith } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { type Database, inTransaction } from '#platform/db'
import { afterBusinessMinutes } from './business-time.ts'
import { noteChanges } from './changes.ts'
import { sendAside } from './extra-connection.ts'
import { planLookUps } from './look-up.ts'
import { noticeNowhere } from './nowhere.ts'
import { planMails } from './path-mails.ts'
import { type PathRule, ruleFor } from './paths.ts'
import { rescore } from './rescore.ts'
import type { LeadRow } from './rows.ts'
import { leads, leadTasks, leadWork } from './schema.ts'
import { type KeptSettings, settingsOf } from './settings.ts'
import { defaultSettings } from './settings-shape.ts'
import { leadTaskText } from './tasks.ts'
import { tellArrivals } from './tell-webhook.ts'

const GROUP = 500
const MOST_FOUND = 10_000
const LOOK_BACK_MS = 7 * 86_400_000
const WHOLE_EVERY_MS = 3_600_000
/** A transaction that began before the last look may have ended after it, and clocks differ. */
const MARGIN_MS = 10 * 60_000
const DAY_MS = 86_400_000

/** @returns how many leads were put on a path, or on none */
export async function routeNewLeads(ctx: Ctx): Promise<number> {
  let routed = 0
  for (;;) {
    const look = nextLook(ctx)
    const found = await unrouted(ctx, look.since)
    for (let from = 0; from < found.length; from += GROUP) await routeGroup(ctx, found.slice(from, from + GROUP))
    routed += found.length
    if (found.length < MOST_FOUND) {
      looks.set(ctx.database, look)
      return routed
    }
  }
}

/** Puts a lead on its path that was not to be worked until now: its clock starts now. In the caller's transaction. */
export async function routeReleased(ctx: Ctx, row: LeadRow): Promise<void> {
  if (row.environment !== 'live') return
  const work = and(eq(leadWork.publisherId, row.publisherId), eq(leadWork.leadId, row.id))
  if ((await ctx.db.$count(leadWork, work)) > 0) return
  const settings = await settingsOf(ctx, row.publisherId)
  await route(ctx, row.publisherId, { rows: [row], settings, startsAt: ctx.now() })
}

async function routeGroup(ctx: Ctx, ids: string[]): Promise<void> {
  const rows = await ctx.db.select().from(leads).where(inArray(leads.id, ids)).orderBy(leads.capturedAt, leads.sequence)
  for (const [publisherId, group] of Map.groupBy(rows, (row) => row.publisherId)) {
    const settings = await settingsOf(ctx, publisherId)
    await inTransaction(ctx, (ctx) => route(ctx, publisherId, { rows: group, settings }))
  }
}

async function unrouted(ctx: Ctx, since: Date): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: leads.id })
    .from(leads)
    .where(
      and(
        gt(leads.capturedAt, since),
        eq(leads.environment, 'live'),
        inArray(leads.state, ['routable', 'withheld']),
        notExists(
          ctx.db
            .select({ one: sql`1` })
            .from(leadWork)
            .where(and(eq(leadWork.publisherId, leads.publisherId), eq(leadWork.leadId, leads.id))),
        ),
      ),
    )
    .orderBy(leads.capturedAt, leads.sequence)
    .limit(MOST_FOUND)
  return rows.map(({ id }) => id)
}

/** The last time this process saw that nothing was left, and the last time that it went through a whole week. */
const looks = new WeakMap<Database, { at: number; wholeAt: number }>()

/** Going through a week of leads every minute would cost more than everything else that is done for them. */
function nextLook(ctx: Ctx): { since: Date; at: number; wholeAt: number } {
  const at = ctx.now().getTime()
  const last = looks.get(ctx.database)
  if (last && at >= last.at && at - last.wholeAt < WHOLE_EVERY_MS) {
    return { since: new Date(last.at - MARGIN_MS), at, wholeAt: last.wholeAt }
  }
  return { since: new Date(at - LOOK_BACK_MS), at, wholeAt: at }
}

async function route(
  ctx: Ctx,
  publisherId: string,
  { rows, settings, startsAt }: { rows: LeadRow[]; settings: KeptSettings; startsAt?: Date },
): Promise<void> {
  await keepAsLongAsSet(ctx, publisherId, { rows, settings })
  const turns = await turnsOf(ctx, publisherId)
  const mayOwn = await ownersOf(ctx, publisherId)
  const tasks: (typeof leadTasks.$inferInsert)[] = []
  const onPath: { row: LeadRow; rule: PathRule; from: Date }[] = []
  const work = rows.map((row): typeof leadWork.$inferInsert => {
    const rule =
      row.state === 'routable' ? ruleFor({ ...row, isDuplicate: row.duplicateOf !== null }, settings.paths) : undefined
    const owner = rule && nextOwner(rule, { turns, mayOwn: ({ id }) => mayOwn(id, row.offerId) })
    const clock = rule?.targetMinutes
    const from = startsAt ?? row.capturedAt
    if (rule) {
      tasks.push(...tasksOf(ctx, row, { rule, from }))
      onPath.push({ row, rule, from })
    }
    return {
      publisherId,
      leadId: row.id,
      ownerId: owner?.id,
      ownerName: owner?.name,
      path: rule?.path,
      tags: rule?.tag ? [rule.tag] : [],
      targetMinutes: clock,
      halfAt: clock ? afterBusinessMinutes(from, clock / 2, settings.hours) : null,
      dueAt: clock ? afterBusinessMinutes(from, clock, settings.hours) : null,
      touchedAt: row.capturedAt,
    }
  })
  const fresh = await ctx.db.insert(leadWork).values(work).onConflictDoNothing().returning()
  await noteChanges(
    ctx,
    fresh.flatMap(({ leadId, ownerName, path }) =>
      ownerName ? [{ publisherId, leadId, what: 'given' as const, value: ownerName, byName: path ?? '' }] : [],
    ),
  )
  if (tasks.length > 0) await ctx.db.insert(leadTasks).values(tasks)
  await planMails(ctx, onPath)
  await sendAside(ctx, publisherId, onPath)
  await rescore(ctx, publisherId, rows)
  await noticeNowhere(ctx, publisherId, rows)
  await planLookUps(ctx, publisherId, rows)
  await tellArrivals(ctx, publisherId, rows)
}

/** Capture gives every lead the default; a publisher that set another time is heeded here. Withheld ones have their own. */
async function keepAsLongAsSet(
  ctx: Ctx,
  publisherId: string,
  { rows, settings }: { rows: LeadRow[]; settings: KeptSettings },
): Promise<void> {
  const { keepMonths } = settings
  const ids = rows.filter(({ state }) => state === 'routable').map(({ id }) => id)
  if (keepMonths === defaultSettings.keepMonths || ids.length === 0) return
  await ctx.db
    .update(leads)
    .set({ retainUntil: sql`${leads.capturedAt} + make_interval(months => ${keepMonths})` })
    .where(and(eq(leads.publisherId, publisherId), inArray(leads.id, ids)))
}

function tasksOf(ctx: Ctx, row: LeadRow, { rule: { tasks, path }, from }: { rule: PathRule; from: Date }) {
  return tasks.map(({ what, afterDays }) => ({
    publisherId: row.publisherId,
    leadId: row.id,
    id: ctx.newId(),
    what: leadTaskText(ctx.locale, what),
    dueAt: new Date(from.getTime() + afterDays * DAY_MS),
    byName: path,
    createdAt: ctx.now(),
  }))
}

/** How often each path gave a lead to somebody: who is next follows from it. */
async function turnsOf(ctx: Ctx, publisherId: string): Promise<Map<string, number>> {
  const rows = await ctx.db
    .select({ path: leadWork.path, count: sql<number>`count(*)::int` })
    .from(leadWork)
    .where(and(eq(leadWork.publisherId, publisherId), sql`${leadWork.path} is not null`))
    .groupBy(leadWork.path)
  return new Map(rows.map(({ path, count }) => [path!, count]))
}

type Owner = PathRule['owners'][number]

/** Who left the publisher, or works leads of that offer no more, is passed over: their leads would wait for nobody. */
async function ownersOf(ctx: Ctx, publisherId: string): Promise<(personId: string, offerId: string) => boolean> {
  const workers = await membersWith(ctx, publisherId, { permission: 'leads.manage' })
  const reaches = new Map(workers.map(({ personId, limitedTo }) => [personId, limitedTo]))
  return (personId, offerId) => reaches.has(personId) && (reaches.get(personId)?.includes(offerId) ?? true)
}

function nextOwner(
  { path, owners }: PathRule,
  { turns, mayOwn }: { turns: Map<string, number>; mayOwn: (owner: Owner) => boolean },
): Owner | undefined {
  const turn = turns.get(path) ?? 0
  turns.set(path, turn + 1)
  const here = owners.filter(mayOwn)
  return here[turn % here.length]
}
