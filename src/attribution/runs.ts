/** Deployments as they were told, what each created, and what is still there of them. */
import { and, asc, count, desc, eq, gte, inArray, lt, max, min, or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { can, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { decodeCursor, type Page, pageOf } from '#platform/paging'
import { notFound } from '#platform/problem'
import { customerNames, pseudonym } from './customer-names.ts'
import { isShown } from './hidden-guids.ts'
import { attributedResources, deploymentRuns } from './schema.ts'
import { isNoText } from './told.ts'
import { underReporting } from './under-reporting.ts'

type RunRow = typeof deploymentRuns.$inferSelect
export type Run = Omit<RunRow, 'runKey'> & { customer: string }

/** What deployments can be picked by; an empty value asks for those that have none. */
const columns = {
  guid: deploymentRuns.guid,
  offer: deploymentRuns.offerId,
  plan: deploymentRuns.planId,
  channel: deploymentRuns.channel,
  method: deploymentRuns.method,
  region: deploymentRuns.region,
  cloud: deploymentRuns.cloud,
  scope: deploymentRuns.scope,
  status: deploymentRuns.status,
  error: deploymentRuns.errorCode,
  customer: deploymentRuns.customerRef,
} as const satisfies Record<string, PgColumn>
export const runFilterNames = Object.keys(columns) as (keyof typeof columns)[]

export type RunFilter = Partial<Record<keyof typeof columns, string[]>>
export type RunQuery = {
  publisherId: string
  filter?: RunFilter
  /** Days in UTC on which they began, both included: 2026-03-02. */
  from?: string | undefined
  to?: string | undefined
  /** Only those that reports count: no nested trackers, none after retirement. */
  counted?: boolean
  cursor?: string | undefined
  limit?: number
}

/** Newest first; trackers in nested deployments too, marked. Requires attribution.read. */
export async function listRuns(ctx: Ctx, { cursor, limit = 50, ...query }: RunQuery): Promise<Page<Run>> {
  const { publisherId } = query
  requirePermission(ctx, 'attribution.read', { publisherId })
  const where = conditions(query)
  if (cursor) {
    const [before, id] = decodeCursor(cursor, ['moment', 'id'])
    where.push(
      or(lt(deploymentRuns.startedAt, before), and(eq(deploymentRuns.startedAt, before), lt(deploymentRuns.id, id))),
    )
  }
  const rows = await ctx.db
    .select()
    .from(deploymentRuns)
    .where(and(...where))
    .orderBy(desc(deploymentRuns.startedAt), desc(deploymentRuns.id))
    .limit(limit + 1)
  const page = pageOf(rows, limit, (row) => [row.startedAt.toISOString(), row.id])
  return { ...page, items: await withCustomers(ctx, publisherId, page.items) }
}

function conditions({ publisherId, filter = {}, from, to, counted }: RunQuery): (SQL | undefined)[] {
  return [
    eq(deploymentRuns.publisherId, publisherId),
    isShown(publisherId),
    ...runConditions(filter),
    from === undefined ? undefined : gte(deploymentRuns.startedAt, new Date(`${from}T00:00:00Z`)),
    to === undefined ? undefined : lt(deploymentRuns.startedAt, new Date(Date.parse(`${to}T00:00:00Z`) + 86_400_000)),
    counted ? and(eq(deploymentRuns.isPrimary, true), eq(deploymentRuns.afterRetirement, false)) : undefined,
  ]
}

/** Of a report’s filter, what deployments can be picked by; on the columns of deployment_runs. */
export function runConditions(filter: RunFilter): SQL[] {
  return runFilterNames.flatMap((name) => {
    const values = filter[name]?.filter((value) => !isNoText(value))
    if (filter[name]?.length && !values?.length) return [sql`false`]
    return values?.length ? [inArray(sql`coalesce(${sql.identifier(columns[name].name)}, '')`, values)] : []
  })
}

async function withCustomers(ctx: Ctx, publisherId: string, rows: RunRow[]): Promise<Run[]> {
  const mayKnow = can(ctx, 'attribution.customers', { publisherId })
  const names = await customerNames(ctx, publisherId, [...new Set(rows.map(({ customerRef }) => customerRef))], mayKnow)
  return rows.map(({ runKey: _, ...run }) => ({
    ...run,
    customer: names.get(run.customerRef) ?? pseudonym(run.customerRef),
  }))
}

export type CreatedResource = {
  /** As reports call it: ids name a customer’s subscription. */
  name: string
  type: string
  region: string
  fromAt: Date
  toAt: Date | null
  isPartial: boolean
}

/**
 * One deployment with what it created, by type. Requires attribution.read.
 * @throws notFound
 */
export async function getRun(
  ctx: Ctx,
  { publisherId, runId }: { publisherId: string; runId: string },
): Promise<Run & { resources: CreatedResource[] }> {
  requirePermission(ctx, 'attribution.read', { publisherId })
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(runId)
  const rows = isId
    ? await ctx.db
        .select()
        .from(deploymentRuns)
        .where(and(...conditions({ publisherId }), eq(deploymentRuns.id, runId)))
    : []
  const [run] = await withCustomers(ctx, publisherId, rows)
  if (!run) throw notFound('No such deployment.')
  const { type, region, fromAt, toAt, isPartial, resourceId } = attributedResources
  const resources = await ctx.db
    .select({ name: sql<string>`'resource-' || left(md5(${resourceId}), 10)`, type, region, fromAt, toAt, isPartial })
    .from(attributedResources)
    .where(and(eq(attributedResources.publisherId, publisherId), eq(attributedResources.runId, runId)))
    .orderBy(asc(type), asc(fromAt), asc(resourceId))
    .limit(5000)
  return { ...run, resources }
}

/** What a list of GUIDs says of each: deployments counted, and what is there of them. */
export type GuidFigures = {
  deployments: number
  /** Of them, those of the last thirty days. */
  deployments30d: number
  succeeded: number
  firstAt: Date | null
  lastAt: Date | null
  activeResources: number
  /** Of them, those whose usage is counted in part only. */
  partial: number
}

/** By GUID. Requires attribution.read. */
export async function figuresOfGuids(ctx: Ctx, publisherId: string): Promise<Map<string, GuidFigures>> {
  requirePermission(ctx, 'attribution.read', { publisherId })
  const { guid, startedAt, status } = deploymentRuns
  const monthAgo = new Date(ctx.now().getTime() - 30 * 86_400_000).toISOString()
  const runs = await ctx.db
    .select({
      guid,
      deployments: count(),
      deployments30d: sql<number>`count(*) filter (where ${startedAt} > ${monthAgo})`.mapWith(Number),
      succeeded: sql<number>`count(*) filter (where ${status} = 'Succeeded')`.mapWith(Number),
      firstAt: min(startedAt),
      lastAt: max(startedAt),
    })
    .from(deploymentRuns)
    .where(and(...conditions({ publisherId, counted: true })))
    .groupBy(guid)
  const resources = await ctx.db
    .select({
      guid: attributedResources.guid,
      activeResources: count(),
      partial: sql<number>`count(*) filter (where ${inArray(attributedResources.type, [...underReporting])})`.mapWith(
        Number,
      ),
    })
    .from(attributedResources)
    .where(
      and(
        eq(attributedResources.publisherId, publisherId),
        isShown(publisherId),
        sql`${attributedResources.toAt} is null`,
      ),
    )
    .groupBy(attributedResources.guid)
  const nothing = {
    ...{ deployments: 0, deployments30d: 0, succeeded: 0, firstAt: null, lastAt: null },
    ...{ activeResources: 0, partial: 0 },
  }
  const figures = new Map<string, GuidFigures>()
  for (const { guid, ...rest } of [...runs, ...resources])
    figures.set(guid, { ...nothing, ...figures.get(guid), ...rest })
  return figures
}
