import type { Ctx } from '#platform/ctx'
import type { LeadFilter } from './filter.ts'

/** The leads of a filter as CSV, streamed. Permission is checked, and the act recorded, before the first line. */
export async function exportLeads(
  _ctx: Ctx,
  _request: { publisherId: string; filter?: LeadFilter; format: 'csv' },
): Promise<AsyncIterable<string>> {
  throw new Error('not written yet')
}
