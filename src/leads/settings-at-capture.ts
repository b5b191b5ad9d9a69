/** What capture heeds of each publisher's settings, for those that write many leads a second: read at most every few seconds. */
import { inArray } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import type { Database } from '#platform/db'
import { leadSettings } from './schema.ts'
import { defaultPoints, type Points } from './score.ts'

/** What is a little out of date is put right when the lead is put on its path, see route.ts. */
const FRESH_MS = 10_000
const MOST_KNOWN = 5_000

export type SettingsAtCapture = {
  points: Points
  /** Offers whose enquiries count only once the customer confirmed them. */
  doubleOptIn: string[]
}

type Known = Map<string, SettingsAtCapture & { at: number }>
const everything = new WeakMap<Database, Known>()

export async function settingsAtCapture(
  ctx: Pick<Ctx, 'db' | 'database' | 'now'>,
  publisherIds: Iterable<string>,
): Promise<Map<string, SettingsAtCapture>> {
  const known: Known = everything.get(ctx.database) ?? new Map()
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
    const own = new Map(rows.map(({ publisherId, settings }) => [publisherId, settings]))
    for (const id of stale) {
      const { points, doubleOptIn = [] } = own.get(id) ?? {}
      known.set(id, { points: { ...defaultPoints, ...points }, doubleOptIn, at: now })
    }
  }
  return new Map(asked.map((id) => [id, known.get(id)!]))
}

/** Whether enquiries about an offer wait for their customer's confirmation. */
export async function asksToConfirm(
  ctx: Pick<Ctx, 'db' | 'database' | 'now'>,
  { publisherId, offerId }: { publisherId: string; offerId: string },
): Promise<boolean> {
  const settings = await settingsAtCapture(ctx, [publisherId])
  return settings.get(publisherId)!.doubleOptIn.includes(offerId)
}
