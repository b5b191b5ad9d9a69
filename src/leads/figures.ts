/**
 * How leads come in and how they are answered: by week, by where they came from, and what became of them. Only
 * of leads that may be worked: nobody withheld, nobody of one's own.
 */
import { and, eq, gte, type SQL, sql } from 'drizzle-orm'
import { permittedOffers } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { conditionsOf } from './filter.ts'
import type { WorkState } from './lead.ts'
import { leads, leadWork } from './schema.ts'

export type WeekOfLeads = {
  /** Its Monday, in UTC: `2026-03-02`. */
  week: string
  bySource: Record<string, number>
  leads: number
  /** Minutes from capture to the first answer, half of them shorter; null when none was answered. */
  medianMinutes: number | null
  /** Of those with a clock: answered in time, and too late or still waiting beyond it. */
  inTime: number
  late: number
}

/** How many of a group were qualified, and how many became customers. */
export type Conversion = { key: string; leads: number; qualified: number; converted: number }

export type LeadFigures = {
  weeks: WeekOfLeads[]
  /** Of the whole span. */
  medianMinutes: number | null
  inTime: number
  late: number
  byState: { state: WorkState; leads: number }[]
  conversion: { bySource: Conversion[]; byAction: Conversion[]; byCampaign: Conversion[] }
}

const DAY_MS = 86_400_000
const MOST_CAMPAIGNS = 20

/** The last `weeks` weeks, the running one included. Requires leads.read; people limited to some offers see those. */
export async function leadFigures(
  ctx: Ctx,
  { publisherId, weeks, offerId }: { publisherId: string; weeks: number; offerId?: string },
): Promise<LeadFigures> {
  const reach = permittedOffers(ctx, 'leads.read', { publisherId })
  const mondays = mondaysUntil(ctx.now(), weeks)
  const chosen = and(
    conditionsOf(ctx, publisherId, { offerId, state: 'routable' }, reach),
    gte(leads.capturedAt, new Date(`${mondays[0]}T00:00:00Z`)),
    sql`not (${leads.flags} && '{self,dnc}')`,
  )!
  const week = sql<string>`to_char(date_trunc('week', ${leads.capturedAt} at time zone 'UTC'), 'YYYY-MM-DD')`
  const sources = await ctx.db
    .select({ week, source: leads.source, count: sql<number>`count(*)::int` })
    .from(leads)
    .where(chosen)
    .groupBy(week, leads.source)
  const answered = await answers(ctx, chosen, week)
  const [whole] = await answers(ctx, chosen, sql<string>`''`)
  return {
    weeks: mondays.map((monday) => {
      const ofWeek = sources.filter((row) => row.week === monday)
      const answer = answered.find((row) => row.key === monday)
      return {
        week: monday,
        bySource: Object.fromEntries(ofWeek.map(({ source, count }) => [source, count])),
        leads: ofWeek.reduce((sum, { count }) => sum + count, 0),
        medianMinutes: answer?.medianMinutes ?? null,
        inTime: answer?.inTime ?? 0,
        late: answer?.late ?? 0,
      }
    }),
    medianMinutes: whole?.medianMinutes ?? null,
    inTime: whole?.inTime ?? 0,
    late: whole?.late ?? 0,
    byState: await statesOf(ctx, chosen),
    conversion: {
      bySource: await conversions(ctx, chosen, sql<string>`${leads.source}`),
      byAction: await conversions(ctx, chosen, sql<string>`${leads.actionCode}`),
      byCampaign: (await conversions(ctx, chosen, campaign)).filter(({ key }) => key !== '').slice(0, MOST_CAMPAIGNS),
    },
  }
}

const campaign = sql<string>`coalesce(${leads.campaign} ->> 'mktcmpid', ${leads.campaign} ->> 'utm_campaign', '')`

function mondaysUntil(now: Date, weeks: number): string[] {
  const today = Math.floor(now.getTime() / DAY_MS)
  // The first day of 1970 was a Thursday.
  const monday = today - ((today + 3) % 7)
  return Array.from({ length: weeks }, (_, i) =>
    new Date((monday - 7 * (weeks - 1 - i)) * DAY_MS).toISOString().slice(0, 10),
  )
}

const isItsWork = and(eq(leadWork.publisherId, leads.publisherId), eq(leadWork.leadId, leads.id))

async function answers(ctx: Pick<Ctx, 'db' | 'now'>, chosen: SQL, key: SQL<string>) {
  const now = ctx.now().toISOString()
  const minutes = sql`extract(epoch from ${leadWork.firstContactedAt} - ${leads.capturedAt}) / 60`
  return ctx.db
    .select({
      key,
      medianMinutes: sql<
        number | null
      >`(percentile_cont(0.5) within group (order by ${minutes}) filter (where ${leadWork.firstContactedAt} is not null))::float`,
      inTime: sql<number>`(count(*) filter (where ${leadWork.firstContactedAt} <= ${leadWork.dueAt}))::int`,
      late: sql<number>`(count(*) filter (where coalesce(${leadWork.firstContactedAt}, ${now}::timestamptz) > ${leadWork.dueAt}))::int`,
    })
    .from(leads)
    .innerJoin(leadWork, isItsWork)
    .where(chosen)
    .groupBy(sql`1`)
}

async function statesOf(ctx: Pick<Ctx, 'db'>, chosen: SQL): Promise<LeadFigures['byState']> {
  const state = sql<WorkState>`coalesce(${leadWork.workState}, 'new')`
  return ctx.db
    .select({ state, leads: sql<number>`count(*)::int` })
    .from(leads)
    .leftJoin(leadWork, isItsWork)
    .where(chosen)
    .groupBy(sql`1`)
    .orderBy(sql`2 desc, 1`)
}

async function conversions(ctx: Pick<Ctx, 'db'>, chosen: SQL, key: SQL<string>): Promise<Conversion[]> {
  const at = (states: string) =>
    sql<number>`(count(*) filter (where ${leadWork.workState} in (${sql.raw(states)})))::int`
  return ctx.db
    .select({
      key,
      leads: sql<number>`count(*)::int`,
      qualified: at("'qualified', 'converted'"),
      converted: at("'converted'"),
    })
    .from(leads)
    .leftJoin(leadWork, isItsWork)
    .where(chosen)
    .groupBy(sql`1`)
    .orderBy(sql`2 desc, 1`)
}
