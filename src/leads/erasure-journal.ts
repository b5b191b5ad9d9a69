/**
 * Erasures outside of the database: a backup that is restored brings erased people back, and this file says
 * who must go again. Ids only, one line each.
 */
import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inArray } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import { leads } from './schema.ts'

type Erased = { publisherId: string; leadId: string }

const fileOf = (ctx: Pick<Ctx, 'config'>) => join(ctx.config.dataDir, 'erasures.txt')

export async function noteErasures(ctx: Pick<Ctx, 'config'>, erased: Erased[]): Promise<void> {
  await mkdir(ctx.config.dataDir, { recursive: true })
  await appendFile(fileOf(ctx), erased.map(({ publisherId, leadId }) => `${publisherId} ${leadId}\n`).join(''))
}

/** Of those noted, the leads that are here again with their persons in them. */
export async function findRevived(ctx: Pick<Ctx, 'config' | 'db'>): Promise<Erased[]> {
  const text = await readFile(fileOf(ctx), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const ids = [...text.matchAll(/ ([0-9a-f-]{36})$/gm)].map(([, id]) => id!)
  const revived: Erased[] = []
  for (let from = 0; from < ids.length; from += GROUP) {
    const rows = await ctx.db
      .select({ publisherId: leads.publisherId, leadId: leads.id, state: leads.state })
      .from(leads)
      .where(inArray(leads.id, ids.slice(from, from + GROUP)))
    revived.push(...rows.filter(({ state }) => state !== 'erased'))
  }
  return revived
}

const GROUP = 1_000
