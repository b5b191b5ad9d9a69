import type { LeadMessage } from '#connectors'
import { messagesOf } from '#leads'
import type { Ctx } from '#platform/ctx'

/** What connectors send of relayed leads: described in the words they came with. */
export async function relayMessagesOf(
  ctx: Pick<Ctx, 'db' | 'config'>,
  leadIds: string[],
): Promise<Map<string, LeadMessage>> {
  const messages = await messagesOf(ctx, leadIds)
  return new Map([...messages].map(([id, lead]) => [id, { ...lead, givenDescription: lead.message ?? '' }]))
}
