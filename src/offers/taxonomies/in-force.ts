/** The operator's changes of the lists, as every process has them: read at the start, and again whenever one is made. */
import { asc } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import { taxonomyChanges } from '../schema.ts'
import { layOver } from './taxonomy.ts'

export const channel = 'taxonomies'
/** Notifications can be lost with a connection: this often it is asked whether one was. */
const POLL_MS = 30_000

type Source = Pick<Ctx, 'db' | 'database' | 'log'>

/** @returns what stops it */
export async function followTaxonomies(ctx: Source): Promise<() => Promise<void>> {
  const refresh = () => {
    takeInChanges(ctx).catch((error: Error) => ctx.log.warn({ err: error.message }, 'lists not refreshed'))
  }
  const hush = await ctx.database.listen(channel, refresh)
  await takeInChanges(ctx)
  const polling = setInterval(refresh, POLL_MS).unref()
  return async () => {
    clearInterval(polling)
    await hush()
  }
}

let newest = ''

export async function takeInChanges(ctx: Pick<Ctx, 'db'>): Promise<void> {
  const changes = await ctx.db
    .select()
    .from(taxonomyChanges)
    .orderBy(asc(taxonomyChanges.savedAt), asc(taxonomyChanges.id))
  const last = changes.at(-1)?.id ?? ''
  if (last === newest) return
  layOver(changes)
  newest = last
}
