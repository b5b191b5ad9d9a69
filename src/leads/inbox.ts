/** The publisher's inbox: lists, counts and the sheet of one lead. */
import { and, count, desc, eq, ne, notInArray, type SQL, sql } from 'drizzle-orm'
import { type OfferReach, permittedOffers, recordAct } from '#accounts'
import { type Attempt, attemptsOf, type Delivery, deliveriesOf } from '#delivery'
import type { Ctx } from '#platform/ctx'
import { decodeCursor, type Page, pageOf } from '#platform/paging'
import { changesOf, type LeadChange } from './changes.ts'
import { type CheckItem, checklistOf } from './checklist.ts'
import { type Confirmation, confirmationOf } from './confirm.ts'
import type { Fact } from './facts.ts'
import { conditionsOf, type LeadFilter, type LeadList } from './filter.ts'
import { getRow } from './inbox-row.ts'
import { type Lead, nameless, type Rating, type WorkState } from './lead.ts'
import { type PathMail, pathMailsOf } from './path-mails.ts'
import { type AskedRelease, releaseRequestOf } from './release-request.ts'
import { type LeadRow, leadOf } from './rows.ts'
import { leads } from './schema.ts'
import type { Standing } from './standing.ts'
import { type LeadTask, tasksOf } from './tasks.ts'
import { knownToday } from './today.ts'
import { type LeadStep, stepsOf, workStatesOf } from './work.ts'

/** One line of the inbox, with today's score. `deliveries` are empty when the lead goes nowhere. */
export type LeadItem = Lead & { deliveries: Delivery[]; workState: WorkState; standing: Standing; isCustomer: boolean }

export type LeadSheet = {
  /** With today's score and its reasons. */
  lead: Lead
  standing: Standing
  tasks: LeadTask[]
  /** What is asked before it is handed over to sales. */
  checklist: CheckItem[]
  /** What its path writes to the customer. */
  mails: PathMail[]
  /** What the publisher's own lists say about it. */
  facts: Fact[]
  /** Where the customer is asked to confirm the enquiry: whether and when they did. */
  confirmation: Confirmation | null
  /** Each with its attempts, oldest first. */
  deliveries: (Delivery & { timeline: Attempt[] })[]
  workState: WorkState
  /** Oldest first. */
  steps: LeadStep[]
  /** Owners, tags and the rest: who changed them, oldest first. */
  changes: LeadChange[]
  /** What its publisher asked the operator about it. */
  releaseRequest: AskedRelease | null
  /** The same person's other leads at this publisher, newest first, at most 20. */
  otherLeads: Lead[]
}

export type LeadCounts = {
  total: number
  /** Waiting longer than their publisher set. */
  overdue: number
  byRating: Record<Rating, number>
  byOffer: { offerId: string; count: number }[]
}

const MOST_PER_PAGE = 200

/** A page of the inbox. Requires leads.read; people limited to some offers see the leads of those. */
export async function listLeads(ctx: Ctx, publisherId: string, list: LeadList = {}): Promise<Page<LeadItem>> {
  const page = await pageOfRows(ctx, publisherId, list)
  const leadIds = page.items.map(({ id }) => id)
  const deliveries = await deliveriesOf(ctx, { publisherId, leadIds })
  const workStates = await workStatesOf(ctx, { publisherId, leadIds })
  const { standings, factsOf, scored } = await knownToday(ctx, publisherId, page.items)
  return {
    ...page,
    items: page.items.map((row) => ({
      ...scored(row),
      isCustomer: factsOf(row).some(({ isCustomer }) => isCustomer),
      deliveries: deliveries.get(row.id) ?? [],
      workState: workStates.get(row.id) ?? 'new',
      standing: standings.get(row.id)!,
    })),
  }
}

/** The rows of a page, for whoever may read leads. */
async function pageOfRows(ctx: Ctx, publisherId: string, list: LeadList): Promise<Page<LeadRow>> {
  return rowsWithin(ctx, publisherId, { list, reach: permittedOffers(ctx, 'leads.read', { publisherId }) })
}

/** The same for deeds that have asked already which offers somebody may see. */
export async function rowsWithin(
  ctx: Pick<Ctx, 'db' | 'now'>,
  publisherId: string,
  { list, reach }: { list: LeadList; reach: OfferReach },
): Promise<Page<LeadRow>> {
  const limit = Math.min(Math.max(1, list.limit ?? 50), MOST_PER_PAGE)
  const { order, after, keyOf } = orders[list.sort ?? 'newest']
  const rows = await ctx.db
    .select()
    .from(leads)
    .where(and(conditionsOf(ctx, publisherId, list, reach), list.cursor ? after(list.cursor) : undefined))
    .orderBy(...order)
    .limit(limit + 1)
  return pageOf(rows, limit, keyOf)
}

const byTime = (row: LeadRow) => [row.capturedAt.toISOString(), row.id]
const orders: Record<
  'newest' | 'oldest' | 'score',
  { order: SQL[]; after(cursor: string): SQL; keyOf(row: LeadRow): (string | number)[] }
