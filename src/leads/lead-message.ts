import type { Ctx } from '#platform/ctx'

/** What connectors send, for the worker. Leads that were erased or are withheld are absent. */
export async function messagesOf(_ctx: Ctx, _leadIds: string[]): Promise<Map<string, object>> {
  throw new Error('not written yet')
}
