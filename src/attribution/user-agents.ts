/**
 * What access logs say of header tokens: deployments by header leave nothing in history, so that the log is the only
 * proof that tagging worked. Only the token is looked at; the header itself is kept nowhere. Specification: attribution §4.7, §5.1.
 */
import { and, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { deniedGuids } from './denied-guids.ts'
import type { GuidRecord } from './guid-record.ts'
import { whatIsWrong } from './read-rows.ts'
import { reporterOf } from './reporter.ts'
import { deploymentEvents, headerSightings, trackingGuids, unattributedGuids } from './schema.ts'
import { told, wrongTimes } from './told.ts'
import { readUserAgent } from './user-agent.ts'

export const userAgentShape = z.object({
  /** What the log calls the request, where it does. */
  eventId: told(200).min(1).optional(),
  userAgent: z.string().min(1).max(16_384),
  timestamp: z.iso.datetime({ offset: true }),
  subscriptionId: told(100).optional(),
  resourceId: told(1000).optional(),
  method: told(20),
  statusCode: z.coerce.number().int().min(100).max(599),
})

export type Seen =
  | { result: 'seen'; guid: string; multipleTrackers: boolean }
  | { result: 'duplicate'; guid: string }
  | { result: 'unattributed'; guid: string; reason: 'unknown' | 'truncated' | 'noPrefix' }
  | { result: 'nothing' }
  | { result: 'rejected'; reason: string }

/** A request that counts, unless it was told before. */
type Request = { key: string; at: Date; isWrite: boolean }
type Told = { answer: Seen; request?: Request }

/** In one transaction; a log has any number. */
const batchSize = 1000

type Sighting = { requests: number; writes: number; firstAt: Date; lastAt: Date }

/**
 * One answer for each request of a log; one that was told before counts no second time. A publisher’s own programs
 * tell of its own GUIDs only.
 */
export async function ingestUserAgents(
  ctx: Ctx,
  rows: readonly unknown[],
  named: { publisherId?: string } = {},
): Promise<Seen[]> {
  const publisherId = reporterOf(ctx, named.publisherId)
  const seen: Seen[] = []
  for (let i = 0; i < rows.length; i += batchSize)
    seen.push(...(await inTransaction(ctx, (ctx) => ingestBatch(ctx, rows.slice(i, i + batchSize), publisherId))))
  return seen
}

async function ingestBatch(ctx: Ctx, rows: readonly unknown[], publisherId: string | undefined): Promise<Seen[]> {
  const read = rows.map((row) => userAgentShape.safeParse(row))
  const records = await recordsOf(
    ctx,
    read.flatMap(({ data }) => (data ? readUserAgent(data.userAgent).tokens.map(({ guid }) => guid) : [])),
    publisherId,
  )
  const denied = deniedGuids(ctx)
  const told = read.map(({ data, error }): Told => {
    if (!data) return { answer: { result: 'rejected', reason: whatIsWrong(error) } }
    const wrong = wrongTimes(ctx.now(), { timestamp: data.timestamp })
    if (wrong) return { answer: { result: 'rejected', reason: wrong } }
    const answer = judge(data.userAgent, records, denied)
    if (answer.result === 'seen') return { answer, request: requestOf(ctx, data, answer.guid) }
    // A publisher’s log says nothing of what others registered or forgot to.
    if (answer.result !== 'unattributed' || publisherId !== undefined) return { answer }
    return { answer, request: requestOf(ctx, data, `${answer.guid} ${answer.reason}`) }
  })
  const fresh = await neverTold(ctx, told, records)
  const seen = new Map<GuidRecord, Sighting>()
  const lost = new Map<string, { guid: string; reason: string } & Sighting>()
  const answers = told.map(({ answer, request }): Seen => {
    if (!request) return answer
    const isFresh = fresh.delete(request.key)
    if (answer.result === 'seen') {
      if (!isFresh) return { result: 'duplicate', guid: answer.guid }
      add(seen, records.get(answer.guid)!, request)
    }
    if (answer.result === 'unattributed' && isFresh) {
      const key = `${answer.guid} ${answer.reason}`
      if (!lost.has(key)) lost.set(key, { guid: answer.guid, reason: answer.reason, ...nothing(request.at) })
      add(lost, key, request)
    }
    return answer
  })
  for (const [record, sighting] of seen) await keepSighting(ctx, record, sighting)
  for (const { guid, reason, requests, firstAt, lastAt } of lost.values())
    await countUnattributed(ctx, { guid, reason, count: requests, firstAt, lastAt })
  return answers
}

/** By the name that the log gives it, or by everything that is told of it; and by what it counts for. */
function requestOf(ctx: Ctx, data: z.output<typeof userAgentShape>, counted: string): Request {
  const { eventId, timestamp, subscriptionId = '', resourceId = '', method, statusCode } = data
  const name = eventId ?? [timestamp, subscriptionId, resourceId, method, statusCode].join('\n')
  return {
    key: ctx.keys.hash('attribution.request', `${counted}\n${name}`),
    at: new Date(timestamp),
    isWrite: /^(PUT|POST|PATCH)$/i.test(method) && statusCode < 300,
  }
}

/** The keys of requests nobody told of so far, which are remembered as long as events are. */
async function neverTold(ctx: Ctx, told: Told[], records: Map<string, GuidRecord>): Promise<Set<string>> {
  const values = told.flatMap(({ answer, request }) =>
    request
      ? [
          {
            publisherId: (answer.result === 'seen' && records.get(answer.guid)?.publisherId) || '',
            source: 'accessLog',
            eventId: request.key,
            runKey: '',
            receivedAt: ctx.now(),
          },
        ]
      : [],
  )
  if (!values.length) return new Set()
  const fresh = await ctx.db
    .insert(deploymentEvents)
    .values(values)
    .onConflictDoNothing()
    .returning({ eventId: deploymentEvents.eventId })
  return new Set(fresh.map(({ eventId }) => eventId))
}

function judge(header: string, records: Map<string, GuidRecord>, denied: readonly string[]): Seen {
  const reading = readUserAgent(header, { isActive: (guid) => records.has(guid), denied })
  if (reading.counts) return { result: 'seen', guid: reading.counts.guid, multipleTrackers: reading.multipleTrackers }
  const cut = reading.findings.find(({ rule }) => rule === 'CUA040')
  if (cut)
    return cut.code === 'CUA040.noPrefix'
      ? { result: 'unattributed', guid: String(cut.params.guid), reason: 'noPrefix' }
      : { result: 'unattributed', guid: String(cut.params.token).toLowerCase(), reason: 'truncated' }
  const unknown = reading.tokens.find(({ fromTool }) => !fromTool)
  return unknown ? { result: 'unattributed', guid: unknown.guid, reason: 'unknown' } : { result: 'nothing' }
}

async function recordsOf(ctx: Ctx, guids: string[], publisherId: string | undefined): Promise<Map<string, GuidRecord>> {
  const wanted = [...new Set(guids)]
  if (!wanted.length) return new Map()
  const rows = await ctx.db
    .select()
    .from(trackingGuids)
    .where(
      and(
        inArray(trackingGuids.guid, wanted),
        eq(trackingGuids.state, 'active'),
        publisherId === undefined ? undefined : eq(trackingGuids.publisherId, publisherId),
      ),
    )
  return new Map(rows.map((row) => [row.guid!, row]))
}

function nothing(at: Date): Sighting {
  return { requests: 0, writes: 0, firstAt: at, lastAt: at }
}

function add<K, S extends Sighting>(to: Map<K, S>, key: K, { at, isWrite }: Request) {
  const before = to.get(key) ?? (nothing(at) as S)
  to.set(key, {
    ...before,
    requests: before.requests + 1,
    writes: before.writes + (isWrite ? 1 : 0),
    firstAt: at < before.firstAt ? at : before.firstAt,
    lastAt: at > before.lastAt ? at : before.lastAt,
  })
}

async function keepSighting(ctx: Ctx, { publisherId, id: guidId }: GuidRecord, sighting: Sighting) {
  await ctx.db
    .insert(headerSightings)
    .values({ publisherId, guidId, ...sighting })
    .onConflictDoUpdate({
      target: [headerSightings.publisherId, headerSightings.guidId],
      set: {
        requests: sql`${headerSightings.requests} + excluded.requests`,
        writes: sql`${headerSightings.writes} + excluded.writes`,
        firstAt: sql`least(${headerSightings.firstAt}, excluded.first_at)`,
        lastAt: sql`greatest(${headerSightings.lastAt}, excluded.last_at)`,
      },
    })
}

/** Counts without a word about who deployed: GUID or cut token, how often, from when to when. */
export async function countUnattributed(ctx: Ctx, row: typeof unattributedGuids.$inferInsert): Promise<void> {
  await ctx.db
    .insert(unattributedGuids)
    .values(row)
    .onConflictDoUpdate({
      target: [unattributedGuids.guid, unattributedGuids.reason],
      set: {
        count: sql`${unattributedGuids.count} + excluded.count`,
        firstAt: sql`least(${unattributedGuids.firstAt}, excluded.first_at)`,
        lastAt: sql`greatest(${unattributedGuids.lastAt}, excluded.last_at)`,
      },
    })
}

export type HeaderSighting = Omit<typeof headerSightings.$inferSelect, 'publisherId' | 'guidId'>

/** Whether a GUID’s header token was ever seen. Requires attribution.read. */
export async function headerSightingOf(
  ctx: Ctx,
  { publisherId, guidId }: { publisherId: string; guidId: string },
): Promise<HeaderSighting | undefined> {
  requirePermission(ctx, 'attribution.read', { publisherId })
  const [row] = await ctx.db
    .select()
    .from(headerSightings)
    .where(and(eq(headerSightings.publisherId, publisherId), eq(headerSightings.guidId, guidId)))
  return row
}
