import type { Ctx } from '#platform/ctx'
import type { LeadFilter } from './filter.ts'

/** Delivers a chosen set again, or counts what would be (`dryRun`). At most 10 000 leads. */
export async function replayLeads(
  _ctx: Ctx,
  _request: {
    publisherId: string
    leadIds?: string[]
    filter?: LeadFilter
    connectionId?: string
    what?: 'missing' | 'everything'
    dryRun?: boolean
  },
): Promise<{ leads: number; deliveries: number }> {
  throw new Error('not written yet')
}
