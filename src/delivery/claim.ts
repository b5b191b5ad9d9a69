/**
 * Takes deliveries that may be sent now under a lease. One short transaction: it locks the connections that
 * take work, so that no two workers count the same connection's calls at the same time; then, seeing what
 * was claimed before it had the locks, it looks at the front of each queue, chooses, and leases the rows.
 * The statements are kept plain and the choosing is done here: they run many times a second, and planning
 * one statement that does it all took longer than everything else.
 */
import { type SQL, sql } from 'drizzle-orm'
import type { SendLimits } from '#connectors'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { executePrepared } from '#platform/prepared'
import { type Candidate, chooseDeliveries } from './choose.ts'
import { type Circuit, rampAllowance } from './circuit.ts'
import { notePace, type Pace } from './pace.ts'
import { lockReadyConnections, type Ready, readUnderWay } from './ready-connections.ts'

/** One delivery under our lease. */
export type Claim = {
  publisherId: string
  id: string
  leadId: string
  connectionId: string
  kind: string
  offerId: string
  environment: 'live' | 'preview'
  /** At the vendor's, and what that takes: connections to the same account share it. */
  account: string
  limits: SendLimits
  /** Version of the connection's settings that it is sent with. */
  version: number
  fence: number
  tries: number
  refusals: number
  /** It was its turn by its own schedule, and is not only sent early to see whether the connection works again. */
  due: boolean
  /** When it was due; null when it was held. */
  nextAt: Date | null
  capturedAt: Date
  claimedAt: Date
  /** How the connection fared when this was claimed. */
  circuit: Circuit
}

export const leaseMs = 10_000
const rampLookMs = 50
// A lead captured by a machine whose clock is a little ahead is due now, and not when ours has caught up.
const clocksDifferMs = 100
// Leads of one person go one after the other, so a claim looks further than it takes. Somebody with more
// than this waiting at the front is served one by one, and holds up those behind for as long.
const lookAhead = 25

/** @param callsAtOnce of an account from this worker, at the moment */
export async function claimDeliveries(
  ctx: Ctx,
  {
    workerId,
    limit,
    callsAtOnce,
  }: { workerId: string; limit: number; callsAtOnce: (account: string, limits: SendLimits) => number },
): Promise<{ claims: Claim[]; lookAgainAt?: Date }> {
  if (limit <= 0) return { claims: [] }
  return inTransaction(ctx, async (ctx) => {
    const now = ctx.now()
    const ready = await lockReadyConnections(ctx, { now, callsAtOnce })
    // What a ramp or a pace holds back now may go in a moment.
    const isRamping = ready.some(({ circuit }) => rampAllowance(circuit.recoveredAt, now) !== undefined)
    const soon = [
      ...(isRamping ? [now.getTime() + rampLookMs] : []),
      ...ready.flatMap(({ pace }) => (pace?.nextAt && pace.left === 0 ? [pace.nextAt.getTime()] : [])),
    ]
    const lookAgainAt = soon.length > 0 ? new Date(Math.min(...soon)) : undefined
    const open = ready.filter(({ startable, startableByAccount }) => Math.min(startable, startableByAccount) > 0)
    if (open.length === 0) return { claims: [], lookAgainAt }
    const underWay = await readUnderWay(ctx, ready)
    const candidates = await readQueues(ctx, open, { now, limit })
    const chosen = chooseDeliveries(candidates, open, { underWay, workerId, limit })
    const claims = await lease(ctx, chosen, { open, workerId, now })
    await noteOnConnections(ctx, open, claims)
    return { claims, lookAgainAt }
  })
}

// Each part is one range of one partial index, however many rows stand beside it.
const queueColumns = sql.raw('d.publisher_id, d.connection_id, d.id, d.lead_id, d.person, d.next_at')
const sendable = sql.raw(`d.publisher_id = c.publisher_id and d.connection_id = c.connection_id
  and d.state in ('queued', 'waiting', 'held') and d.reason is distinct from 'delivery.no_destination'
  and (c.has_live or d.environment = 'preview')`)

