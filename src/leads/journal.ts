import type { Ctx } from '#platform/ctx'

/** Puts back into the embedded database what the journal has and it has not. Called once, before the first request. */
export async function replayJournal(_ctx: Ctx): Promise<{ read: number; restored: number }> {
  throw new Error('not written yet')
}

/** Called at a clean stop, after the last request. */
export async function closeJournal(_ctx: Ctx): Promise<void> {
  throw new Error('not written yet')
}
