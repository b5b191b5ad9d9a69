/** Deployments as they were told, and what is still there of them. */
import { and, desc, eq, lt, or, type SQL, sql } from 'drizzle-orm'
import { can, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { decodeCursor, type Page, pageOf } from '#platform/paging'
import { customerNames, pseudonym } from './customer-names.ts'
import { isShown } from './hidden-guids.ts'
import { attributedResources, deploymentRuns, type runStatuses } from './schema.ts'

export type Run = Omit<typeof deploymentRuns.$inferSelect, 'runKey' | 'customerRef'> & { customer: string }
export type RunFilter = {
  publisherId: string
  guid?: string
  status?: (typeof runStatuses)[number]
  cursor?: string
  limit?: number
}

/** Newest first; trackers in nested deployments too, marked. Requires attribution.read. */
export async function listRuns(
  ctx: Ctx,
  { publisherId, guid, status, cursor, limit = 50 }: RunFilter,
): Promise<Page<Run>> {
  requirePermission(ctx, 'attribution.read', { publisherId })
  const where: (SQL | undefined)[] = [eq(deploymentRuns.publisherId, publisherId), isShown(publisherId)]
  if (guid) where.push(eq(deploymentRuns.guid, guid))
  if (status) where.push(eq(deploymentRuns.status, status))
  if (cursor) {
    const [at, id] = decodeCursor(cursor, 2)
    const before = new Date(String(at))
    where.push(
      or(
        lt(deploymentRuns.startedAt, before),
        and(eq(deploymentRuns.startedAt, before), lt(deploymentRuns.id, String(id))),
      ),
    )
  }
  const rows = await ctx.db
    .select()
    .from(deploymentRuns)
    .where(and(...where))
    .orderBy(desc(deploymentRuns.startedAt), desc(deploymentRuns.id))
    .limit(limit + 1)
  const mayKnow = can(ctx, 'attribution.customers', { publisherId })
  const names = await customerNames(ctx, publisherId, [...new Set(rows.map(({ customerRef }) => customerRef))], mayKnow)
  const page = pageOf(rows, limit, (row) => [row.startedAt.toISOString(), row.id])
  return {
    ...page,
    items: page.items.map(({ runKey: _, customerRef, ...run }) => ({
      ...run,
      customer: names.get(customerRef) ?? pseudonym(customerRef),
    })),
  }
}

/** Resources credited now, by GUID. Requires attribution.read. */
export async function countActiveResources(ctx: Ctx, publisherId: string): Promise<Map<string, number>> {
  requirePermission(ctx, 'attribution.read', { publisherId })
  const rows = await ctx.db
    .select({ guid: attributedResources.guid, count: sql<number>`count(*)::int` })
    .from(attributedResources)
    .where(and(eq(attributedResources.publisherId, publisherId), sql`${attributedResources.toAt} is null`))
    .groupBy(attributedResources.guid)
  return new Map(rows.map(({ guid, count }) => [guid, count]))
}
