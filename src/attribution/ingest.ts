/**
 * Takes deployment events in: each once, in any order. Who is credited follows from the registry as it stood when
 * the deployment began; what nobody can be credited for is counted and forgotten. Specification: attribution §5.
 */
import { and, eq, isNull, lt, sql } from 'drizzle-orm'
import { requirePermission } from '#accounts'
import { recordEvents } from '#events'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { sendJob } from '#platform/jobs'
import { customerRefOf } from './customers.ts'
import { type DeploymentEvent, deploymentEventShape, eventIdOf, runKeyOf, scopeKey } from './deployment-event.ts'
import { totalMonths } from './rollup.ts'
import {
  attributedCustomers,
  attributedResources,
  deploymentEvents,
  deploymentRuns,
  staleMonths,
  trackingGuids,
  unattributedGuids,
} from './schema.ts'
import { parseTrackingId } from './tracking-id.ts'

export type Taken =
  | { result: 'attributed' | 'duplicate'; publisherId: string; guid: string }
  | { result: 'unattributed'; guid: string; reason: Unattributed }
  | { result: 'rejected'; reason: string }

export type Unattributed = 'unknown' | 'draft' | 'disputed' | 'revoked' | 'beforeRegistration' | 'notYours'

type GuidRow = typeof trackingGuids.$inferSelect
type Run = typeof deploymentRuns.$inferSelect

export const maxEvents = 1000

/**
 * One answer for each event. A publisher’s own programs report its own GUIDs only; operators report everybody’s.
 *
 * @param publisherId whose programs report; left out for operators and for the marketplace itself
 */
export async function ingestEvents(
  ctx: Ctx,
  events: readonly unknown[],
  { publisherId }: { publisherId?: string } = {},
): Promise<Taken[]> {
  if (publisherId !== undefined) requirePermission(ctx, 'attribution.write', { publisherId })
  else if (ctx.actor.kind !== 'system') requirePermission(ctx, 'operator.admin')
  return inTransaction(ctx, async (ctx) => {
    const taken: Taken[] = []
    for (const event of events.slice(0, maxEvents)) {
      const parsed = deploymentEventShape.safeParse(event)
      taken.push(
        parsed.success
          ? await ingest(ctx, publisherId === undefined ? parsed.data : { ...parsed.data, source: 'api' }, publisherId)
          : {
              result: 'rejected',
              reason: parsed.error.issues.map(({ path, message }) => `${path.join('/')}: ${message}`).join('; '),
            },
      )
    }
    if (taken.some(({ result }) => result === 'attributed'))
      await sendJob(ctx, totalMonths, {}, { singletonKey: 'now' })
    return taken
  })
}

async function ingest(ctx: Ctx, event: DeploymentEvent, onlyOf: string | undefined): Promise<Taken> {
  const id = parseTrackingId(event.trackingId)
  if (id?.form !== 'guid') return { result: 'rejected', reason: 'trackingId: no tracking id with a GUID' }
  if (event.method === 'template' && !event.correlationId)
    return { result: 'rejected', reason: 'correlationId: required for templates' }
  const { guid } = id
  const claims = await ctx.db.select().from(trackingGuids).where(eq(trackingGuids.guid, guid))
  const owner = claims.find(({ state }) => state === 'active' || state === 'retired')
  const reason = whyNobody(claims, owner, { event, onlyOf })
  if (reason || !owner) return countUnattributed(ctx, { guid, event, reason: reason ?? 'unknown' })
  const [fresh] = await ctx.db
    .insert(deploymentEvents)
    .values({
      publisherId: owner.publisherId,
      source: event.source,
      eventId: eventIdOf(event),
      runKey: runKeyOf(event),
      receivedAt: ctx.now(),
    })
    .onConflictDoNothing()
    .returning({ eventId: deploymentEvents.eventId })
  if (!fresh) return { result: 'duplicate', publisherId: owner.publisherId, guid }
  const run = await mergeRun(ctx, { event, owner, suffix: id.suffix })
  await attributeResources(ctx, { event, run, owner })
  await ctx.db
    .update(trackingGuids)
    .set({
      firstSeenAt: sql`least(coalesce(${trackingGuids.firstSeenAt}, ${event.startTime}), ${event.startTime})`,
      lastSeenAt: sql`greatest(coalesce(${trackingGuids.lastSeenAt}, ${event.startTime}), ${event.startTime})`,
    })
    .where(and(eq(trackingGuids.publisherId, owner.publisherId), eq(trackingGuids.id, owner.id)))
  return { result: 'attributed', publisherId: owner.publisherId, guid }
}

