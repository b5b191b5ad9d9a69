import { and, asc, eq, gte, inArray, lt } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import type { EventKind } from './kinds.ts'
import { events } from './schema.ts'

export type RecordedEvent = typeof events.$inferSelect

/** Events of a span of time in the order in which they happened; at most `limit`, 1 000 when not said. */
export async function eventsBetween(
  ctx: Pick<Ctx, 'db'>,
  filter: { from: Date; to: Date; publisherId?: string; kinds?: EventKind[]; limit?: number },
): Promise<RecordedEvent[]> {
  return ctx.db
    .select()
    .from(events)
    .where(
      and(
        gte(events.at, filter.from),
        lt(events.at, filter.to),
        filter.publisherId === undefined ? undefined : eq(events.publisherId, filter.publisherId),
        filter.kinds ? inArray(events.kind, filter.kinds) : undefined,
      ),
    )
    .orderBy(asc(events.at), asc(events.id))
    .limit(filter.limit ?? 1000)
}
