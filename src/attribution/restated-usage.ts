/** A month’s usage told anew: exports of a running month repeat its days with other amounts until the bill is closed. */
import { and, gte, isNull, like, lt, ne, or } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import { attributedUsage, staleMonths } from './schema.ts'

/** The months of a restatement: `2026-03`. */
export const restatedMonth = /^\d{4}-(0[1-9]|1[0-2])$/

/** `exportId` is the same for all parts of one export: none of them replaces another. */
export type Restatement = { month: string; exportId?: string | undefined }

/**
 * Forgets what was told before of that month’s usage, of the subscriptions that the new rows are about and of no
 * other; in the caller’s transaction.
 */
export async function forgetMonth(
  ctx: Ctx,
  { month, exportId }: Restatement,
  resourceIds: Iterable<string>,
): Promise<void> {
  const subscriptions = new Set<string>()
  for (const id of resourceIds) {
    const [prefix] = /^\/subscriptions\/[^/%_\\]+\//.exec(id.toLowerCase()) ?? []
    if (prefix) subscriptions.add(prefix)
  }
  if (!subscriptions.size) return
  const from = new Date(`${month}-01T00:00:00Z`)
  const to = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1))
  const { usedAt, resourceId, publisherId, exportId: toldIn } = attributedUsage
  const forgotten = await ctx.db
    .delete(attributedUsage)
    .where(
      and(
        gte(usedAt, from),
        lt(usedAt, to),
        or(...[...subscriptions].map((prefix) => like(resourceId, `${prefix}%`))),
        exportId === undefined ? undefined : or(isNull(toldIn), ne(toldIn, exportId)),
      ),
    )
    .returning({ publisherId })
  const publishers = [...new Set(forgotten.map((row) => row.publisherId))]
  if (publishers.length)
    await ctx.db
      .insert(staleMonths)
      .values(publishers.map((id) => ({ publisherId: id, month: `${month}-01` })))
      .onConflictDoNothing()
}
