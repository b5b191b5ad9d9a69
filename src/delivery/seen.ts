import { and, eq } from 'drizzle-orm'
import { recordAct, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { notFound } from '#platform/problem'
import { connectionValidations } from './schema.ts'
import { findValidation } from './validation.ts'

/**
 * Says that somebody saw the last test lead in the destination: the only proof there is where a destination
 * confirms nothing. Requires leads.connect.
 * @throws notFound when there was no test lead, or it did not get through
 */
export async function confirmSeen(ctx: Ctx, of: { publisherId: string; connectionId: string }): Promise<void> {
  requirePermission(ctx, 'leads.connect', of)
  await inTransaction(ctx, async (ctx) => {
    const validation = await findValidation(ctx, of)
    if (!validation || validation.outcome === 'failed')
      throw notFound('There is no test lead that could have been seen.')
    await ctx.db
      .update(connectionValidations)
      .set({ seenAt: ctx.now(), seenBy: ctx.actor.name })
      .where(and(eq(connectionValidations.publisherId, of.publisherId), eq(connectionValidations.id, validation.id)))
    await recordAct(ctx, {
      publisherId: of.publisherId,
      act: 'connection.testSeen',
      subject: of.connectionId,
      detail: {},
    })
  })
}
