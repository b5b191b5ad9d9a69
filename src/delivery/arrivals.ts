import type { Ctx } from '#platform/ctx'
import type { MessagesOf } from './work.ts'

/** Tells the contacts of connections, one mail each, which leads arrived since the last time: nothing personal. */
export async function noticeArrivals(_ctx: Ctx, _work: { messagesOf: MessagesOf }): Promise<void> {
  throw new Error('not written yet')
}
