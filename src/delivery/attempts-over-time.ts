/** How a connection fared lately: its attempts by the hour or day, their outcome and how long they took. */
import { sql } from 'drizzle-orm'
import { can, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'

export type AttemptsInTime = {
  from: Date
  delivered: number
  /** Tried again, or not: whatever was no delivery, but for the refused. */
  failed: number
  refused: number
  throttled: number
  medianMs: number | null
  slowMs: number | null
}

/**
 * A stretch of hours up to now, every hour (or day, from three days on) of it, empty ones too. `slowMs` is what
 * 95 of 100 attempts stayed below. Requires leads.connect, or leads.read.
 */
export async function attemptsOverTime(
  ctx: Ctx,
  { publisherId, connectionId, hours }: { publisherId: string; connectionId: string; hours: number },
): Promise<AttemptsInTime[]> {
  if (!can(ctx, 'leads.read', { publisherId })) requirePermission(ctx, 'leads.connect', { publisherId })
  const step = hours > 72 ? 'day' : 'hour'
  const now = ctx.now().toISOString()
  const from = new Date(ctx.now().getTime() - hours * 3_600_000).toISOString()
  const { rows } = await ctx.db.execute(sql`
    with steps as (
      select generate_series(date_trunc(${step}, ${from}::timestamptz, 'UTC'), ${now}::timestamptz, ('1 ' || ${step})::interval) as at
    ),
    made as (
      select date_trunc(${step}, started_at, 'UTC') as at, class, duration_ms from attempts
      where started_at >= ${from} and publisher_id = ${publisherId} and connection_id = ${connectionId}
    )
    select s.at,
      count(m.class) filter (where m.class in ('delivered', 'delivered_unconfirmed'))::int as delivered,
      count(m.class) filter (where m.class in ('transient', 'connection_error', 'blocked', 'interrupted'))::int as failed,
      count(m.class) filter (where m.class = 'record_error')::int as refused,
      count(m.class) filter (where m.class = 'throttled')::int as throttled,
      percentile_disc(0.5) within group (order by m.duration_ms) as median_ms,
      percentile_disc(0.95) within group (order by m.duration_ms) as slow_ms
    from steps s left join made m on m.at = s.at
    group by s.at order by s.at`)
  return rows.map((row) => ({
    from: new Date(row.at as string),
    delivered: row.delivered as number,
    failed: row.failed as number,
    refused: row.refused as number,
    throttled: row.throttled as number,
    medianMs: row.median_ms as number | null,
    slowMs: row.slow_ms as number | null,
  }))
}
