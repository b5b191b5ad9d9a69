/**
 * Keeps a group of enquiries as leads in one transaction: with their deliveries, their events, and the
 * decision, the same for all processes, which of them say nothing new. Some six statements, however many
 * enquiries there are.
 */
import { inArray, sql } from 'drizzle-orm'
import { recordEvents } from '#events'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { executePrepared } from '#platform/prepared'
import { leadCaptured, sendOff } from './follow-up.ts'
import { type AcceptedEnquiry, rowOf } from './lead-row.ts'
import { insertRows, type LeadRow } from './rows.ts'
import { leads } from './schema.ts'
import { noticeWithheld } from './withheld.ts'

/** `repeated`: the same act within minutes; the lead is the one that was kept then. `spent`: the form was sent before, saying something else. */
export type Kept = { kind: 'captured'; row: LeadRow } | { kind: 'repeated'; row: LeadRow } | { kind: 'spent' }

/** The same act again within this is the same click, or impatience: it makes no second lead. */
export const REPEAT_MS = 10 * 60_000
/** And within this it is marked as a duplicate of the earlier one. */
const DUPLICATE_MS = 180 * 86_400_000
const OTHER_ACTS_MS = 30 * 86_400_000

type Claim = {
  publisher_id: string
  act: string
  lead_id: string
  previous_lead_id: string | null
  previous_at: string | null
}

export async function commitLeads(ctx: Ctx, enquiries: AcceptedEnquiry[]): Promise<Kept[]> {
  return inTransaction(ctx, async (ctx) => {
    const now = ctx.now()
    const spent = await spendTokens(ctx, enquiries, now)
    const fresh = enquiries.filter((enquiry) => !spent.has(enquiry.leadId))
    const claims = await claimActs(ctx, fresh, now)
    const winners = fresh.filter((enquiry) => claims.get(actKey(enquiry))?.lead_id === enquiry.leadId)
    const otherActs = await countOtherActs(ctx, winners, now)
    const rows = winners.map((enquiry) => {
      const { previous_lead_id: previous, previous_at: previousAt } = claims.get(actKey(enquiry))!
      const isRecent = previousAt !== null && Date.parse(previousAt) > now.getTime() - DUPLICATE_MS
      return rowOf(enquiry, {
        now,
        duplicateOf: isRecent ? previous : null,
        otherActs: otherActs.get(enquiry.leadId) ?? 0,
      })
    })
    const kept = await insertLeads(ctx, rows)
    await sendOff(ctx, kept)
    await recordEvents(ctx, kept.flatMap(leadCaptured))
    await noticeWithheld(ctx, kept)

    const byId = new Map(kept.map((row) => [row.id, row]))
    // Which lead answers each enquiry: its own, the one its act belongs to, or the one its form was spent on.
    const answers = enquiries.map((enquiry) => {
      const token = spent.get(enquiry.leadId)
      return token ? (token.same ? token.leadId : undefined) : claims.get(actKey(enquiry))!.lead_id
    })
    for (const row of await readLeads(ctx, answers.filter((id) => id !== undefined && !byId.has(id)) as string[])) {
      byId.set(row.id, row)
    }
    return enquiries.map((enquiry, i): Kept => {
      const row = byId.get(answers[i] ?? '')
      return row ? { kind: row.id === enquiry.leadId ? 'captured' : 'repeated', row } : { kind: 'spent' }
    })
  })
}

const actKey = ({ publisherId, act }: { publisherId: string; act: string }) => `${publisherId} ${act}`

/**
 * Spends the forms' tokens, each once. Of those that were spent already it says on which lead, and whether
 * the enquiry is the same: a second click then gets the same answer.
 */
async function spendTokens(
  ctx: Ctx,
  enquiries: AcceptedEnquiry[],
  now: Date,
): Promise<Map<string, { leadId: string; same: boolean }>> {
  const spent = new Map<string, { leadId: string; same: boolean }>()
  const first = new Map<string, AcceptedEnquiry>()
  for (const enquiry of enquiries) {
    if (enquiry.token && !first.has(enquiry.token.id)) first.set(enquiry.token.id, enquiry)
  }
  if (first.size === 0) return spent
  const records = [...first.values()]
    .map(({ token, leadId, publisherId }) => ({
      token: token!.id,
      enquiry: token!.enquiry,
      lead_id: leadId,
      publisher_id: publisherId,
      spent_at: now,
    }))
    .sort(byText(({ token }) => token))
  const rows = await executePrepared<{ token: string }>(
    ctx,
    'leads.spend',
    sql`
    insert into spent_form_tokens (token, enquiry, lead_id, publisher_id, spent_at)
    select token, enquiry, lead_id, publisher_id, spent_at from jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
      as r(token text, enquiry text, lead_id uuid, publisher_id text, spent_at timestamptz)
    on conflict do nothing returning token`,
  )
  const taken = new Set(rows.map(({ token }) => token))
  const isOwn = (enquiry: AcceptedEnquiry) => first.get(enquiry.token!.id) === enquiry && taken.has(enquiry.token!.id)
  const late = enquiries.filter((enquiry) => enquiry.token && !isOwn(enquiry))
  if (late.length === 0) return spent
  const before = await ctx.db.execute<{ token: string; enquiry: string; lead_id: string }>(sql`
    select token, enquiry, lead_id from spent_form_tokens where token = any(${sql.param(late.map(({ token }) => token!.id))})`)
  const byToken = new Map(before.rows.map((row) => [row.token, row]))
  for (const { leadId, token } of late) {
    const earlier = byToken.get(token!.id)!
    // Ours when the group is tried again after its answer was lost on the way: then the token is no obstacle.
    if (earlier.lead_id !== leadId)
      spent.set(leadId, { leadId: earlier.lead_id, same: earlier.enquiry === token!.enquiry })
  }
  return spent
}

