/** Leases: a worker that lives renews them, a worker that died loses them within seconds. */
import { sql } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import { type Claim, leaseMs } from './claim.ts'
import { countInterrupted } from './metrics.ts'

/** Keeps the leases of attempts that take longer than one. One lost meanwhile is not taken back. */
export async function renewLeases(ctx: Pick<Ctx, 'db' | 'now'>, claims: Claim[]): Promise<void> {
  if (claims.length === 0) return
  const until = new Date(ctx.now().getTime() + leaseMs).toISOString()
  await ctx.db.execute(sql`
    update deliveries d set leased_until = ${until}
    from jsonb_to_recordset(${keysOf(claims)}::jsonb) as r(publisher_id text, id uuid, fence int)
    where d.publisher_id = r.publisher_id and d.id = r.id and d.fence = r.fence and d.state = 'sending'`)
}

/**
 * Puts what dead or stalled workers had back into the queue, and writes down that their attempts were cut
 * off. What the asking worker has under way it does not take from itself, even if it was late to renew.
 */
export async function recoverLost(ctx: Pick<Ctx, 'db' | 'now' | 'log'>, underWay: Claim[] = []): Promise<number> {
  const now = ctx.now().toISOString()
  const own = JSON.stringify(underWay.map(({ id }) => id))
  return interrupt(
    ctx,
    sql`d.leased_until <= ${now} and d.id <> all(array(select jsonb_array_elements_text(${own}::jsonb)::uuid))`,
  )
}

/**
 * The embedded database serves one process: what is leased when that starts was leased by one that is gone,
 * and need not wait until the lease is over. To be called before the worker starts.
 */
export async function recoverLeftBehind(ctx: Pick<Ctx, 'database' | 'db' | 'now' | 'log'>): Promise<void> {
  if (ctx.database.kind === 'pglite') await interrupt(ctx, sql`true`)
}

/** Gives back what was leased and not begun, as it was: no attempt was made. */
export async function returnUnsent(ctx: Pick<Ctx, 'db'>, claims: Claim[]): Promise<void> {
  if (claims.length === 0) return
  await ctx.db.execute(sql`
    update deliveries d
    set state = case when d.next_at is null then 'held' else 'queued' end, leased_until = null, leased_by = null
    from jsonb_to_recordset(${keysOf(claims)}::jsonb) as r(publisher_id text, id uuid, fence int)
    where d.publisher_id = r.publisher_id and d.id = r.id and d.fence = r.fence and d.state = 'sending'`)
}

/** Gives back what this worker could not finish before it had to stop. */
export async function giveBack(ctx: Pick<Ctx, 'db' | 'now' | 'log'>, workerId: string): Promise<number> {
  return interrupt(ctx, sql`d.leased_by = ${workerId}`)
}

async function interrupt(ctx: Pick<Ctx, 'db' | 'now' | 'log'>, whose: ReturnType<typeof sql>): Promise<number> {
  const now = ctx.now().toISOString()
  const { rows } = await ctx.db.execute(sql`
    with lost as (
      update deliveries d
      set state = 'queued', leased_until = null, leased_by = null, next_at = coalesce(least(d.next_at, ${now}), ${now})
      where d.state = 'sending' and ${whose}
      returning d.publisher_id, d.id, d.lead_id, d.connection_id, d.fence, d.last_attempt_at
    ),
    logged as (
      insert into attempts (publisher_id, delivery_id, number, connection_id, class, code, started_at, duration_ms, request_id)
      select publisher_id, id, fence, connection_id, 'interrupted', 'delivery.interrupted', last_attempt_at,
             greatest(0, extract(epoch from ${now}::timestamptz - last_attempt_at) * 1000)::int, ''
      from lost
      on conflict do nothing
    )
    select lead_id from lost`)
  if (rows.length === 0) return 0
  countInterrupted(rows.length)
  ctx.log.warn({ count: rows.length }, 'deliveries of a worker that died or stalled are sent again')
  return rows.length
}

function keysOf(claims: Claim[]): string {
  return JSON.stringify(claims.map(({ publisherId, id, fence }) => ({ publisher_id: publisherId, id, fence })))
}
