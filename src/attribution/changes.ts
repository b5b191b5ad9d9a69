import type { Ctx } from '#platform/ctx'
import { guidChanges } from './schema.ts'

/** Keeps what happened to a GUID, in the caller’s transaction. */
export async function recordChange(
  ctx: Pick<Ctx, 'db' | 'actor' | 'now' | 'newId'>,
  {
    publisherId,
    guidId,
    change,
    detail = {},
  }: { publisherId: string; guidId: string; change: string; detail?: Record<string, string | number | null> },
): Promise<void> {
  await ctx.db
    .insert(guidChanges)
    .values({ publisherId, id: ctx.newId(), guidId, change, by: ctx.actor.name, at: ctx.now(), detail })
}
