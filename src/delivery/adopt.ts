import { recordAct, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { type Connection, getConnection } from './connection.ts'
import { lockConnection, thisConnection, touched } from './connection-row.ts'
import { pullForward } from './health.ts'
import { connections } from './schema.ts'
import { wakeWorkers } from './wake.ts'

/**
 * Makes the last saved version live without a test lead: for whoever sets connections up by a file and
 * answers for it. Everybody else validates. Requires leads.connect.
 * @throws notFound
 */
export async function adoptVersion(
  ctx: Ctx,
  which: { publisherId: string; connectionId: string },
): Promise<Connection> {
  requirePermission(ctx, 'leads.connect', which)
  await inTransaction(ctx, async (ctx) => {
    const row = await lockConnection(ctx, which)
    if (row.liveVersion === row.lastVersion) return
    await ctx.db
      .update(connections)
      .set({ liveVersion: row.lastVersion, ...touched(ctx, row) })
      .where(thisConnection(which))
    await recordAct(ctx, {
      publisherId: which.publisherId,
      act: 'connection.adopted',
      subject: row.id,
      detail: { version: row.lastVersion },
    })
    await pullForward(ctx, which)
    await wakeWorkers(ctx)
  })
  return getConnection(ctx, which)
}
