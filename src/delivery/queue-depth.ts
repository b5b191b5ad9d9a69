import { sql } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import { showQueue } from './metrics.ts'

/** Counts what waits, for the metrics. */
export async function measureQueue(ctx: Pick<Ctx, 'db' | 'now'>): Promise<void> {
  const now = ctx.now().toISOString()
  const states = await ctx.db.execute(sql`
    select state, count(*)::int as count from deliveries
    where state in ('queued', 'waiting', 'held') or state = 'sending' group by state`)
  const oldest = await ctx.db.execute(sql`
    select extract(epoch from ${now}::timestamptz - min(next_at)) as seconds from deliveries
    where state in ('queued', 'waiting', 'held') and next_at <= ${now}`)
  const circuits = await ctx.db.execute(sql`
    select case when paused_at is not null then 'paused' else circuit end as circuit, count(*)::int as count
    from connection_health group by 1`)
  showQueue({
    states: states.rows as { state: string; count: number }[],
    oldestSeconds: Math.max(0, Number(oldest.rows[0]?.seconds ?? 0)),
    circuits: circuits.rows as { circuit: string; count: number }[],
  })
}
