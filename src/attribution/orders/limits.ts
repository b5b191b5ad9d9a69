/** How often one address may prepare deployments: each is a row, and nobody signs in for it. Counted by process. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Ctx } from '#platform/ctx'
import { tooManyOrders } from '../problems.ts'

const perHour = 60
const limiters = new WeakMap<object, RateLimiterMemory>()

/** @throws tooManyOrders with Retry-After */
export async function countOrder(ctx: Ctx): Promise<void> {
  if (!ctx.client) return
  const limiter = limiters.get(ctx.database) ?? new RateLimiterMemory({ points: perHour, duration: 3600 })
  limiters.set(ctx.database, limiter)
  try {
    await limiter.consume(ctx.keys.hash('attribution.orders', ctx.client.address))
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    const seconds = Math.ceil(refusal.msBeforeNext / 1000)
    throw tooManyOrders(`Try again in ${Math.ceil(seconds / 60)} minutes.`, {
      headers: { 'Retry-After': String(seconds) },
      extra: { retryAfterSeconds: seconds },
    })
  }
}
