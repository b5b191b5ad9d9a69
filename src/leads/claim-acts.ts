/** Who did what on which offer: one row each, on which all processes agree what is new. */
import { sql } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import { executePrepared } from '#platform/prepared'
import { byText } from './by-text.ts'

/** The same act again within this is the same click, or impatience: it makes no second lead. */
export const REPEAT_MS = 10 * 60_000
/** And within this it is marked as a duplicate of the earlier one. */
const DUPLICATE_MS = 180 * 86_400_000
const OTHER_ACTS_MS = 30 * 86_400_000

export type Claim = {
  /** The lead that the act belongs to: the enquiry's own, or the one kept within minutes before. */
  leadId: string
  duplicateOf: string | null
  /** Other acts of the same person at the same publisher lately. */
  otherActs: number
}

/** What is asked of an act. */
export type ActOfSomebody = {
  publisherId: string
  offerId: string
  leadId: string
  act: string
  checked: { actionCode: string; parsedEmail: { normalised: string } }
}

type Row = {
  publisher_id: string
  act: string
  lead_id: string
  previous_lead_id: string | null
  previous_at: string | null
  other_acts: number
}

/**
 * Claims each act for its enquiry, unless it was done within minutes. The upsert waits for whoever claims
 * the same act in another process and sees what they did. Claims are by the id of each enquiry's lead.
 */
export async function claimActs(ctx: Ctx, enquiries: ActOfSomebody[], now: Date): Promise<Map<string, Claim>> {
  const keyOf = ({ publisherId, act }: ActOfSomebody) => `${publisherId} ${act}`
  const first = new Map<string, ActOfSomebody>()
  for (const enquiry of enquiries) if (!first.has(keyOf(enquiry))) first.set(keyOf(enquiry), enquiry)
  if (first.size === 0) return new Map()
  const records = JSON.stringify(recordsOf([...first.values()], now))
  const claimed = await upsert(ctx, records, now)
  const rows = claimed.length < first.size ? [...claimed, ...(await readStanding(ctx, records))] : claimed
  // What was claimed comes first; the rest says whom the act belongs to already.
  const byKey = new Map(rows.toReversed().map((row) => [`${row.publisher_id} ${row.act}`, row]))
  return new Map(enquiries.map((enquiry) => [enquiry.leadId, claimOf(byKey.get(keyOf(enquiry))!, now)]))
}

function recordsOf(enquiries: ActOfSomebody[], now: Date): object[] {
  // In one order everywhere, so that two processes with the same acts wait for each other only one way.
  return enquiries.toSorted(byText(({ act }) => act)).map(({ publisherId, offerId, act, leadId, checked }) => ({
    publisher_id: publisherId,
    act,
    lead_id: leadId,
    at: now,
    email: checked.parsedEmail.normalised,
    offer_id: offerId,
    action_code: checked.actionCode,
  }))
}

// `publisher_id || ''` keeps indexes that begin with the publisher out of it: see `leads_person`.
function upsert(ctx: Ctx, records: string, now: Date): Promise<Row[]> {
  const repeatedSince = new Date(now.getTime() - REPEAT_MS).toISOString()
  const otherSince = new Date(now.getTime() - OTHER_ACTS_MS).toISOString()
  return executePrepared<Row>(
    ctx,
    'leads.claim',
    sql`
    with asked as materialized (
      select * from jsonb_to_recordset(${records}::jsonb) as r(
        publisher_id text, act text, lead_id uuid, at timestamptz, email text, offer_id text, action_code text)
    ),
    claimed as (
      insert into lead_acts as known (publisher_id, act, lead_id, at)
      select publisher_id, act, lead_id, at from asked
      on conflict (publisher_id, act) do update
        set lead_id = excluded.lead_id, at = excluded.at,
          previous_lead_id = case when ${isUnconfirmed} then known.previous_lead_id else known.lead_id end,
          previous_at = case when ${isUnconfirmed} then known.previous_at else known.at end
        where known.at <= ${repeatedSince} and known.lead_id <> excluded.lead_id
      returning publisher_id, act, lead_id, previous_lead_id, previous_at
    )
    select claimed.*, (
      select count(distinct (l.offer_id, l.action_code))::int from leads l
      where l.email_normalised = asked.email and l.publisher_id || '' = asked.publisher_id and l.environment = 'live'
        and l.state <> 'unconfirmed' and l.captured_at > ${otherSince} and (l.offer_id, l.action_code) <> (asked.offer_id, asked.action_code)
    ) as other_acts
    from claimed join asked using (publisher_id, act)`,
  )
}

/** The enquiry that the act belongs to was never confirmed: it is nobody's lead, so none that another repeats. */
const isUnconfirmed = sql`exists (select 1 from leads
  where publisher_id = known.publisher_id and id = known.lead_id and state = 'unconfirmed')`

async function readStanding(ctx: Ctx, records: string): Promise<Row[]> {
  const { rows } = await ctx.db.execute<Row>(sql`
    select known.publisher_id, known.act, known.lead_id, null as previous_lead_id, null as previous_at, 0 as other_acts
    from jsonb_to_recordset(${records}::jsonb) as r(publisher_id text, act text)
    join lead_acts known using (publisher_id, act)`)
  return rows
}

function claimOf(row: Row, now: Date): Claim {
  const isRecent = row.previous_at !== null && Date.parse(row.previous_at) > now.getTime() - DUPLICATE_MS
  return { leadId: row.lead_id, duplicateOf: isRecent ? row.previous_lead_id : null, otherActs: row.other_acts }
}