function whyNobody(
  claims: GuidRow[],
  owner: GuidRow | undefined,
  { event, onlyOf }: { event: DeploymentEvent; onlyOf: string | undefined },
): Unattributed | undefined {
  if (claims.some(({ state }) => state === 'disputed')) return 'disputed'
  if (claims.some(({ state }) => state === 'revoked')) return 'revoked'
  if (!owner) return claims.length ? 'draft' : 'unknown'
  if (onlyOf !== undefined && owner.publisherId !== onlyOf) return 'notYours'
  return owner.activeFrom && new Date(event.startTime) < owner.activeFrom ? 'beforeRegistration' : undefined
}

/** GUID, how often, from when to when: nothing about whoever deployed it. */
async function countUnattributed(
  ctx: Ctx,
  { guid, event, reason }: { guid: string; event: DeploymentEvent; reason: Unattributed },
): Promise<Taken> {
  // A stranger’s report about somebody else’s GUID must not move a figure.
  if (reason === 'notYours') return { result: 'rejected', reason: 'trackingId: not a GUID of this publisher' }
  const [fresh] = await ctx.db
    .insert(deploymentEvents)
    .values({ publisherId: '', source: event.source, eventId: eventIdOf(event), runKey: '', receivedAt: ctx.now() })
    .onConflictDoNothing()
    .returning({ eventId: deploymentEvents.eventId })
  if (!fresh) return { result: 'unattributed', guid, reason }
  const at = new Date(event.startTime)
  await ctx.db
    .insert(unattributedGuids)
    .values({ guid, reason, count: 1, firstAt: at, lastAt: at })
    .onConflictDoUpdate({
      target: [unattributedGuids.guid, unattributedGuids.reason],
      set: {
        count: sql`${unattributedGuids.count} + 1`,
        firstAt: sql`least(${unattributedGuids.firstAt}, excluded.first_at)`,
        lastAt: sql`greatest(${unattributedGuids.lastAt}, excluded.last_at)`,
      },
    })
  return { result: 'unattributed', guid, reason }
}

