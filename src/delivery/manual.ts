import type { Ctx } from '#platform/ctx'
import type { Delivery } from './deliveries.ts'

/** Sends a delivery that was not delivered again, now, with a fresh schedule. @throws notRetryable */
export async function retryDelivery(_ctx: Ctx, _which: { publisherId: string; deliveryId: string }): Promise<Delivery> {
  throw new Error('not written yet')
}

/** Sends everything parked, rejected or held of a connection again. */
export async function retryFailed(
  _ctx: Ctx,
  _which: { publisherId: string; connectionId: string },
): Promise<{ queued: number }> {
  throw new Error('not written yet')
}

/** Gives a delivery up. One that is just being sent may still arrive. @throws notCancellable */
export async function cancelDelivery(
  _ctx: Ctx,
  _which: { publisherId: string; deliveryId: string },
): Promise<Delivery> {
  throw new Error('not written yet')
}
