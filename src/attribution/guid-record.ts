/** A GUID’s record: its type, its key, and how one is found by it. */
import { and, eq } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import { notFound } from '#platform/problem'
import { type channels, type guidStates, trackingGuids } from './schema.ts'

export type GuidRecord = typeof trackingGuids.$inferSelect
export type GuidState = (typeof guidStates)[number]
export type Channel = (typeof channels)[number]
export type GuidKey = { publisherId: string; guidId: string }

/** @throws notFound */
export async function findGuid(
  ctx: Ctx,
  { publisherId, guidId }: GuidKey,
  how: 'read' | 'locked' = 'read',
): Promise<GuidRecord> {
  if (!/^[0-9a-f-]{36}$/i.test(guidId)) throw notFound('No such GUID.')
  const query = ctx.db.select().from(trackingGuids).where(thisGuid({ publisherId, guidId }))
  const [record] = await (how === 'locked' ? query.for('update') : query)
  if (!record) throw notFound('No such GUID.')
  return record
}

export function thisGuid({ publisherId, guidId }: GuidKey) {
  return and(eq(trackingGuids.publisherId, publisherId), eq(trackingGuids.id, guidId))
}
