/** The points each publisher gives, for those that write many leads a second: read at most every few seconds. */
import { inArray } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import type { Database } from '#platform/db'
import { leadSettings } from './schema.ts'
import { defaultPoints, type Points } from './score.ts'

/** What is a little out of date is put right when the lead is put on its path, see route.ts. */
const FRESH_MS = 10_000
const MOST_KNOWN = 5_000

type Known = Map<string, { points: Points; at: number }>
const everything = new WeakMap<Database, Known>()

export async function pointsOf(
  ctx: Pick<Ctx, 'db' | 'database' | 'now'>,
  publisherIds: Iterable<string>,
): Promise<Map<string, Points>> {
  const known = everything.get(ctx.database) ?? new Map()
  everything.set(ctx.database, known)
  if (known.size > MOST_KNOWN) known.clear()
  const now = ctx.now().getTime()
  const asked = [...new Set(publisherIds)]
  const stale = asked.filter((id) => !(Math.abs(now - (known.get(id)?.at ?? Number.NaN)) < FRESH_MS))
  if (stale.length > 0) {
    const rows = await ctx.db
      .select({ publisherId: leadSettings.publisherId, settings: leadSettings.settings })
      .from(leadSettings)
      .where(inArray(leadSettings.publisherId, stale))
    const own = new Map(rows.map(({ publisherId, settings }) => [publisherId, settings.points]))
    for (const id of stale) known.set(id, { points: { ...defaultPoints, ...own.get(id) }, at: now })
  }
  return new Map(asked.map((id) => [id, known.get(id)!.points]))
}
