/** Destinations that still have what was erased here. */
import { and, eq, isNull } from 'drizzle-orm'
import { recordAct, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { findRow } from './inbox-row.ts'
import { erasureTasks } from './schema.ts'

export type ErasureTask = Omit<typeof erasureTasks.$inferSelect, 'publisherId'>

/** Destinations that still have what was erased, oldest first. Requires leads.manage. */
export async function listErasureTasks(ctx: Ctx, publisherId: string): Promise<ErasureTask[]> {
  requirePermission(ctx, 'leads.manage', { publisherId })
  const rows = await ctx.db
    .select()
    .from(erasureTasks)
    .where(and(eq(erasureTasks.publisherId, publisherId), isNull(erasureTasks.doneAt)))
    .orderBy(erasureTasks.at, erasureTasks.leadId, erasureTasks.connectionId)
    .limit(500)
  return rows.map(({ publisherId: _, ...task }) => task)
}

/** Somebody erased it there. Requires leads.manage. @throws notFound */
export async function finishErasureTask(
  ctx: Ctx,
  { publisherId, leadId, connectionId }: { publisherId: string; leadId: string; connectionId: string },
): Promise<void> {
  requirePermission(ctx, 'leads.manage', { publisherId })
  await findRow(ctx, { publisherId, leadId })
  await doneErasing(ctx, { publisherId, leadId, connectionId })
}

export async function doneErasing(
  ctx: Ctx,
  { publisherId, leadId, connectionId }: { publisherId: string; leadId: string; connectionId: string },
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const [done] = await ctx.db
      .update(erasureTasks)
      .set({ doneAt: ctx.now(), doneBy: ctx.actor.name })
      .where(
        and(
          eq(erasureTasks.publisherId, publisherId),
          eq(erasureTasks.leadId, leadId),
          eq(erasureTasks.connectionId, connectionId),
          isNull(erasureTasks.doneAt),
        ),
      )
      .returning()
    if (done) await recordAct(ctx, { publisherId, act: 'lead.erasedThere', subject: leadId, detail: { connectionId } })
  })
}
