/** Restricted package regions (sovereign, government) that the operator granted to a publisher: rule X-04. */
import { and, asc, eq } from 'drizzle-orm'
import { findPublisher, publisherNames, recordAct, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { unprocessable } from '#platform/problem'
import { reasonFor } from './refusal-words.ts'
import { regionAuthorisations } from './schema.ts'
import { findEntry } from './taxonomies/taxonomy.ts'

/** Region ids, for rules and for the operator's page. */
export async function authorisedRegionsOf(ctx: Pick<Ctx, 'db'>, publisherId: string): Promise<string[]> {
  const rows = await ctx.db
    .select({ regionId: regionAuthorisations.regionId })
    .from(regionAuthorisations)
    .where(eq(regionAuthorisations.publisherId, publisherId))
    .orderBy(asc(regionAuthorisations.regionId))
  return rows.map((row) => row.regionId)
}

export type RegionAuthorisation = { publisherId: string; publisherName: string; regionId: string; grantedAt: Date }

/** Every grant of the marketplace, for its operator. */
export async function listRegionAuthorisations(ctx: Ctx): Promise<RegionAuthorisation[]> {
  requirePermission(ctx, 'operator.admin')
  const rows = await ctx.db
    .select()
    .from(regionAuthorisations)
    .orderBy(asc(regionAuthorisations.publisherId), asc(regionAuthorisations.regionId))
  const names = await publisherNames(ctx, [...new Set(rows.map((row) => row.publisherId))])
  return rows.map(({ publisherId, regionId, grantedAt }) => ({
    publisherId,
    publisherName: names.get(publisherId) ?? publisherId,
    regionId,
    grantedAt,
  }))
}

/** @throws unprocessable when there is no such restricted region, or no such publisher */
export async function authoriseRegion(ctx: Ctx, grant: { publisherId: string; regionId: string }): Promise<void> {
  requirePermission(ctx, 'operator.admin', { publisherId: grant.publisherId })
  if (findEntry('packageRegions', grant.regionId)?.class !== 'restricted') {
    const detail = reasonFor(ctx, 'region.notRestricted', { regionId: grant.regionId })
    throw unprocessable(detail, { errors: [{ pointer: '#/regionId', detail }] })
  }
  if (!(await findPublisher(ctx, grant.publisherId))) {
    const detail = reasonFor(ctx, 'region.noPublisher', { publisherId: grant.publisherId })
    throw unprocessable(detail, { errors: [{ pointer: '#/publisherId', detail }] })
  }
  await inTransaction(ctx, async (ctx) => {
    await ctx.db
      .insert(regionAuthorisations)
      .values({ ...grant, grantedAt: ctx.now(), grantedBy: ctx.actor.name })
      .onConflictDoNothing()
    await recordAct(ctx, { publisherId: grant.publisherId, act: 'region.authorised', subject: grant.regionId })
  })
}

/** Offers that are live there stay so; the next submission will be refused. */
export async function withdrawRegion(ctx: Ctx, grant: { publisherId: string; regionId: string }): Promise<void> {
  requirePermission(ctx, 'operator.admin', { publisherId: grant.publisherId })
  await inTransaction(ctx, async (ctx) => {
    await ctx.db
      .delete(regionAuthorisations)
      .where(
        and(eq(regionAuthorisations.publisherId, grant.publisherId), eq(regionAuthorisations.regionId, grant.regionId)),
      )
    await recordAct(ctx, { publisherId: grant.publisherId, act: 'region.withdrawn', subject: grant.regionId })
  })
}
