/** Which connections take work now, how much of it by their circuit, ramp, pace and vendor, and what is under way. */
import { sql } from 'drizzle-orm'
import { connectorOf, type SendLimits, type SettingValues } from '#connectors'
import type { Ctx } from '#platform/ctx'
import { executePrepared } from '#platform/prepared'
import type { OpenConnection, UnderWay } from './choose.ts'
import { type Circuit, rampAllowance } from './circuit.ts'
import { circuitOf, type HealthRow } from './health.ts'
import { type AccountKey, lockPaces, type Pace, paceOf } from './pace.ts'

const leasesForEachCall = 3

/** A connection that takes work now, and how much of it. */
export type Ready = OpenConnection & {
  kind: string
  circuit: Circuit
  mode: 'normal' | 'probe' | 'urgent'
  liveVersion: number | null
  lastVersion: number
  limits: SendLimits
  pace: Pace | undefined
}

// `pending` jumps from one connection to the next along the queue's index: a dead destination with a
// hundred thousand rows costs one step. Locked connections are another worker's at this moment; it, or the
// next look, takes what they have.
export async function lockReadyConnections(
  ctx: Ctx,
  { now, callsAtOnce }: { now: Date; callsAtOnce: (account: string, limits: SendLimits) => number },
): Promise<Ready[]> {
  const at = now.toISOString()
  const rows = await executePrepared<HealthRow>(
    ctx,
    'delivery.ready',
    sql`
    with recursive pending as (
      (select publisher_id, connection_id from deliveries where state in ('queued', 'waiting', 'held')
       order by publisher_id, connection_id limit 1)
      union all
      select next.publisher_id, next.connection_id
      from pending p cross join lateral (
        select d.publisher_id, d.connection_id from deliveries d
        where d.state in ('queued', 'waiting', 'held')
          and (d.publisher_id, d.connection_id) > (p.publisher_id, p.connection_id)
        order by d.publisher_id, d.connection_id limit 1) next
    )
    select h.*, c.kind, c.live_version, c.last_version, v.settings
    from pending p
    join connection_health h on h.publisher_id = p.publisher_id and h.connection_id = p.connection_id
    join connections c on c.publisher_id = p.publisher_id and c.id = p.connection_id
    join connection_versions v on v.publisher_id = c.publisher_id and v.connection_id = c.id
      and v.version = coalesce(c.live_version, c.last_version)
    where h.paused_at is null and c.removed_at is null
      and (h.urgent or (coalesce(h.throttled_until <= ${at}, true) and (h.circuit = 'closed' or h.probe_at <= ${at})))
    order by h.publisher_id, h.connection_id
    for update of h skip locked`,
  )
  const known = rows.map((row) => ({ row, ...accountOf(row) }))
  const paces = await lockPaces(
    ctx,
    known.filter(({ limits }) => limits.pace).map(({ key }) => key),
  )
  return known.map(({ row, key, limits }) => {
    const slices = paces.get(`${key.publisherId} ${key.account}`) ?? []
    const pace = paceOf(key, slices, { limits, now })
    return readyOf(row, { account: key.account, limits, pace, calls: callsAtOnce(key.account, limits), now })
  })
}

/** Where a vendor counts by its own accounts, connections to the same one share its limits; others are on their own. */
function accountOf(row: Record<string, unknown>): { key: AccountKey; limits: SendLimits } {
  const connector = connectorOf(row.kind as string)
  const settings = row.settings as SettingValues
  const named = connector.account?.(settings)
  const account = named ? `${connector.kind} ${named}` : (row.connection_id as string)
  return { key: { publisherId: row.publisher_id as string, account }, limits: connector.limits(settings) }
}

function readyOf(
  row: HealthRow,
  {
    account,
    limits,
    pace,
    calls,
    now,
  }: { account: string; limits: SendLimits; pace: Pace | undefined; calls: number; now: Date },
): Ready {
  const circuit = circuitOf(row)
  const isThrottled = circuit.throttledUntil !== null && circuit.throttledUntil > now
  const mayProbe = circuit.probeAt !== null && circuit.probeAt <= now
  const mode = isThrottled ? 'urgent' : circuit.circuit === 'closed' ? 'normal' : mayProbe ? 'probe' : 'urgent'
  // More are leased than are called at once, so that the next ones start while the last are written down. Not where
  // a vendor counts: a lead is counted when it is leased, and those that then wait would be called all together.
  const ahead = limits.pace?.spread ? 1 : leasesForEachCall
  const leasesOf = (calls: number) => ahead * calls * (limits.batch ?? 1)
  const slots = mode === 'probe' ? 1 : leasesOf(calls)
  const ramp = mode === 'normal' ? rampAllowance(circuit.recoveredAt, now) : undefined
  return {
    publisherId: row.publisher_id,
    connectionId: row.connection_id,
    account,
    kind: row.kind as string,
    circuit,
    mode,
    slots,
    usualSlots: Math.min(slots, leasesOf(limits.maxInFlight)),
    startable: ramp === undefined ? slots : Math.min(slots, Math.max(0, ramp - circuit.sentSinceRecovery)),
    startableByAccount: pace?.left ?? Number.POSITIVE_INFINITY,
    limits,
    pace,
    liveVersion: row.live_version as number | null,
    lastVersion: row.last_version as number,
  }
}

/** What is being sent through these and all others, by this worker and by others. */
export async function readUnderWay(ctx: Ctx, ready: Ready[]): Promise<UnderWay[]> {
  const rows = await executePrepared(
    ctx,
    'delivery.under-way',
    sql`
    select publisher_id, connection_id, person, leased_by from deliveries where state = 'sending'`,
  )
  const accounts = new Map(ready.map(({ connectionId, account }) => [connectionId, account]))
  const areShared = ready.some(({ connectionId, account }) => account !== connectionId)
  const others = new Set(rows.map((row) => row.connection_id as string)).difference(accounts)
  for (const row of areShared ? await readSettings(ctx, [...others]) : []) {
    accounts.set(row.connection_id as string, accountOf(row).key.account)
  }
  return rows.map((row) => ({
    publisherId: row.publisher_id as string,
    connectionId: row.connection_id as string,
    account: accounts.get(row.connection_id as string) ?? (row.connection_id as string),
    person: row.person as string,
    workerId: row.leased_by as string,
  }))
}

/** Of connections that are not ready, but have something under way: another worker's, or paused. */
async function readSettings(ctx: Ctx, connectionIds: string[]): Promise<Record<string, unknown>[]> {
  if (connectionIds.length === 0) return []
  const { rows } = await ctx.db.execute(sql`
    select c.publisher_id, c.id as connection_id, c.kind, v.settings
    from connections c
    join connection_versions v on v.publisher_id = c.publisher_id and v.connection_id = c.id
      and v.version = coalesce(c.live_version, c.last_version)
    where c.id = any(array(select jsonb_array_elements_text(${JSON.stringify(connectionIds)}::jsonb)::uuid))`)
  return rows
}
