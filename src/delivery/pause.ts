import { and, eq } from 'drizzle-orm'
import { recordAct, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { type Connection, getConnection } from './connection.ts'
import { lockConnection } from './connection-row.ts'
import { connectionHealth } from './schema.ts'
import { wakeWorkers } from './wake.ts'

type Which = { publisherId: string; connectionId: string }

/** Sends nothing through a connection until it is resumed; leads keep queueing. Requires leads.connect. */
export async function pauseConnection(ctx: Ctx, which: Which): Promise<Connection> {
  requirePermission(ctx, 'leads.connect', which)
  await inTransaction(ctx, async (ctx) => {
    const { id, publisherId } = await lockConnection(ctx, which)
    await ctx.db
      .update(connectionHealth)
      .set({ pausedAt: ctx.now(), pausedBy: ctx.actor.name })
      .where(thisHealth(which))
    await recordAct(ctx, { publisherId, act: 'connection.paused', subject: id })
  })
  return getConnection(ctx, which)
}

/** Takes up again after a pause, or asks a failing or suspended connection at once whether it works. Requires leads.connect. */
export async function resumeConnection(ctx: Ctx, which: Which): Promise<Connection> {
  requirePermission(ctx, 'leads.connect', which)
  await inTransaction(ctx, async (ctx) => {
    const { id, publisherId } = await lockConnection(ctx, which)
    await ctx.db
      .update(connectionHealth)
      .set({ pausedAt: null, pausedBy: null, probeAt: ctx.now() })
      .where(thisHealth(which))
    await recordAct(ctx, { publisherId, act: 'connection.resumed', subject: id })
    await wakeWorkers(ctx)
  })
  return getConnection(ctx, which)
}

function thisHealth({ publisherId, connectionId }: Which) {
  return and(eq(connectionHealth.publisherId, publisherId), eq(connectionHealth.connectionId, connectionId))
}
