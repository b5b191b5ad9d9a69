import type { Ctx } from '#platform/ctx'
import { eraseLeads } from './erase.ts'
import { findRevived } from './erasure-journal.ts'

/** Called once at the start, before the first request: erases again whom a restored backup brought back. @returns how many */
export async function reapplyErasures(ctx: Ctx): Promise<number> {
  const revived = await findRevived(ctx)
  for (const [publisherId, rows] of Map.groupBy(revived, (row) => row.publisherId)) {
    await eraseLeads(ctx, publisherId, { leadIds: rows.map(({ leadId }) => leadId), why: 'customer' })
  }
  if (revived.length > 0)
    ctx.log.warn({ count: revived.length }, 'leads were erased again that a backup had brought back')
  return revived.length
}
