/** Proof from what collectors told this marketplace: the third way, where neither history nor listings are at hand. */
import { and, desc, eq, sql } from 'drizzle-orm'
import { requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { isShown } from '../hidden-guids.ts'
import { attributedResources, deploymentRuns } from '../schema.ts'

export type RecordedProof = {
  outcome: 'verified' | 'notFound' | 'nothingCreated'
  /** Of the newest run. */
  run?: { status: string; startedAt: Date; correlationId: string; method: string; region: string }
  runs: number
  /** What that run is credited with, by type: ids would name a customer’s subscription. */
  resources: { type: string; count: number }[]
}

/** Requires attribution.read. */
export async function verifyFromRecords(
  ctx: Ctx,
  { publisherId, guid }: { publisherId: string; guid: string },
): Promise<RecordedProof> {
  requirePermission(ctx, 'attribution.read', { publisherId })
  const ofGuid = and(eq(deploymentRuns.publisherId, publisherId), eq(deploymentRuns.guid, guid), isShown(publisherId))
  const [newest] = await ctx.db
    .select()
    .from(deploymentRuns)
    .where(ofGuid)
    .orderBy(desc(deploymentRuns.startedAt), desc(deploymentRuns.id))
    .limit(1)
  if (!newest) return { outcome: 'notFound', runs: 0, resources: [] }
  const runs = await ctx.db.$count(deploymentRuns, ofGuid)
  const resources = await ctx.db
    .select({ type: attributedResources.type, count: sql<number>`count(*)::int` })
    .from(attributedResources)
    .where(and(eq(attributedResources.publisherId, publisherId), eq(attributedResources.runId, newest.id)))
    .groupBy(attributedResources.type)
    .orderBy(attributedResources.type)
  const { status, startedAt, correlationId, method, region } = newest
  return {
    outcome: resources.length ? 'verified' : 'nothingCreated',
    run: { status, startedAt, correlationId, method, region },
    runs,
    resources,
  }
}
