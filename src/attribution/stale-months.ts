/** Months whose facts changed, so that they are totalled anew. */
import type { Ctx } from '#platform/ctx'
import { staleMonths } from './schema.ts'

/** In the caller’s transaction, with the fact that changed. */
export async function markStale(ctx: Ctx, publisherId: string, at: Date[]) {
  const months = [...new Set(at.map((date) => `${date.toISOString().slice(0, 7)}-01`))]
  await ctx.db
    .insert(staleMonths)
    .values(months.map((month) => ({ publisherId, month })))
    .onConflictDoNothing()
}
