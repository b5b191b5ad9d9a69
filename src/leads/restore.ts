/** Puts leads that the database lost back into it, with everything that was committed with them. */
import { sql } from 'drizzle-orm'
import { recordEvents } from '#events'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { leadCaptured, sendOff } from './follow-up.ts'
import { insertRows, type LeadRow } from './rows.ts'

/** What the journal keeps of a lead. */
export type JournalEntry = {
  row: LeadRow
  /** Key of the act, for finding repetitions. */
  act: string
}

const GROUP = 1000

/** @returns the entries that were missing */
export async function restoreLeads(ctx: Ctx, entries: JournalEntry[]): Promise<JournalEntry[]> {
  const restored: JournalEntry[] = []
  for (let from = 0; from < entries.length; from += GROUP) {
    const group = entries.slice(from, from + GROUP)
    const missing = await withoutKnown(ctx, group)
    if (missing.length === 0) continue
    await inTransaction(ctx, (ctx) => putBack(ctx, missing))
    restored.push(...missing)
  }
  return restored
}

async function withoutKnown(ctx: Ctx, entries: JournalEntry[]): Promise<JournalEntry[]> {
  const ids = entries.map(({ row }) => row.id)
  const { rows } = await ctx.db.execute<{ id: string }>(
    sql`select id from leads where id = any(${sql.param(ids)}::uuid[])`,
  )
  const known = new Set(rows.map(({ id }) => id))
  return entries.filter(({ row }) => !known.has(row.id))
}

async function putBack(ctx: Ctx, entries: JournalEntry[]): Promise<void> {
  const rows = entries.map(({ row }) => revived(row))
  await ctx.db.execute(insertRows(rows, { bringSequence: true }))
  await ctx.db.execute(
    sql`select setval(pg_get_serial_sequence('leads', 'sequence'), greatest((select max(sequence) from leads), 1))`,
  )
  const acts = entries.map(({ row, act }) => ({
    publisher_id: row.publisherId,
    act,
    lead_id: row.id,
    at: row.capturedAt,
  }))
  await ctx.db.execute(sql`
    insert into lead_acts as known (publisher_id, act, lead_id, at)
    select distinct on (publisher_id, act) publisher_id, act, lead_id, at
    from jsonb_to_recordset(${JSON.stringify(acts)}::jsonb) as r(publisher_id text, act text, lead_id uuid, at timestamptz)
    order by publisher_id, act, at desc
    on conflict (publisher_id, act) do update set lead_id = excluded.lead_id, at = excluded.at
    where known.at < excluded.at`)
  await sendOff(ctx, rows)
  await recordEvents(ctx, rows.flatMap(leadCaptured))
}

/** JSON has no instants. */
function revived(row: LeadRow): LeadRow {
  const { occurredAt, capturedAt, retainUntil } = row
  return {
    ...row,
    occurredAt: new Date(occurredAt),
    capturedAt: new Date(capturedAt),
    retainUntil: new Date(retainUntil),
  }
}
