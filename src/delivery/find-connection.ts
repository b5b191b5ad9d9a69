import { and, eq, isNull } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import { connections } from './schema.ts'

/** Kind and version in use of a connection that is still there; for work in the background. */
export async function findConnection(
  ctx: Pick<Ctx, 'db'>,
  { publisherId, connectionId }: { publisherId: string; connectionId: string },
): Promise<{ kind: string; version: number } | undefined> {
  const [row] = await ctx.db
    .select({ kind: connections.kind, live: connections.liveVersion, last: connections.lastVersion })
    .from(connections)
    .where(
      and(eq(connections.publisherId, publisherId), eq(connections.id, connectionId), isNull(connections.removedAt)),
    )
  return row && { kind: row.kind, version: row.live ?? row.last }
}
