/** What a run created is its GUID’s, until it is deleted or another run takes it over. Specification: attribution §5.2. */
import { and, eq, isNull, lt, or } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import type { DeploymentEvent } from './deployment-event.ts'
import type { GuidRecord } from './guid-record.ts'
import type { MergedRun } from './merge-run.ts'
import { attributedResources, deploymentRuns } from './schema.ts'
import { markStale } from './stale-months.ts'

/** @param ownOnly a publisher’s own program tells of it: what is credited to others stays theirs, whatever it says */
export async function creditResources(
  ctx: Ctx,
  { event, run, owner, ownOnly }: { event: DeploymentEvent; run: MergedRun; owner: GuidRecord; ownOnly: boolean },
): Promise<void> {
  const changed: Date[] = []
  const takes = run.isPrimary && !run.afterRetirement && (await isFirst(ctx, run))
  for (const resource of event.resources) {
    if (resource.type.toLowerCase() === 'microsoft.resources/deployments') continue
    const resourceId = resource.id.toLowerCase()
    const at = new Date(resource.timestamp ?? event.endTime ?? event.startTime)
    const succeeded = /^succeeded$/i.test(
      resource.state ??
        (/^(OK|Created|Accepted|NoContent|2\d\d)$/i.test(resource.statusCode ?? '') ? 'Succeeded' : event.status),
    )
    if (!succeeded) continue
    if (resource.operation === 'Delete')
      await closeResource(ctx, { resourceId, at, onlyOf: ownOnly ? owner.publisherId : undefined })
    else if (resource.operation === 'Create' && takes)
      await openResource(ctx, { resource: { ...resource, id: resourceId }, at, event, run, owner, ownOnly, changed })
  }
  if (changed.length) await markStale(ctx, owner.publisherId, changed)
}

/** Of several trackers in one template the first that counts takes the resources. */
async function isFirst(ctx: Ctx, run: MergedRun): Promise<boolean> {
  if (!run.multipleTrackers) return true
  const [first] = await ctx.db
    .select({ publisherId: deploymentRuns.publisherId, guid: deploymentRuns.guid })
    .from(deploymentRuns)
    .where(
      and(
        eq(deploymentRuns.runKey, run.runKey),
        eq(deploymentRuns.isPrimary, true),
        eq(deploymentRuns.afterRetirement, false),
      ),
    )
    .orderBy(deploymentRuns.trackerOrder, deploymentRuns.id)
    .limit(1)
  return first?.guid === run.guid && first.publisherId === run.publisherId
}

async function closeResource(
  ctx: Ctx,
  { resourceId, at, onlyOf }: { resourceId: string; at: Date; onlyOf: string | undefined },
) {
  const closed = await ctx.db
    .update(attributedResources)
    .set({ toAt: at })
    .where(
      and(
        eq(attributedResources.resourceId, resourceId),
        isNull(attributedResources.toAt),
        lt(attributedResources.fromAt, at),
        onlyOf === undefined ? undefined : eq(attributedResources.publisherId, onlyOf),
      ),
    )
    .returning({ publisherId: attributedResources.publisherId })
  for (const { publisherId } of closed) await markStale(ctx, publisherId, [at])
}

async function openResource(
  ctx: Ctx,
  {
    resource,
    at,
    event,
    run,
    owner,
    ownOnly,
    changed,
  }: {
    resource: { id: string; type: string; location?: string }
    at: Date
    event: DeploymentEvent
    run: MergedRun
    owner: GuidRecord
    ownOnly: boolean
    changed: Date[]
  },
) {
  const known = await ctx.db
    .select()
    .from(attributedResources)
    .where(
      and(
        eq(attributedResources.resourceId, resource.id),
        or(isNull(attributedResources.toAt), eq(attributedResources.publisherId, owner.publisherId)),
      ),
    )
    .orderBy(attributedResources.fromAt, attributedResources.publisherId)
    .for('update')
  // Runs are told in any order: whose it was at that time decides, not whose it is now.
  const holder = known.find(({ fromAt, toAt }) => fromAt <= at && (toAt === null || toAt > at))
  const next = known.find(({ fromAt }) => fromAt > at)
  // A run of the same GUID updates what is there; one of another takes it over from then on.
  if (holder && holder.guid === owner.guid && holder.publisherId === owner.publisherId) return
  if (ownOnly && [holder, next].some((other) => other && other.publisherId !== owner.publisherId)) return
  // The same act told by a tracker further down the template: the first one takes it.
  if (holder && holder.fromAt.getTime() === at.getTime())
    await ctx.db.delete(attributedResources).where(thisResource(holder))
  else if (holder) await ctx.db.update(attributedResources).set({ toAt: at }).where(thisResource(holder))
  if (holder) await markStale(ctx, holder.publisherId, [at])
  await ctx.db
    .insert(attributedResources)
    .values({
      publisherId: owner.publisherId,
      resourceId: resource.id,
      fromAt: at,
      // What was deleted or taken over later was this one’s only until then.
      toAt: holder?.toAt ?? next?.fromAt ?? null,
      guid: owner.guid!,
      runId: run.id,
      type: resource.type.toLowerCase(),
      region: (resource.location ?? event.region ?? '').toLowerCase(),
      customerRef: run.customerRef,
      offerId: owner.offerId,
      planId: owner.planId,
      channel: owner.channel,
      method: event.method,
      isPartial: event.status === 'Failed',
    })
    .onConflictDoNothing()
  changed.push(at)
}

function thisResource({ publisherId, resourceId, fromAt }: typeof attributedResources.$inferSelect) {
  return and(
    eq(attributedResources.publisherId, publisherId),
    eq(attributedResources.resourceId, resourceId),
    eq(attributedResources.fromAt, fromAt),
  )
}
