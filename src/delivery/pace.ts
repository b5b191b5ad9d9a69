/**
 * Keeps to what a vendor takes in a stretch of time, where it names such a limit: the rest waits, and nobody is
 * throttled. Vendors count by account (an organisation, an instance), whoever calls; so do we, for all connections
 * of a publisher to it, all workers together, and over restarts. Counted over any stretch of that length, and not
 * from one full hour to the next, or the end of one and the beginning of the next would be twice the limit.
 */
import { sql } from 'drizzle-orm'
import type { SendLimits } from '#connectors'
import type { Ctx } from '#platform/ctx'
import type { ConnectionKey } from './health.ts'

/** What was sent in a slice of the stretch: from its first to its last, and how much. */
export type Slice = { from: number; to: number; sent: number }
export type AccountKey = { publisherId: string; account: string }
export type Pace = AccountKey & {
  /** In what the vendor counts: leads or calls. */
  sent: number
  /** How many more leads may be sent now; none, and when that changes if it is soon. */
  left: number
  nextAt?: Date
  slices: Slice[]
}

const slicesInStretch = 20

/** Locks what was sent to accounts with a limit, always in the same order, until the transaction ends. */
export async function lockPaces(ctx: Pick<Ctx, 'db'>, accounts: AccountKey[]): Promise<Map<string, Slice[]>> {
  if (accounts.length === 0) return new Map()
  const keys = JSON.stringify(accounts.map(({ publisherId, account }) => ({ publisher_id: publisherId, account })))
  const asked = sql`(select distinct publisher_id, account
    from jsonb_to_recordset(${keys}::jsonb) as r(publisher_id text, account text))`
  const { rows } = await ctx.db.execute(sql`
    select p.* from account_paces p join ${asked} r using (publisher_id, account)
    order by p.publisher_id, p.account for update of p`)
  return new Map(rows.map((row) => [`${row.publisher_id} ${row.account}`, row.slices as Slice[]]))
}

/** How far an account is; undefined where the vendor names no limit. */
export function paceOf(
  key: AccountKey,
  slices: Slice[],
  { limits: { pace, batch = 1 }, now }: { limits: SendLimits; now: Date },
): Pace | undefined {
  if (!pace) return undefined
  const at = now.getTime()
  const recent = slices.filter(({ to }) => to > at - pace.perMs)
  const sent = recent.reduce((sum, slice) => sum + slice.sent, 0)
  const leadsEach = pace.of === 'calls' ? batch : 1
  const left = Math.max(0, pace.most - sent) * leadsEach
  const known = { ...key, sent, slices: recent }
  if (!pace.spread || left === 0) return { ...known, left }
  // The first half may go as it comes. The second is spread, call by call: else a busy account would send for a
  // second and then be silent for the rest of the stretch.
  const firstHalf = Math.ceil(pace.most / 2)
  if (sent < firstHalf) return { ...known, left: (firstHalf - sent) * leadsEach }
  const eachMs = ((pace.of === 'calls' ? 1 : batch) * pace.perMs) / pace.most
  const nextMs = Math.ceil((recent.at(-1)?.to ?? 0) + eachMs)
  return { ...known, left: nextMs <= at ? batch : 0, nextAt: new Date(nextMs) }
}

/** Counts leads that were just taken to be sent; contacts are owed a warning when most of a stretch is used up. */
export async function notePace(
  ctx: Pick<Ctx, 'db' | 'now'>,
  pace: Pace,
  {
    connection: { publisherId, connectionId },
    limits: { pace: limit, batch = 1 },
    leads,
  }: { connection: ConnectionKey; limits: SendLimits; leads: number },
): Promise<Pace> {
  const more = limit!.of === 'calls' ? Math.ceil(leads / batch) : leads
  const sent = pace.sent + more
  const at = ctx.now().getTime()
  const last = pace.slices.at(-1)
  const slices =
    last && at - last.from < limit!.perMs / slicesInStretch
      ? [...pace.slices.slice(0, -1), { ...last, to: at, sent: last.sent + more }]
      : [...pace.slices, { from: at, to: at, sent: more }]
  await ctx.db.execute(sql`
    insert into account_paces (publisher_id, account, slices)
    values (${publisherId}, ${pace.account}, ${JSON.stringify(slices)})
    on conflict (publisher_id, account) do update set slices = excluded.slices`)
  const isWarned = limit!.warnAt !== undefined && pace.sent < limit!.warnAt && sent >= limit!.warnAt
  const since = new Date(slices[0]!.from).toISOString()
  await ctx.db.execute(sql`
    update connection_health
    set pace_started_at = ${since}, pace_sent = ${sent}, pace_warning_due = pace_warning_due or ${isWarned}
    where publisher_id = ${publisherId} and connection_id = ${connectionId}`)
  return { ...pace, sent, slices }
}