async function readQueues(ctx: Ctx, open: Ready[], { now, limit }: { now: Date; limit: number }): Promise<Candidate[]> {
  const soon = new Date(now.getTime() + clocksDifferMs)
  const listOf = (mode: Ready['mode']) => {
    const rows = open
      .filter((connection) => connection.mode === mode)
      .map(({ publisherId, connectionId, liveVersion, startable, startableByAccount }) => ({
        publisher_id: publisherId,
        connection_id: connectionId,
        has_live: liveVersion !== null,
        look: lookAhead + Math.min(startable, startableByAccount, limit),
      }))
    return {
      some: rows.length > 0,
      as: sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as c(publisher_id text, connection_id uuid, has_live boolean, look int)`,
    }
  }
  const read = async (mode: Ready['mode'], query: SQL) =>
    (await executePrepared(ctx, `delivery.queue-${mode}`, query)).map((row) => candidateOf(row, soon))

  const [normal, probe, urgent] = [listOf('normal'), listOf('probe'), listOf('urgent')]
  return [
    ...(normal.some
      ? await read(
          'normal',
          sql`select d.* from ${normal.as} cross join lateral (
          select ${queueColumns} from deliveries d where ${sendable} and d.next_at <= ${soon.toISOString()}
          order by d.next_at, d.lead_id limit c.look) d`,
        )
      : []),
    // What is tried early, to see whether the connection works again, need not be due; held ones come last.
    ...(probe.some
      ? await read(
          'probe',
          sql`select d.* from ${probe.as} cross join lateral (
          select ${queueColumns} from deliveries d where ${sendable}
          order by d.next_at, d.lead_id limit c.look) d`,
        )
      : []),
    ...(urgent.some
      ? await read(
          'urgent',
          sql`select d.* from ${urgent.as} cross join lateral (
          select ${queueColumns} from deliveries d where ${sendable} and d.urgent
          order by d.next_at, d.lead_id limit c.look) d`,
        )
      : []),
  ]
}

function candidateOf(row: Record<string, unknown>, soon: Date): Candidate {
  const nextAt = row.next_at === null ? null : new Date(row.next_at as string)
  return {
    publisherId: row.publisher_id as string,
    connectionId: row.connection_id as string,
    id: row.id as string,
    leadId: row.lead_id as string,
    person: row.person as string,
    nextAt,
    due: nextAt !== null && nextAt <= soon,
  }
}

async function lease(
  ctx: Ctx,
  chosen: Candidate[],
  { open, workerId, now }: { open: Ready[]; workerId: string; now: Date },
): Promise<Claim[]> {
  if (chosen.length === 0) return []
  const at = now.toISOString()
  const keys = chosen.map(({ publisherId, id }) => ({ publisher_id: publisherId, id }))
  const rows = await executePrepared(
    ctx,
    'delivery.lease',
    sql`
    update deliveries d
    set state = 'sending', fence = d.fence + 1, urgent = false, leased_by = ${workerId},
        leased_until = ${new Date(now.getTime() + leaseMs).toISOString()},
        first_attempt_at = coalesce(d.first_attempt_at, ${at}), last_attempt_at = ${at}
    from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k(publisher_id text, id uuid)
    where d.publisher_id = k.publisher_id and d.id = k.id and d.state in ('queued', 'waiting', 'held')
    returning d.publisher_id, d.id, d.lead_id, d.connection_id, d.offer_id, d.environment, d.fence, d.tries,
      d.refusals, d.captured_at`,
  )
  const leased = new Map(rows.map((row) => [row.id as string, row]))
  const connections = new Map(open.map((connection) => [connection.connectionId, connection]))
  return chosen.flatMap(({ id, due, nextAt }): Claim[] => {
    const row = leased.get(id)
    if (!row) return []
    const connection = connections.get(row.connection_id as string)!
    const environment = row.environment as Claim['environment']
    return [
      {
        publisherId: row.publisher_id as string,
        id,
        leadId: row.lead_id as string,
        connectionId: connection.connectionId,
        kind: connection.kind,
        account: connection.account,
        limits: connection.limits,
        offerId: row.offer_id as string,
        environment,
        version: environment === 'preview' ? connection.lastVersion : connection.liveVersion!,
        fence: row.fence as number,
        tries: row.tries as number,
        refusals: row.refusals as number,
        due,
        nextAt,
        capturedAt: new Date(row.captured_at as string),
        claimedAt: now,
        circuit: connection.circuit,
      },
    ]
  })
}

/** Counts what a ramp and a pace let through; and forgets that something was urgent when it is on its way. */
async function noteOnConnections(ctx: Ctx, open: Ready[], claims: Claim[]): Promise<void> {
  const sentBy = Map.groupBy(claims, ({ connectionId }) => connectionId)
  const paced = new Map<string, Pace>()
  for (const { publisherId, connectionId, account, mode, circuit, slots, pace: before, limits } of open) {
    const sent = sentBy.get(connectionId)?.length ?? 0
    if (sent > 0 && before) {
      const connection = { publisherId, connectionId }
      paced.set(account, await notePace(ctx, paced.get(account) ?? before, { connection, limits, leads: sent }))
    }
    const ramps = sent > 0 && rampAllowance(circuit.recoveredAt, ctx.now()) !== undefined
    const isDone = mode === 'urgent' && sent < slots
    if (!ramps && !isDone) continue
    await ctx.db.execute(sql`
      update connection_health set sent_since_recovery = sent_since_recovery + ${sent}, urgent = urgent and not ${isDone}
      where publisher_id = ${publisherId} and connection_id = ${connectionId}`)
  }
}
