import type { LeadMessage } from '#connectors'
import type { Ctx } from '#platform/ctx'

/** Given by the leads room: what to send. Leads that were erased or are withheld are absent. */
export type MessagesOf = (ctx: Ctx, leadIds: string[]) => Promise<Map<string, LeadMessage>>

/** Delivers until the signal says stop; ends when the attempts in flight have ended and are written down. */
export async function deliverWith(_ctx: Ctx, _work: { messagesOf: MessagesOf; signal: AbortSignal }): Promise<void> {
  throw new Error('not written yet')
}

/** Claims what may be sent now, sends it, writes down what came of it. Returns how many attempts were made. */
export async function workOnce(_ctx: Ctx, _work: { messagesOf: MessagesOf }): Promise<{ attempts: number }> {
  throw new Error('not written yet')
}
