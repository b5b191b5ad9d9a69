/** The worker role: delivers leads, and works the queues of every room. */
import { deliverWith, recoverLeftBehind } from '#delivery'
import { messagesOf } from '#leads'
import { keepTidy } from '#platform/tidy'
import type { Shop } from './shop.ts'

/** Starts working; returns what stops it after the attempts in flight have ended. */
export async function startWorking(shop: Shop): Promise<() => Promise<void>> {
  await shop.jobs.work(shop.ctx)
  const stopping = new AbortController()
  const untidy = keepTidy(shop.ctx.database, shop.ctx.log)
  await recoverLeftBehind(shop.ctx)
  const delivering = deliverWith(shop.ctx, { messagesOf, signal: stopping.signal })
  return async () => {
    untidy()
    stopping.abort()
    await delivering
  }
}
