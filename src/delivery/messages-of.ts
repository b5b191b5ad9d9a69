import type { LeadMessage } from '#connectors'
import type { Ctx } from '#platform/ctx'

/** Given by the leads room: what to send. Leads that were erased or are withheld are absent. */
export type MessagesOf = (ctx: Ctx, leadIds: string[]) => Promise<Map<string, LeadMessage>>