/**
 * Claims each act for its enquiry, unless it was done within minutes: then the claim names the earlier
 * lead. The upsert waits for whoever claims the same act in another process and sees what they did.
 */
async function claimActs(ctx: Ctx, enquiries: AcceptedEnquiry[], now: Date): Promise<Map<string, Claim>> {
  const first = new Map<string, AcceptedEnquiry>()
  for (const enquiry of enquiries) if (!first.has(actKey(enquiry))) first.set(actKey(enquiry), enquiry)
  if (first.size === 0) return new Map()
  // In one order everywhere, so that two processes with the same acts wait for each other only one way.
  const records = [...first.values()]
    .map(({ publisherId, act, leadId }) => ({ publisher_id: publisherId, act, lead_id: leadId, at: now }))
    .sort(byText(({ act }) => act))
  const json = JSON.stringify(records)
  const repeatedSince = new Date(now.getTime() - REPEAT_MS).toISOString()
  const claimed = await executePrepared<Claim>(
    ctx,
    'leads.claim',
    sql`
    insert into lead_acts as known (publisher_id, act, lead_id, at)
    select publisher_id, act, lead_id, at from jsonb_to_recordset(${json}::jsonb)
      as r(publisher_id text, act text, lead_id uuid, at timestamptz)
    on conflict (publisher_id, act) do update
      set lead_id = excluded.lead_id, at = excluded.at, previous_lead_id = known.lead_id, previous_at = known.at
      where known.at <= ${repeatedSince} and known.lead_id <> excluded.lead_id
    returning publisher_id, act, lead_id, previous_lead_id, previous_at`,
  )
  const claims = new Map(claimed.map((row) => [actKey({ publisherId: row.publisher_id, act: row.act }), row]))
  if (claims.size < first.size) {
    const standing = await ctx.db.execute<Claim>(sql`
      select known.publisher_id, known.act, known.lead_id, known.previous_lead_id, known.previous_at
      from jsonb_to_recordset(${json}::jsonb) as r(publisher_id text, act text)
      join lead_acts known using (publisher_id, act)`)
    for (const row of standing.rows) {
      const key = actKey({ publisherId: row.publisher_id, act: row.act })
      if (!claims.has(key)) claims.set(key, row)
    }
  }
  return claims
}

/** How many other acts each person did at the same publisher lately. */
async function countOtherActs(ctx: Ctx, enquiries: AcceptedEnquiry[], now: Date): Promise<Map<string, number>> {
  if (enquiries.length === 0) return new Map()
  const records = enquiries.map((e) => ({
    lead_id: e.leadId,
    publisher_id: e.publisherId,
    email: e.checked.parsedEmail.normalised,
    offer_id: e.offerId,
    action_code: e.checked.actionCode,
  }))
  const since = new Date(now.getTime() - OTHER_ACTS_MS).toISOString()
  const rows = await executePrepared<{ lead_id: string; acts: number }>(
    ctx,
    'leads.other-acts',
    sql`
    select r.lead_id, count(distinct (l.offer_id, l.action_code))::int as acts
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
      as r(lead_id uuid, publisher_id text, email text, offer_id text, action_code text)
    join leads l on l.publisher_id = r.publisher_id and l.email_normalised = r.email
    where l.captured_at > ${since} and l.environment = 'live' and (l.offer_id, l.action_code) <> (r.offer_id, r.action_code)
    group by r.lead_id`,
  )
  return new Map(rows.map((row) => [row.lead_id, row.acts]))
}

async function insertLeads(ctx: Ctx, rows: Omit<LeadRow, 'sequence'>[]): Promise<LeadRow[]> {
  if (rows.length === 0) return []
  // A row that is there already is ours, of a try whose answer was lost: what follows from it is there too.
  const inserted = await executePrepared<{ id: string; sequence: number }>(
    ctx,
    'leads.insert',
    sql`${insertRows(rows)} on conflict do nothing returning id, sequence`,
  )
  const sequences = new Map(inserted.map(({ id, sequence }) => [id, sequence]))
  return rows.flatMap((row) => {
    const sequence = sequences.get(row.id)
    return sequence === undefined ? [] : [{ ...row, sequence }]
  })
}

async function readLeads(ctx: Ctx, ids: string[]): Promise<LeadRow[]> {
  return ids.length === 0 ? [] : ctx.db.select().from(leads).where(inArray(leads.id, ids))
}

function byText<T>(textOf: (item: T) => string) {
  return (a: T, b: T) => (textOf(a) < textOf(b) ? -1 : 1)
}
