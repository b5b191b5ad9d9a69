/** The row of a connection, locked for a change. */
import { and, eq } from 'drizzle-orm'
import { validate as isUuid } from 'uuid'
import type { Ctx } from '#platform/ctx'
import { notFound } from '#platform/problem'
import { connections } from './schema.ts'

/** @throws notFound */
export async function lockConnection(ctx: Ctx, of: { publisherId: string; connectionId: string }) {
  const [row] = !isUuid(of.connectionId)
    ? []
    : await ctx.db.select().from(connections).where(thisConnection(of)).for('update')
  if (!row || row.removedAt) throw notFound('There is no such connection.')
  return row
}

export function thisConnection({ publisherId, connectionId }: { publisherId: string; connectionId: string }) {
  return and(eq(connections.publisherId, publisherId), eq(connections.id, connectionId))
}

export function touched(ctx: Ctx, row: { revision: number }) {
  return { revision: row.revision + 1, updatedAt: ctx.now(), updatedBy: ctx.actor.name }
}
