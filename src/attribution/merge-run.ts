/** One run out of the events that tell of it, whatever their order. Specification: attribution §5.2. */
import { and, eq, sql } from 'drizzle-orm'
import { recordEvents } from '#events'
import type { Ctx } from '#platform/ctx'
import { customerRefOf } from './customers.ts'
import { type DeploymentEvent, runKeyOf, scopeKey } from './deployment-event.ts'
import type { GuidRecord } from './guid-record.ts'
import { attributedCustomers, deploymentRuns } from './schema.ts'
import { markStale } from './stale-months.ts'
import { templateTypeOf } from './template-type.ts'

export type MergedRun = typeof deploymentRuns.$inferSelect

/** The run as all its events together tell it: ended wins over running, the later end over the earlier. */
export async function mergeRun(
  ctx: Ctx,
  { event, owner, suffix }: { event: DeploymentEvent; owner: GuidRecord; suffix: string },
): Promise<MergedRun> {
  const { publisherId, guid } = owner
  const runKey = runKeyOf(event)
  const customerRef = await keepCustomer(ctx, { event, owner })
  const same = and(
    eq(deploymentRuns.publisherId, publisherId),
    eq(deploymentRuns.runKey, runKey),
    eq(deploymentRuns.guid, guid!),
  )
  const [before] = await ctx.db.select().from(deploymentRuns).where(same).for('update')
  const startedAt = new Date(event.startTime)
  const told = {
    status: event.status,
    // Two clocks told it: no run ends before it begins.
    endedAt: event.endTime ? new Date(Math.max(Date.parse(event.endTime), startedAt.getTime())) : null,
    errorCode: event.errorCode ?? null,
    errorMessage: event.errorMessage ?? null,
    deepErrorCode: event.deepErrorCode ?? null,
    deepErrorMessage: event.deepErrorMessage ?? null,
  }
  let run: MergedRun
  if (before) {
    const wins = outweighs(told, before)
    const [updated] = await ctx.db
      .update(deploymentRuns)
      .set({
        ...(wins && told),
        startedAt: startedAt < before.startedAt ? startedAt : before.startedAt,
        // What began before the GUID was retired did so whichever of its events is told first.
        afterRetirement: before.afterRetirement && isAfterRetirement(owner, startedAt),
        isPrimary: before.isPrimary || !event.nested,
        region: before.region || (event.region ?? ''),
      })
      .where(same)
      .returning()
    const isNewlyPrimary = !before.isPrimary && updated!.isPrimary && (await flagSeveral(ctx, runKey))
    run = { ...updated!, multipleTrackers: updated!.multipleTrackers || isNewlyPrimary }
  } else {
    const [inserted] = await ctx.db
      .insert(deploymentRuns)
      .values({
        publisherId,
        id: ctx.newId(),
        runKey,
        guid: guid!,
        suffix,
        isPrimary: !event.nested,
        afterRetirement: isAfterRetirement(owner, startedAt),
        offerId: owner.offerId,
        planId: owner.planId,
        channel: owner.channel,
        method: event.method,
        cloud: event.cloudInstance,
        scope: event.scope,
        templateType: event.templateType ?? (await templateTypeOf(ctx, owner)),
        region: event.region ?? '',
        correlationId: event.correlationId ?? '',
        deploymentName: event.rootDeploymentName ?? event.deploymentName ?? '',
        customerRef,
        startedAt,
        trackerOrder: event.trackerOrder,
        ...told,
      })
      .returning()
    run = { ...inserted!, multipleTrackers: await flagSeveral(ctx, runKey) }
  }
  await markStale(ctx, publisherId, before ? [run.startedAt, before.startedAt] : [run.startedAt])
  if (run.endedAt && (!before || before.status !== run.status)) await tellFinished(ctx, run, event)
  return run
}

function isAfterRetirement({ state, retiredAt }: GuidRecord, startedAt: Date): boolean {
  return state === 'retired' && retiredAt !== null && startedAt >= retiredAt
}

function outweighs(told: { status: string; endedAt: Date | null }, before: MergedRun): boolean {
  if (told.status === 'Running') return false
  if (before.status === 'Running') return true
  return (told.endedAt?.getTime() ?? 0) >= (before.endedAt?.getTime() ?? 0)
}

async function keepCustomer(
  ctx: Ctx,
  { event, owner }: { event: DeploymentEvent; owner: GuidRecord },
): Promise<string> {
  const customerRef = customerRefOf(ctx, event.tenantId, scopeKey(event))
  const { name, country, protected: isProtected = false } = event.customer ?? {}
  await ctx.db
    .insert(attributedCustomers)
    // Names come with leads and orders of the marketplace; elsewhere a publisher learns none from us.
    .values({
      publisherId: owner.publisherId,
      customerRef,
      name: owner.channel === 'marketplace' ? (name ?? null) : null,
      country: country ?? null,
      isProtected,
    })
    .onConflictDoUpdate({
      target: [attributedCustomers.publisherId, attributedCustomers.customerRef],
      set: {
        name: sql`coalesce(excluded.name, ${attributedCustomers.name})`,
        country: sql`coalesce(excluded.country, ${attributedCustomers.country})`,
        isProtected: sql`${attributedCustomers.isProtected} or excluded.is_protected`,
      },
    })
  return customerRef
}

/** Several trackers in one template: each publisher sees the run, and that it was not alone. */
async function flagSeveral(ctx: Ctx, runKey: string): Promise<boolean> {
  const primaries = await ctx.db
    .select({ guid: deploymentRuns.guid })
    .from(deploymentRuns)
    .where(and(eq(deploymentRuns.runKey, runKey), eq(deploymentRuns.isPrimary, true)))
  if (primaries.length < 2) return false
  await ctx.db.update(deploymentRuns).set({ multipleTrackers: true }).where(eq(deploymentRuns.runKey, runKey))
  return true
}

async function tellFinished(ctx: Ctx, run: MergedRun, event: DeploymentEvent) {
  await recordEvents(ctx, [
    {
      kind: 'deployment.finished',
      publisherId: run.publisherId,
      ...(run.offerId && { offerId: run.offerId }),
      subjectId: run.id,
      data: {
        status: run.status,
        method: run.method,
        channel: run.channel,
        region: run.region,
        resources: event.resources.length,
        milliseconds: run.endedAt ? run.endedAt.getTime() - run.startedAt.getTime() : null,
        errorCode: run.errorCode,
      },
    },
  ])
}