/** The run as all its events together tell it: ended wins over running, the later end over the earlier. */
async function mergeRun(
  ctx: Ctx,
  { event, owner, suffix }: { event: DeploymentEvent; owner: GuidRow; suffix: string },
): Promise<Run> {
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
    endedAt: event.endTime ? new Date(event.endTime) : null,
    errorCode: event.errorCode ?? null,
    errorMessage: event.errorMessage ?? null,
  }
  let run: Run
  if (before) {
    const wins = outweighs(told, before)
    const [updated] = await ctx.db
      .update(deploymentRuns)
      .set({
        ...(wins && told),
        startedAt: startedAt < before.startedAt ? startedAt : before.startedAt,
        isPrimary: before.isPrimary || !event.nested,
        region: before.region || (event.region ?? ''),
      })
      .where(same)
      .returning()
    run = updated!
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
        afterRetirement: owner.state === 'retired' && owner.retiredAt !== null && startedAt >= owner.retiredAt,
        offerId: owner.offerId,
        planId: owner.planId,
        channel: owner.channel,
        method: event.method,
        cloud: event.cloudInstance,
        scope: event.scope,
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

function outweighs(told: { status: string; endedAt: Date | null }, before: Run): boolean {
  if (told.status === 'Running') return false
  if (before.status === 'Running') return true
  return (told.endedAt?.getTime() ?? 0) >= (before.endedAt?.getTime() ?? 0)
}

async function keepCustomer(ctx: Ctx, { event, owner }: { event: DeploymentEvent; owner: GuidRow }): Promise<string> {
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

async function attributeResources(
  ctx: Ctx,
  { event, run, owner }: { event: DeploymentEvent; run: Run; owner: GuidRow },
) {
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
    if (resource.operation === 'Delete') await closeResource(ctx, { resourceId, at, changed })
    else if (resource.operation === 'Create' && takes)
      await openResource(ctx, { resource: { ...resource, id: resourceId }, at, event, run, owner, changed })
  }
  if (changed.length) await markStale(ctx, owner.publisherId, changed)
}

/** Of several trackers in one template the first takes the resources. */
async function isFirst(ctx: Ctx, run: Run): Promise<boolean> {
  if (!run.multipleTrackers) return true
  const [first] = await ctx.db
    .select({ publisherId: deploymentRuns.publisherId, guid: deploymentRuns.guid })
    .from(deploymentRuns)
    .where(and(eq(deploymentRuns.runKey, run.runKey), eq(deploymentRuns.isPrimary, true)))
    .orderBy(deploymentRuns.trackerOrder, deploymentRuns.id)
    .limit(1)
  return first?.guid === run.guid && first.publisherId === run.publisherId
}

async function closeResource(ctx: Ctx, { resourceId, at, changed }: { resourceId: string; at: Date; changed: Date[] }) {
  const closed = await ctx.db
    .update(attributedResources)
    .set({ toAt: at })
    .where(
      and(
        eq(attributedResources.resourceId, resourceId),
        isNull(attributedResources.toAt),
        lt(attributedResources.fromAt, at),
      ),
    )
    .returning({ fromAt: attributedResources.fromAt })
  if (closed.length) changed.push(at)
}

async function openResource(
  ctx: Ctx,
  {
    resource,
    at,
    event,
    run,
    owner,
    changed,
  }: {
    resource: { id: string; type: string; location?: string }
    at: Date
    event: DeploymentEvent
    run: Run
    owner: GuidRow
    changed: Date[]
  },
) {
  const [open] = await ctx.db
    .select()
    .from(attributedResources)
    .where(and(eq(attributedResources.resourceId, resource.id), isNull(attributedResources.toAt)))
    .for('update')
  // A run of the same GUID updates what is there; one of another takes it over from then on.
  if (open && open.guid === owner.guid && open.publisherId === owner.publisherId && open.fromAt <= at) return
  // The same act told by a tracker further down the template: the first one takes it.
  if (open && open.fromAt.getTime() === at.getTime()) await ctx.db.delete(attributedResources).where(thisResource(open))
  if (open && open.fromAt < at) {
    await ctx.db.update(attributedResources).set({ toAt: at }).where(thisResource(open))
    await markStale(ctx, open.publisherId, [at])
  }
  await ctx.db
    .insert(attributedResources)
    .values({
      publisherId: owner.publisherId,
      resourceId: resource.id,
      fromAt: at,
      // What another run took over later was this one’s only until then.
      toAt: open && open.fromAt > at ? open.fromAt : null,
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

async function markStale(ctx: Ctx, publisherId: string, at: Date[]) {
  const months = [...new Set(at.map((date) => `${date.toISOString().slice(0, 7)}-01`))]
  await ctx.db
    .insert(staleMonths)
    .values(months.map((month) => ({ publisherId, month })))
    .onConflictDoNothing()
}

async function tellFinished(ctx: Ctx, run: Run, event: DeploymentEvent) {
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

/** GUIDs counted without being credited. Requires operator.admin. */
export async function listUnattributed(ctx: Ctx): Promise<(typeof unattributedGuids.$inferSelect)[]> {
  requirePermission(ctx, 'operator.admin')
  return ctx.db.select().from(unattributedGuids).orderBy(sql`${unattributedGuids.count} desc`).limit(200)
}
