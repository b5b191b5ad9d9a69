/**
 * Takes deliveries that may be sent now under a lease. Two statements in one short transaction: the first
 * locks the connections that take work, so that no two workers count the same connection's calls at the
 * same time; the second sees what was claimed before the lock was had, and leases the rows.
 */
import { sql } from 'drizzle-orm'
import { connectorOf } from '#connectors'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { type Circuit, rampAllowance } from './circuit.ts'
import { circuitOf, type HealthRow } from './health.ts'

/** One delivery under our lease. */
export type Claim = {
  publisherId: string
  id: string
  leadId: string
  connectionId: string
  kind: string
  offerId: string
  environment: 'live' | 'preview'
  /** Version of the connection's settings that it is sent with. */
  version: number
  fence: number
  tries: number
  refusals: number
  due: boolean
  /** When it was due; null when it was held. */
  nextAt: Date | null
  capturedAt: Date
  claimedAt: Date
  /** How the connection fared when this was claimed. */
  circuit: Circuit
}

export const leaseMs = 10_000
const perPublisher = 16
const rampLookMs = 50
// Leads of one person go one after the other, so a claim looks further than it takes. Somebody who sends
// more than this at once is served one by one, and holds up those behind for as long.
const lookAhead = 50

type Mode = 'normal' | 'probe' | 'urgent'

export async function claimDeliveries(
  ctx: Ctx,
  { workerId, limit }: { workerId: string; limit: number },
): Promise<{ claims: Claim[]; lookAgainAt?: Date }> {
  if (limit <= 0) return { claims: [] }
  return inTransaction(ctx, async (ctx) => {
    const now = ctx.now()
    const ready = (await lockReadyConnections(ctx, now)).map((row) => ({ ...row, ...allowanceOf(row, now) }))
    const open = ready.filter(({ startable }) => startable > 0)
    // What a ramp holds back now may go in a moment.
    const isRamping = ready.some((row) => rampAllowance(circuitOf(row).recoveredAt, now) !== undefined)
    const lookAgainAt = isRamping ? new Date(now.getTime() + rampLookMs) : undefined
    if (open.length === 0) return { claims: [], lookAgainAt }
    const claims = await leaseRows(ctx, open, { workerId, limit, now })
    await countRamp(ctx, claims)
    return { claims, lookAgainAt }
  })
}

type ReadyRow = HealthRow & {
  kind: string
  live_version: number | null
  last_version: number
  mode: Mode
}

// `pending` jumps from one connection to the next along the queue's index: a dead destination with a
// hundred thousand rows costs one step. Locked connections are another worker's at this moment; it, or the
// next look, takes what they have.
async function lockReadyConnections(ctx: Ctx, now: Date): Promise<ReadyRow[]> {
  const at = now.toISOString()
  const { rows } = await ctx.db.execute(sql`
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
    select h.*, c.kind, c.live_version, c.last_version,
      case when h.throttled_until > ${at} then 'urgent'
           when h.circuit = 'closed' then 'normal'
           when h.probe_at <= ${at} then 'probe'
           else 'urgent' end as mode
    from pending p
    join connection_health h on h.publisher_id = p.publisher_id and h.connection_id = p.connection_id
    join connections c on c.publisher_id = p.publisher_id and c.id = p.connection_id
    where h.paused_at is null and c.removed_at is null
      and ((coalesce(h.throttled_until <= ${at}, true) and (h.circuit = 'closed' or h.probe_at <= ${at}))
        or exists (select from deliveries u
                   where u.publisher_id = h.publisher_id and u.connection_id = h.connection_id and u.urgent))
    order by h.publisher_id, h.connection_id
    for update of h skip locked`)
  return rows as ReadyRow[]
}

/** How many calls the connection may have under way, all workers together. */
function allowanceOf(row: ReadyRow, now: Date): { slots: number; startable: number } {
  const { maxInFlight } = connectorOf(row.kind)
  if (row.mode === 'probe') return { slots: 1, startable: 1 }
  const { recoveredAt, sentSinceRecovery } = circuitOf(row)
  const ramp = rampAllowance(recoveredAt, now)
  return {
    slots: maxInFlight,
    startable: ramp === undefined ? maxInFlight : Math.max(0, Math.min(maxInFlight, ramp - sentSinceRecovery)),
  }
}

type Open = ReadyRow & { slots: number; startable: number }

