/**
 * Asks the publisher's own system who a lead's person is, where it has a webhook for that. Done after capture,
 * so it never holds a delivery up; what comes back is scored and shown like what its lists say.
 */
import { and, eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import { canLookUp, lookUp } from '#delivery'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { defineJob, sendJob } from '#platform/jobs'
import { rescoreOne } from './rescore.ts'
import type { LeadRow } from './rows.ts'
import { leads, lookedUp } from './schema.ts'

export const lookUpJob = defineJob({
  name: 'leads.look-up',
  data: z.object({ publisherId: z.string(), leadId: z.uuid() }),
  async run(ctx, { publisherId, leadId }) {
    const thisLead = and(eq(leads.publisherId, publisherId), eq(leads.id, leadId))
    const [row] = await ctx.db.select().from(leads).where(thisLead)
    if (row?.state !== 'routable' || !row.emailNormalised) return
    const said = await lookUp(ctx, { publisherId, leadId, email: row.emailNormalised })
    if (!said) return
    await inTransaction(ctx, async (ctx) => {
      // Erased while the question was under way: nothing of it is kept.
      const [still] = await ctx.db.select({ state: leads.state }).from(leads).where(thisLead).for('update')
      if (still?.state !== 'routable') return
      const kept = { publisherId, leadId, at: ctx.now(), ...said }
      await ctx.db
        .insert(lookedUp)
        .values(kept)
        .onConflictDoUpdate({ target: [lookedUp.publisherId, lookedUp.leadId], set: kept })
      await rescoreOne(ctx, { publisherId, id: leadId })
    })
  },
})

/** In the caller's transaction. */
export async function planLookUps(ctx: Ctx, publisherId: string, rows: LeadRow[]): Promise<void> {
  const known = rows.filter(({ state, emailNormalised }) => state === 'routable' && emailNormalised)
  if (known.length === 0 || !(await canLookUp(ctx, publisherId))) return
  for (const { id: leadId } of known) await sendJob(ctx, lookUpJob, { publisherId, leadId })
}

export async function forgetLookUps(
  ctx: Pick<Ctx, 'db'>,
  { publisherId, leadIds }: { publisherId: string; leadIds: string[] },
): Promise<void> {
  await ctx.db.delete(lookedUp).where(and(eq(lookedUp.publisherId, publisherId), inArray(lookedUp.leadId, leadIds)))
}
