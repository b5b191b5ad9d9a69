import { inArray } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import type { LeadRow } from './rows.ts'
import { leads } from './schema.ts'

/** Leads by their ids, of whichever publishers; for deeds that have asked. */
export async function readLeads(ctx: Pick<Ctx, 'db'>, ids: string[]): Promise<LeadRow[]> {
  return ids.length === 0 ? [] : ctx.db.select().from(leads).where(inArray(leads.id, ids))
}
