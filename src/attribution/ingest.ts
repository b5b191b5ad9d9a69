/**
 * Takes deployment events in: each once, in any order. Who is credited follows from the registry as it stood when
 * the deployment began; what nobody can be credited for is counted and forgotten. Specification: attribution §5.
 */
import { and, eq, sql } from 'drizzle-orm'
import { requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { sendJob } from '#platform/jobs'
import { creditResources } from './credit-resources.ts'
import { type DeploymentEvent, deploymentEventShape, eventIdOf, ownNames, runKeyOf } from './deployment-event.ts'
import type { GuidRecord } from './guid-record.ts'
import { mergeRun } from './merge-run.ts'
import { whatIsWrong } from './read-rows.ts'
import { reporterOf } from './reporter.ts'
import { totalMonths } from './rollup.ts'
import { deploymentEvents, trackingGuids, unattributedGuids } from './schema.ts'
import { wrongTimes } from './told.ts'
import { parseTrackingId } from './tracking-id.ts'
import { countUnattributed } from './user-agents.ts'

export type Taken =
  | { result: 'attributed' | 'duplicate'; publisherId: string; guid: string }
  | { result: 'unattributed'; guid: string; reason: Unattributed }
  | { result: 'rejected'; reason: string }

export type Unattributed = 'unknown' | 'draft' | 'disputed' | 'revoked' | 'beforeRegistration' | 'notYours'

/** In one call; files are taken in as many transactions of as many events. */
export const maxEvents = 1000

/**
 * One answer for each event, in order. A publisher’s own programs report its own GUIDs only; operators report
 * everybody’s. Listings have the newest first: events are taken in the order of time, for a deletion that is told
 * before the creation deletes nothing.
 *
 * @param publisherId whose programs report; left out for operators, for the marketplace itself, and for an
 *   application that acts for one publisher
 */
export async function ingestEvents(
  ctx: Ctx,
  events: readonly unknown[],
  named: { publisherId?: string } = {},
): Promise<Taken[]> {
  const publisherId = reporterOf(ctx, named.publisherId)
  const taken = new Array<Taken>(events.length)
  const places = events.map((event, place) => ({ place, time: timeOf(event) })).sort((a, b) => a.time - b.time)
  for (let i = 0; i < places.length; i += maxEvents) {
    const batch = places.slice(i, i + maxEvents)
    const answers = await inTransaction(ctx, (ctx) =>
      ingestBatch(
        ctx,
        batch.map(({ place }) => events[place]),
        publisherId,
      ),
    )
    for (const [j, { place }] of batch.entries()) taken[place] = answers[j]!
  }
  return taken
}

/** When what an event tells had happened; of what is no event, never. */
function timeOf(event: unknown): number {
  const { endTime, startTime } = (event ?? {}) as { endTime?: unknown; startTime?: unknown }
  return Date.parse(String(endTime ?? startTime)) || 0
}

async function ingestBatch(ctx: Ctx, events: readonly unknown[], publisherId: string | undefined): Promise<Taken[]> {
  const taken: Taken[] = []
  for (const event of events) {
    const parsed = deploymentEventShape.safeParse(ownNames(event))
    if (!parsed.success) taken.push({ result: 'rejected', reason: whatIsWrong(parsed.error) })
    else if (publisherId === undefined) taken.push(await ingest(ctx, parsed.data, undefined))
    else taken.push(await ingest(ctx, { ...parsed.data, source: 'api' }, publisherId))
  }
  if (taken.some(({ result }) => result === 'attributed')) await sendJob(ctx, totalMonths, {}, { singletonKey: 'now' })
  return taken
}

async function ingest(ctx: Ctx, event: DeploymentEvent, onlyOf: string | undefined): Promise<Taken> {
  const id = parseTrackingId(event.trackingId)
  if (id?.form !== 'guid') return { result: 'rejected', reason: 'trackingId: no tracking id with a GUID' }
  if (event.method === 'template' && !event.correlationId)
    return { result: 'rejected', reason: 'correlationId: required for templates' }
  const wrong = wrongTimes(ctx.now(), { startTime: event.startTime, endTime: event.endTime }, ['startTime', 'endTime'])
  const ofResources = event.resources.map(({ timestamp }) => wrongTimes(ctx.now(), { timestamp })).find(Boolean)
  if (wrong || ofResources) return { result: 'rejected', reason: wrong ?? `resources/${ofResources}` }
  const { guid } = id
  const claims = await ctx.db.select().from(trackingGuids).where(eq(trackingGuids.guid, guid))
  const owner = claims.find(({ state }) => state === 'active' || state === 'retired')
  const reason = whyNobody(claims, owner, { event, onlyOf })
  if (reason || !owner) return leaveUnattributed(ctx, { guid, event, reason: reason ?? 'unknown' })
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
  await creditResources(ctx, { event, run, owner, ownOnly: onlyOf !== undefined })
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
  claims: GuidRecord[],
  owner: GuidRecord | undefined,
  { event, onlyOf }: { event: DeploymentEvent; onlyOf: string | undefined },
): Unattributed | undefined {
  if (!owner) {
    // Whoever proved more keeps the GUID while a weaker claim waits for the operator.
    const reasons = ['disputed', 'revoked', 'draft'] as const
    return reasons.find((reason) => claims.some(({ state }) => state === reason)) ?? 'unknown'
  }
  if (onlyOf !== undefined && owner.publisherId !== onlyOf) return 'notYours'
  return owner.activeFrom && new Date(event.startTime) < owner.activeFrom ? 'beforeRegistration' : undefined
}

/** GUID, how often, from when to when: nothing about whoever deployed it. */
async function leaveUnattributed(
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
  await countUnattributed(ctx, { guid, reason, count: 1, firstAt: at, lastAt: at })
  return { result: 'unattributed', guid, reason }
}

/** GUIDs counted without being credited. Requires operator.admin. */
export async function listUnattributed(ctx: Ctx): Promise<(typeof unattributedGuids.$inferSelect)[]> {
  requirePermission(ctx, 'operator.admin')
  return ctx.db
    .select()
    .from(unattributedGuids)
    .orderBy(sql`${unattributedGuids.count} desc`, unattributedGuids.guid)
    .limit(200)
}
