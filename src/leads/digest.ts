/** Digests: how many leads came, how many wait. Figures only; who the customers are is for those who sign in. */
import { and, count, eq, gte, lt, or, sql } from 'drizzle-orm'
import { membersWith } from '#accounts'
import { as, type Ctx, system } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { sendMail } from '#platform/mail'
import type { Locale } from '#platform/messages'
import { momentIn } from '#platform/moment'
import { conditionsOf, type LeadFilter } from './filter.ts'
import { actionWord } from './messages.ts'
import { leadSettings, leads } from './schema.ts'
import { settingsOf } from './settings.ts'
import { workTexts } from './work-texts.ts'

const HOUR = 7
const HOUR_MS = 3_600_000
const spans = { never: 0, hour: HOUR_MS, day: 24 * HOUR_MS, week: 7 * 24 * HOUR_MS }
/** So much before the day is over it counts as over: jobs do not run to the second. */
const slackOf = (spanMs: number) => Math.min(HOUR_MS, spanMs / 12)

/** Mails what is due: in the morning of each publisher's day. @returns how many mails */
export async function mailDigests(ctx: Ctx): Promise<number> {
  const rows = await ctx.db
    .select({ publisherId: leadSettings.publisherId })
    .from(leadSettings)
    .where(sql`${leadSettings.settings} -> 'digest' ->> 'every' in ('hour', 'day', 'week')`)
  let mails = 0
  for (const { publisherId } of rows) {
    mails += await inTransaction(as(ctx, system), (ctx) => digestOf(ctx, publisherId))
  }
  return mails
}

async function digestOf(ctx: Ctx, publisherId: string): Promise<number> {
  const [row] = await ctx.db
    .select()
    .from(leadSettings)
    .where(eq(leadSettings.publisherId, publisherId))
    .for('update', { skipLocked: true })
  if (!row) return 0
  const { digest, hours } = await settingsOf(ctx, publisherId)
  const now = ctx.now()
  const spanMs = spans[digest.every]
  const localHour = Number(
    new Intl.DateTimeFormat('en-US', { timeZone: hours.timeZone, hour: 'numeric', hourCycle: 'h23' }).format(now),
  )
  const spanBegan = new Date(now.getTime() - spanMs)
  const isTooSoon = row.digestedAt !== null && row.digestedAt.getTime() > spanBegan.getTime() + slackOf(spanMs)
  if (digest.every === 'never' || (digest.every !== 'hour' && localHour < HOUR) || isTooSoon) return 0
  // Where the last one ended: nothing is told twice, and nothing is left out when one was early or late.
  const since = row.digestedAt ?? spanBegan
  await ctx.db.update(leadSettings).set({ digestedAt: now }).where(eq(leadSettings.publisherId, publisherId))
  const members = await membersWith(ctx, publisherId, {})
  let mails = 0
  for (const to of digest.to) {
    const locale = members.find(({ email }) => email.toLowerCase() === to.toLowerCase())?.locale ?? ctx.locale
    const { total, ...text } = await textOf(ctx, { publisherId, since, until: now, locale, every: digest.every })
    // An hour without leads is no news.
    if (digest.every === 'hour' && total === 0) return 0
    await sendMail(ctx, { to, ...text, kind: 'leads.digest', about: publisherId })
    mails++
  }
  return mails
}

async function textOf(
  ctx: Ctx,
  {
    publisherId,
    since,
    until,
    locale,
    every,
  }: { publisherId: string; since: Date; until: Date; locale: Locale; every: 'hour' | 'day' | 'week' },
): Promise<{ total: number; subject: string; text: string }> {
  const isOurs = (filter: LeadFilter = {}) => conditionsOf(ctx, publisherId, filter, 'all')
  const isNew = becameLeadWithin(publisherId, since, until)
  // Notices of people who must not be contacted are no leads.
  const isLead = and(isOurs(), isNew, sql`not 'dnc' = any(${leads.flags})`)
  const groups = await ctx.db
    .select({ offer: leads.offerTitle, action: leads.actionCode, count: count() })
    .from(leads)
    .where(isLead)
    .groupBy(leads.offerTitle, leads.actionCode)
    .orderBy(sql`count(*) desc`, leads.offerTitle, leads.actionCode)
  const overdue = await ctx.db.$count(leads, isOurs({ clock: 'overdue' }))
  const nowhere = await ctx.db.$count(leads, and(isOurs({ delivery: 'none', state: 'routable' }), isNew))
  const total = groups.reduce((sum, group) => sum + group.count, 0)
  const say = (code: string, params = {}) => workTexts(locale, code, params)
  const link = `${ctx.config.url}/publisher/${publisherId}/leads`
  return {
    total,
    subject: say(`leads.digest.subject_${every}`, { count: total }),
    text: [
      say('leads.digest.intro', { since: momentIn(locale, since), count: total }),
      ...groups.map(({ offer, action, count }) =>
        say('leads.digest.line', { offer, action: actionWord(locale, action), count }),
      ),
      '',
      say('leads.digest.overdue', { count: overdue }),
      ...(nowhere > 0 ? [say('leads.digest.nowhere', { count: nowhere })] : []),
      '',
      link,
      say('leads.digest.privacy'),
    ].join('\n'),
  }
}

/** From `since` on and before `until`, where the next begins. An enquiry that its customer had to confirm is a lead since then. */
function becameLeadWithin(publisherId: string, since: Date, until: Date) {
  const confirmed = sql`select lead_id from lead_confirmations
    where publisher_id = ${publisherId} and confirmed_at >= ${since.toISOString()}`
  const already = sql`select lead_id from lead_confirmations
    where publisher_id = ${publisherId} and confirmed_at >= ${until.toISOString()}`
  return and(
    or(gte(leads.capturedAt, since), sql`${leads.id} in (${confirmed})`),
    lt(leads.capturedAt, until),
    sql`${leads.id} not in (${already})`,
  )
}
