/**
 * Leads of offers without a destination stand in the inbox only. Their publisher is told at the first one, and
 * weekly for as long as it stays so; the inbox offers to send them on once there is a destination.
 */
import { and, count, eq, gte, lte, sql } from 'drizzle-orm'
import { membersWith, permittedOffers } from '#accounts'
import { deliveriesOf, destinationsOf } from '#delivery'
import { as, type Ctx, system } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { sendMail } from '#platform/mail'
import { conditionsOf } from './filter.ts'
import type { LeadRow } from './rows.ts'
import { leads, leadsNowhere } from './schema.ts'
import { workTexts } from './work-texts.ts'

const DAY_MS = 86_400_000
const WEEK_MS = 7 * DAY_MS
/** So far back the console offers to send what came before. */
export const BACKLOG_DAYS = 30

export type Nowhere = {
  offerId: string
  offerTitle: string
  since: Date
  /** Leads of the last thirty days, and of all time, that went nowhere. */
  lately: number
  all: number
  /** Where they could go now; empty: the offer still has no destination. */
  connections: { connectionId: string; name: string }[]
}

/** The offers of which leads stand in the inbox only. Requires leads.read. */
export async function listNowhere(ctx: Ctx, publisherId: string): Promise<Nowhere[]> {
  const reach = permittedOffers(ctx, 'leads.read', { publisherId })
  const rows = await ctx.db
    .select()
    .from(leadsNowhere)
    .where(eq(leadsNowhere.publisherId, publisherId))
    .orderBy(leadsNowhere.offerId)
  const found: Nowhere[] = []
  for (const { offerId, offerTitle, since } of rows) {
    if (reach !== 'all' && !reach.includes(offerId)) continue
    const { all, lately } = await countNowhere(ctx, publisherId, offerId)
    if (all === 0) continue
    const destinations = await destinationsOf(ctx, { publisherId, offerId, environment: 'live' })
    const connections = destinations.map(({ connectionId, name }) => ({ connectionId, name }))
    found.push({ offerId, offerTitle, since, lately, all, connections })
  }
  return found
}

async function countNowhere(ctx: Pick<Ctx, 'db' | 'now'>, publisherId: string, offerId: string) {
  const backlog = new Date(ctx.now().getTime() - BACKLOG_DAYS * DAY_MS)
  const [counted] = await ctx.db
    .select({ all: count(), lately: sql<number>`(count(*) filter (where ${gte(leads.capturedAt, backlog)}))::int` })
    .from(leads)
    .where(
      and(
        conditionsOf(ctx, publisherId, { offerId, delivery: 'none', state: 'routable' }, 'all'),
        sql`not 'self' = any(${leads.flags})`,
      ),
    )
  return counted!
}

/** Tells people about offers whose first lead just went nowhere. In the caller's transaction. */
export async function noticeNowhere(ctx: Ctx, publisherId: string, rows: LeadRow[]): Promise<void> {
  const mayGo = rows.filter(({ state, flags }) => state === 'routable' && !flags.includes('self'))
  if (mayGo.length === 0) return
  const deliveries = await deliveriesOf(ctx, { publisherId, leadIds: mayGo.map(({ id }) => id) })
  const left = mayGo.filter(({ id }) => (deliveries.get(id) ?? []).length === 0)
  for (const [offerId, group] of Map.groupBy(left, (row) => row.offerId)) {
    if ((await destinationsOf(ctx, { publisherId, offerId, environment: 'live' })).length > 0) continue
    const [first] = group
    const now = ctx.now()
    const [isFirst] = await ctx.db
      .insert(leadsNowhere)
      .values({ publisherId, offerId, offerTitle: first!.offerTitle, since: first!.capturedAt, toldAt: now })
      .onConflictDoNothing()
      .returning()
    if (isFirst) await tell(ctx, isFirst, { count: group.length, which: 'first' })
  }
}

/** Tells them again, a week after the last time. @returns how many offers */
export async function remindNowhere(ctx: Ctx): Promise<number> {
  return inTransaction(as(ctx, system), async (ctx) => {
    const now = ctx.now()
    const rows = await ctx.db
      .select()
      .from(leadsNowhere)
      .where(lte(leadsNowhere.toldAt, new Date(now.getTime() - WEEK_MS)))
      .limit(200)
      .for('update', { skipLocked: true })
    let told = 0
    for (const row of rows) {
      const { publisherId, offerId } = row
      const isThis = and(eq(leadsNowhere.publisherId, publisherId), eq(leadsNowhere.offerId, offerId))
      const { all } = await countNowhere(ctx, publisherId, offerId)
      const hasSome = (await destinationsOf(ctx, { publisherId, offerId, environment: 'live' })).length > 0
      // All of them were sent on, or erased: the next one is a first one again.
      if (all === 0) await ctx.db.delete(leadsNowhere).where(isThis)
      else await ctx.db.update(leadsNowhere).set({ toldAt: now }).where(isThis)
      if (all === 0 || hasSome) continue
      await tell(ctx, row, { count: all, which: 'again' })
      told++
    }
    return told
  })
}

async function tell(
  ctx: Ctx,
  { publisherId, offerId, offerTitle }: typeof leadsNowhere.$inferSelect,
  { count, which }: { count: number; which: 'first' | 'again' },
): Promise<void> {
  const home = `${ctx.config.url}/publisher/${publisherId}`
  for (const { email, locale } of await membersWith(ctx, publisherId, { permission: 'leads.connect', offerId })) {
    const words = locale ?? ctx.locale
    const params = { offer: offerTitle, count, leads: `${home}/leads?offerId=${offerId}&delivery=none` }
    await sendMail(ctx, {
      to: email,
      subject: workTexts(words, `leads.nowhere.${which}_subject`, params),
      text: workTexts(words, 'leads.nowhere.body', { ...params, destinations: `${home}/destinations` }),
      kind: 'leads.nowhere',
      about: `${publisherId}.${offerId}`,
    })
  }
}