> = {
  newest: {
    order: [desc(leads.capturedAt), desc(leads.id)],
    after: (cursor) => sql`(${leads.capturedAt}, ${leads.id}) < (${timeAndId(cursor)})`,
    keyOf: byTime,
  },
  oldest: {
    order: [sql`${leads.capturedAt}`, sql`${leads.id}`],
    after: (cursor) => sql`(${leads.capturedAt}, ${leads.id}) > (${timeAndId(cursor)})`,
    keyOf: byTime,
  },
  score: {
    order: [desc(leads.score), desc(leads.id)],
    after: (cursor) => {
      const [score, id] = decodeCursor(cursor, ['whole', 'id'])
      return sql`(${leads.score}, ${leads.id}) < (${score}::int, ${id}::uuid)`
    },
    keyOf: (row) => [row.score, row.id],
  },
}

function timeAndId(cursor: string): SQL {
  const [at, id] = decodeCursor(cursor, ['moment', 'id'])
  return sql`${at.toISOString()}::timestamptz, ${id}::uuid`
}

/** How many leads match, by rating and by offer, and how many of them are overdue. Requires leads.read. */
export async function countLeads(ctx: Ctx, publisherId: string, filter: LeadFilter = {}): Promise<LeadCounts> {
  const reach = permittedOffers(ctx, 'leads.read', { publisherId })
  const rows = await ctx.db
    .select({ offerId: leads.offerId, rating: leads.rating, count: count(), overdue: countOverdue(ctx, publisherId) })
    .from(leads)
    .where(conditionsOf(ctx, publisherId, filter, reach))
    .groupBy(leads.offerId, leads.rating)
  const counts: LeadCounts = { total: 0, overdue: 0, byRating: { hot: 0, warm: 0, cold: 0 }, byOffer: [] }
  const byOffer = new Map<string, number>()
  for (const { offerId, rating, count: n, overdue } of rows) {
    counts.total += n
    counts.overdue += overdue
    counts.byRating[rating] += n
    byOffer.set(offerId, (byOffer.get(offerId) ?? 0) + n)
  }
  counts.byOffer = [...byOffer]
    .map(([offerId, count]) => ({ offerId, count }))
    .sort((a, b) => b.count - a.count || (a.offerId < b.offerId ? -1 : 1))
  return counts
}

/** How many enquiries wait for their customers to confirm them. Requires leads.read. */
export async function countUnconfirmed(ctx: Ctx, publisherId: string): Promise<number> {
  const reach = permittedOffers(ctx, 'leads.read', { publisherId })
  // Few wait, among many leads: they are found by what asks them.
  const isAsked = sql`${leads.id} in (
    select lead_id from lead_confirmations where publisher_id = ${publisherId} and confirmed_at is null)`
  return ctx.db.$count(leads, and(conditionsOf(ctx, publisherId, { state: 'unconfirmed' }, reach), isAsked))
}

/** The set is found once, by the index of what waits, and not asked for lead by lead. */
function countOverdue(ctx: Pick<Ctx, 'now'>, publisherId: string): SQL<number> {
  return sql<number>`(count(*) filter (where ${leads.state} = 'routable' and ${leads.id} in (
    select lead_id from lead_work where publisher_id = ${publisherId}
      and due_at <= ${ctx.now().toISOString()} and first_contacted_at is null)))::int`
}

/**
 * A lead with the story of its delivery. Requires leads.read of its offer; the reading is an act in the audit log.
 * @throws notFound
 */
export async function getLead(ctx: Ctx, which: { publisherId: string; leadId: string }): Promise<LeadSheet> {
  const { publisherId, leadId } = which
  const row = await getRow(ctx, which, 'leads.read')
  const found = (await deliveriesOf(ctx, { publisherId, leadIds: [leadId] })).get(leadId) ?? []
  const deliveries = []
  for (const delivery of found) {
    deliveries.push({ ...delivery, timeline: await attemptsOf(ctx, { publisherId, deliveryId: delivery.id }) })
  }
  const steps = await stepsOf(ctx, which)
  const otherLeads = await otherLeadsOf(ctx, row)
  await recordAct(ctx, { publisherId, offerId: row.offerId, act: 'lead.read', subject: leadId })
  const { standings, factsOf, scored } = await knownToday(ctx, publisherId, [row])
  return {
    lead: scored(row),
    standing: standings.get(leadId)!,
    tasks: await tasksOf(ctx, which),
    checklist: await checklistOf(ctx, publisherId, standings.get(leadId)!.checked),
    mails: await pathMailsOf(ctx, which),
    facts: factsOf(row),
    confirmation: await confirmationOf(ctx, which),
    deliveries,
    steps,
    changes: await changesOf(ctx, which),
    releaseRequest: await releaseRequestOf(ctx, which),
    workState: steps.at(-1)?.workState ?? 'new',
    otherLeads,
  }
}

async function otherLeadsOf(ctx: Ctx, row: LeadRow): Promise<Lead[]> {
  // Who such a lead is from is not told, so neither is what else they did.
  if (row.emailNormalised === null || nameless.includes(row.state)) return []
  const { publisherId } = row
  const reach = permittedOffers(ctx, 'leads.read', { publisherId })
  const rows = await ctx.db
    .select()
    .from(leads)
    .where(
      and(
        conditionsOf(ctx, publisherId, { environment: row.environment }, reach),
        eq(leads.emailNormalised, row.emailNormalised),
        ne(leads.id, row.id),
        notInArray(leads.state, [...nameless]),
      ),
    )
    .orderBy(desc(leads.capturedAt), desc(leads.sequence))
    .limit(20)
  return rows.map(leadOf)
}
