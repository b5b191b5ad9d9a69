/** Every connection of the marketplace, for whoever runs it: who is in trouble, and how much waits. */
import { sql } from 'drizzle-orm'
import { requirePermission } from '#accounts'
import type { MessageParams } from '#connectors'
import type { Ctx } from '#platform/ctx'
import { type ConnectionState, stateOf } from './connection.ts'
import { circuitOf, type HealthRow } from './health.ts'

export type ConnectionHealth = {
  publisherId: string
  connectionId: string
  name: string
  kind: string
  state: ConnectionState
  /** Leads that wait for it, and since when the oldest does. */
  waiting: number
  oldestWaitingSince: Date | null
  /** Parked and rejected ones. */
  failed: number
  /** Why it does not work: the last error's code, see `explainReason`. */
  problem: { code: string; params: MessageParams; since: Date } | null
}

/** Most in need first: failing ones, then by how long a lead has been waiting. Requires operator.admin. */
export async function listConnectionHealth(ctx: Ctx): Promise<ConnectionHealth[]> {
  requirePermission(ctx, 'operator.admin')
  const { rows } = await ctx.db.execute(sql`
    select c.publisher_id, c.id, c.name, c.kind, c.live_version, to_jsonb(h) as health, q.waiting, q.oldest, q.failed
    from connections c
    join connection_health h on h.publisher_id = c.publisher_id and h.connection_id = c.id
    left join lateral (
      select count(*) filter (where d.state in ('queued', 'waiting', 'held'))::int as waiting,
        min(d.requested_at) filter (where d.state in ('queued', 'waiting', 'held')) as oldest,
        count(*) filter (where d.state in ('rejected', 'parked'))::int as failed
      from deliveries d
      where d.publisher_id = c.publisher_id and d.connection_id = c.id
        and d.state in ('queued', 'waiting', 'held', 'rejected', 'parked')) q on true
    where c.removed_at is null
    order by c.publisher_id, lower(c.name), c.id`)
  const found = rows.map((row) => healthOf(row as Row, ctx.now()))
  return found.sort((a, b) => urgency(b) - urgency(a) || waitingFrom(a) - waitingFrom(b))
}

type Row = Record<string, unknown> & { health: HealthRow & { paused_at: string | null } }

function healthOf(row: Row, now: Date): ConnectionHealth {
  const circuit = circuitOf(row.health)
  const isFailing = circuit.failingSince !== null && circuit.lastCode !== null
  return {
    publisherId: row.publisher_id as string,
    connectionId: row.id as string,
    name: row.name as string,
    kind: row.kind as string,
    state: stateOf({ circuit, pausedAt: row.health.paused_at, liveVersion: row.live_version as number | null, now }),
    waiting: row.waiting as number,
    oldestWaitingSince: row.oldest ? new Date(row.oldest as string) : null,
    failed: row.failed as number,
    problem: isFailing
      ? { code: circuit.lastCode!, params: circuit.lastParams ?? {}, since: circuit.failingSince! }
      : null,
  }
}

const byUrgency: ConnectionState[] = ['draft', 'ok', 'paused', 'degraded', 'failing', 'suspended']
const urgency = ({ state }: ConnectionHealth) => byUrgency.indexOf(state)
const waitingFrom = ({ oldestWaitingSince }: ConnectionHealth) =>
  oldestWaitingSince?.getTime() ?? Number.POSITIVE_INFINITY
