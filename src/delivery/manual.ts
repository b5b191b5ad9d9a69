/** What people do about deliveries that did not go through by themselves (spec leads §5.7). */
import { sql } from 'drizzle-orm'
import { recordAct, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { notFound } from '#platform/problem'
import { atOnce } from './at-once.ts'
import { getConnection } from './connection.ts'
import { type Delivery, findDelivery } from './deliveries.ts'
import { notCancellable, notRetryable } from './problems.ts'
import { wakeWorkers } from './wake.ts'

type Which = { publisherId: string; deliveryId: string }

/**
 * Sends a delivery again, now, with a fresh schedule: one attempt is made even if the connection is
 * throttled or failing. Requires leads.manage.
 * @throws notRetryable when it was delivered, is being sent, or has nowhere to go
 */
export async function retryDelivery(ctx: Ctx, which: Which): Promise<Delivery> {
  const delivery = await manageable(ctx, which)
  await inTransaction(ctx, async (ctx) => {
    const now = ctx.now().toISOString()
    // The connection before the delivery, as workers lock them.
    await letThrough(ctx, delivery)
    const { rowCount } = await ctx.db.execute(sql`
      update deliveries
      set state = 'queued', next_at = ${atOnce(now)}, tries = 0, refusals = 0, urgent = true, reason = null, reason_params = null
      where publisher_id = ${which.publisherId} and id = ${which.deliveryId}
        and state in ('queued', 'waiting', 'held', 'rejected', 'parked', 'cancelled')
        and reason is distinct from 'delivery.no_destination'`)
    if (rowCount === 0) throw notRetryable(whyNot(delivery))
    await actOn(ctx, delivery, 'delivery.retried')
    await wakeWorkers(ctx)
  })
  return (await findDelivery(ctx, which))!
}

/** Sends everything parked, rejected or held of a connection again, with fresh schedules. Requires leads.manage. */
export async function retryFailed(
  ctx: Ctx,
  { publisherId, connectionId }: { publisherId: string; connectionId: string },
): Promise<{ queued: number }> {
  requirePermission(ctx, 'leads.manage', { publisherId })
  await getConnection(ctx, { publisherId, connectionId })
  return inTransaction(ctx, async (ctx) => {
    const now = ctx.now().toISOString()
    await letThrough(ctx, { publisherId, connectionId })
    // The oldest goes first and at once: it shows whether the others may follow.
    const { rowCount } = await ctx.db.execute(sql`
      with failed as (
        select id, row_number() over (order by requested_at, id) as place from deliveries
        where publisher_id = ${publisherId} and connection_id = ${connectionId}
          and state in ('rejected', 'parked', 'held') and reason is distinct from 'delivery.no_destination'
      )
      update deliveries d
      set state = 'queued', next_at = ${atOnce(now)}, tries = 0, refusals = 0, urgent = f.place = 1, reason = null, reason_params = null
      from failed f where d.publisher_id = ${publisherId} and d.id = f.id`)
    const queued = rowCount ?? 0
    await recordAct(ctx, { publisherId, act: 'connection.failedRetried', subject: connectionId, detail: { queued } })
    await wakeWorkers(ctx)
    return { queued }
  })
}

/**
 * Gives a delivery up. One that is just being sent may still arrive, and is then shown as delivered. Requires leads.manage.
 * @throws notCancellable when it has ended already
 */
export async function cancelDelivery(ctx: Ctx, which: Which): Promise<Delivery> {
  const delivery = await manageable(ctx, which)
  await inTransaction(ctx, async (ctx) => {
    const { rowCount } = await ctx.db.execute(sql`
      update deliveries
      set state = 'cancelled', next_at = null, leased_until = null, leased_by = null, urgent = false, reason = null, reason_params = null
      where publisher_id = ${which.publisherId} and id = ${which.deliveryId}
        and state in ('queued', 'sending', 'waiting', 'held', 'rejected', 'parked')`)
    if (rowCount === 0) throw notCancellable(`It is ${delivery.state} already.`)
    await actOn(ctx, delivery, 'delivery.cancelled')
  })
  return (await findDelivery(ctx, which))!
}

async function letThrough(
  ctx: Ctx,
  { publisherId, connectionId }: { publisherId: string; connectionId: string },
): Promise<void> {
  await ctx.db.execute(sql`
    update connection_health set urgent = true where publisher_id = ${publisherId} and connection_id = ${connectionId}`)
}

async function manageable(ctx: Ctx, which: Which): Promise<Delivery> {
  const delivery = await findDelivery(ctx, which)
  requirePermission(ctx, 'leads.manage', { publisherId: which.publisherId, offerId: delivery?.offerId })
  if (!delivery) throw notFound('There is no such delivery.')
  return delivery
}

function whyNot({ state, reason }: Delivery): string {
  if (reason?.code === 'delivery.no_destination') return 'The offer has no destination; choose one first.'
  if (state === 'sending') return 'It is being sent at this moment.'
  if (state === 'delivered' || state === 'delivered_unconfirmed')
    return 'It was delivered; replay it to send it once more.'
  return `It is ${state}.`
}

async function actOn(ctx: Ctx, delivery: Delivery, act: string): Promise<void> {
  const { publisherId, offerId, leadId, id } = delivery
  await recordAct(ctx, {
    publisherId,
    offerId,
    act,
    subject: id,
    detail: { leadId, connectionId: delivery.connectionId },
  })
}