async function leaseRows(
  ctx: Ctx,
  open: Open[],
  { workerId, limit, now }: { workerId: string; limit: number; now: Date },
): Promise<Claim[]> {
  const at = now.toISOString()
  const connections = open.map((row) => ({
    publisher_id: row.publisher_id,
    connection_id: row.connection_id,
    mode: row.mode,
    // What is tried early, to see whether the connection works again, need not be due.
    until: row.mode === 'probe' ? 'infinity' : at,
    slots: row.slots,
    startable: row.startable,
    live_version: row.live_version,
    last_version: row.last_version,
  }))
  const { rows } = await ctx.db.execute(sql`
    with connection as (
      select * from jsonb_to_recordset(${JSON.stringify(connections)}::jsonb)
        as c(publisher_id text, connection_id uuid, mode text, until timestamptz, slots int, startable int, live_version int, last_version int)
    ),
    sending as materialized (
      select publisher_id, connection_id, person from deliveries where state = 'sending'
    ),
    free as materialized (
      select c.*,
        least(c.startable, c.slots - (select count(*) from sending s
          where s.publisher_id = c.publisher_id and s.connection_id = c.connection_id)) as places,
        ${perPublisher} - (select count(*) from sending s where s.publisher_id = c.publisher_id) as share
      from connection c
    ),
    seen as (
      select f.publisher_id, f.connection_id, f.places, f.share, d.id, d.lead_id, d.person, d.next_at,
        coalesce(d.next_at <= ${at}, false) as due,
        case d.environment when 'preview' then f.last_version else f.live_version end as version,
        row_number() over (partition by f.publisher_id, f.connection_id, d.person order by d.next_at, d.lead_id) as of_person
      from free f cross join lateral (
        (select ${queueColumns} from deliveries d
         where f.mode <> 'urgent' and d.next_at <= f.until and ${mayBeSent}
         order by d.next_at, d.lead_id limit ${lookAhead})
        union all
        (select ${queueColumns} from deliveries d
         where f.mode = 'probe' and d.next_at is null and ${mayBeSent} limit 1)
        union all
        (select ${queueColumns} from deliveries d where f.mode = 'urgent' and d.urgent and ${mayBeSent} limit ${lookAhead})
      ) d
      where f.places > 0 and f.share > 0
        and not exists (select from sending s
          where s.publisher_id = f.publisher_id and s.connection_id = f.connection_id and s.person = d.person)
    ),
    ranked as (
      select *, row_number() over (partition by publisher_id, connection_id order by next_at, lead_id) as of_connection
      from seen where of_person = 1
    ),
    shared as (
      select *, row_number() over (partition by publisher_id order by next_at, lead_id) as of_publisher
      from ranked where of_connection <= places
    ),
    chosen as (
      select * from shared where of_publisher <= share order by of_publisher, next_at limit ${limit}
    )
    update deliveries d
    set state = 'sending', fence = d.fence + 1, urgent = false, leased_by = ${workerId},
        leased_until = ${new Date(now.getTime() + leaseMs).toISOString()},
        first_attempt_at = coalesce(d.first_attempt_at, ${at}), last_attempt_at = ${at}
    from chosen c
    where d.publisher_id = c.publisher_id and d.id = c.id and d.state in ('queued', 'waiting', 'held')
    returning d.publisher_id, d.id, d.lead_id, d.connection_id, d.offer_id, d.environment, d.fence, d.tries,
      d.refusals, d.captured_at, c.due, c.next_at as was_due_at, c.version`)
  const byConnection = new Map(open.map((row) => [`${row.publisher_id} ${row.connection_id}`, row]))
  return (rows as LeasedRow[]).map((row) => {
    const connection = byConnection.get(`${row.publisher_id} ${row.connection_id}`)!
    return {
      publisherId: row.publisher_id,
      id: row.id,
      leadId: row.lead_id,
      connectionId: row.connection_id,
      kind: connection.kind,
      offerId: row.offer_id,
      environment: row.environment,
      version: row.version,
      fence: row.fence,
      tries: row.tries,
      refusals: row.refusals,
      due: row.due,
      nextAt: row.was_due_at === null ? null : new Date(row.was_due_at),
      capturedAt: new Date(row.captured_at),
      claimedAt: now,
      circuit: circuitOf(connection),
    }
  })
}

const queueColumns = sql.raw('d.id, d.lead_id, d.person, d.next_at, d.environment')
// Written so that each part above is one range of the queue's index, however many rows stand beside it.
const mayBeSent = sql.raw(`d.publisher_id = f.publisher_id and d.connection_id = f.connection_id
  and d.state in ('queued', 'waiting', 'held') and d.reason is distinct from 'delivery.no_destination'
  and (d.environment = 'preview' or f.live_version is not null)`)

type LeasedRow = {
  publisher_id: string
  id: string
  lead_id: string
  connection_id: string
  offer_id: string
  environment: 'live' | 'preview'
  fence: number
  tries: number
  refusals: number
  captured_at: string | Date
  due: boolean
  was_due_at: string | null
  version: number
}

async function countRamp(ctx: Ctx, claims: Claim[]): Promise<void> {
  const ramping = claims.filter((claim) => rampAllowance(claim.circuit.recoveredAt, claim.claimedAt) !== undefined)
  if (ramping.length === 0) return
  const rows = ramping.map((claim) => ({ publisher_id: claim.publisherId, connection_id: claim.connectionId }))
  await ctx.db.execute(sql`
    update connection_health h set sent_since_recovery = h.sent_since_recovery + r.sent
    from (select publisher_id, connection_id, count(*)::int as sent
          from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(publisher_id text, connection_id uuid)
          group by 1, 2) r
    where h.publisher_id = r.publisher_id and h.connection_id = r.connection_id`)
}
