/** Reads and writes how connections fare. The judgement is circuit.ts's. */
import { and, eq, sql } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import type { Circuit } from './circuit.ts'
import { connectionHealth } from './schema.ts'

/** A row of connection_health as the driver gives it. */
export type HealthRow = { publisher_id: string; connection_id: string } & Record<string, unknown>

const instant = (value: unknown) => (value === null || value === undefined ? null : new Date(value as string | Date))

export function circuitOf(row: HealthRow): Circuit {
  return {
    circuit: row.circuit as Circuit['circuit'],
    consecutiveFailures: row.consecutive_failures as number,
    windowStartedAt: instant(row.window_started_at),
    windowAttempts: row.window_attempts as number,
    windowFailures: row.window_failures as number,
    failingSince: instant(row.failing_since),
    openedAt: instant(row.opened_at),
    probeAt: instant(row.probe_at),
    probes: row.probes as number,
    successes: row.successes as number,
    successesToClose: row.successes_to_close as number,
    throttledUntil: instant(row.throttled_until),
    recoveredAt: instant(row.recovered_at),
    sentSinceRecovery: row.sent_since_recovery as number,
    lastClass: row.last_class as Circuit['lastClass'],
    lastCode: row.last_code as string | null,
    lastParams: row.last_params as Circuit['lastParams'],
    alertDueAt: instant(row.alert_due_at),
    alertsSent: row.alerts_sent as number,
    recoveryDue: row.recovery_due as boolean,
  }
}

export type ConnectionKey = { publisherId: string; connectionId: string }

/** Locks the health of connections, always in the same order, so that no two transactions wait for each other. */
export async function lockHealth(
  ctx: Pick<Ctx, 'db'>,
  keys: ConnectionKey[],
): Promise<(ConnectionKey & { circuit: Circuit })[]> {
  const rows = keys.map((key) => ({ publisher_id: key.publisherId, connection_id: key.connectionId }))
  const { rows: locked } = await ctx.db.execute(sql`
    select h.* from connection_health h
    join (select distinct publisher_id, connection_id
          from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(publisher_id text, connection_id uuid)) r
      using (publisher_id, connection_id)
    order by h.publisher_id, h.connection_id
    for update of h`)
  return (locked as HealthRow[]).map((row) => ({
    publisherId: row.publisher_id,
    connectionId: row.connection_id,
    circuit: circuitOf(row),
  }))
}

export async function writeHealth(ctx: Pick<Ctx, 'db'>, key: ConnectionKey, circuit: Circuit): Promise<void> {
  await ctx.db
    .update(connectionHealth)
    .set(circuit)
    .where(and(eq(connectionHealth.publisherId, key.publisherId), eq(connectionHealth.connectionId, key.connectionId)))
}

/** After a recovery: what waits for a later try, or is held, goes now. Few rows do: an open circuit stops trying others. */
export async function pullForward(ctx: Pick<Ctx, 'db' | 'now'>, key: ConnectionKey): Promise<number> {
  const now = ctx.now().toISOString()
  const { rowCount } = await ctx.db.execute(sql`
    update deliveries set state = 'queued', next_at = ${now}, reason = null, reason_params = null
    where publisher_id = ${key.publisherId} and connection_id = ${key.connectionId}
      and state in ('waiting', 'held') and (next_at is null or next_at > ${now})
      and reason is distinct from 'delivery.no_destination'`)
  return rowCount ?? 0
}
