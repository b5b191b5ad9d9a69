/** What people, and paths, changed about a lead beside its work state: rows that its story is told from. */
import { and, asc, eq } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import { leadChanges } from './schema.ts'

export type LeadChange = Omit<typeof leadChanges.$inferSelect, 'publisherId' | 'leadId' | 'id'>

type Change = { publisherId: string; leadId: string; what: LeadChange['what']; value: string | null; byName?: string }

/** In the caller's transaction. Without a name, the actor did it. */
export async function noteChanges(ctx: Pick<Ctx, 'db' | 'actor' | 'now' | 'newId'>, changes: Change[]): Promise<void> {
  if (changes.length === 0) return
  await ctx.db
    .insert(leadChanges)
    .values(changes.map((change) => ({ byName: ctx.actor.name, ...change, id: ctx.newId(), at: ctx.now() })))
}

/** Of one lead, oldest first. For deeds that have asked. */
export async function changesOf(
  ctx: Pick<Ctx, 'db'>,
  { publisherId, leadId }: { publisherId: string; leadId: string },
): Promise<LeadChange[]> {
  const { what, value, byName, at } = leadChanges
  return ctx.db
    .select({ what, value, byName, at })
    .from(leadChanges)
    .where(and(eq(leadChanges.publisherId, publisherId), eq(leadChanges.leadId, leadId)))
    .orderBy(asc(leadChanges.id))
}
