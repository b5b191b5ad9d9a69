/** Customers and resources over time: who came, who left, what is there. Specification: attribution §7.1. */
import { type SQL, sql } from 'drizzle-orm'
import { requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { unprocessable } from '#platform/problem'
import { isShown } from './hidden-guids.ts'
import { monthsBetween, type ReportFilter } from './report.ts'
import { isNoText } from './told.ts'

/** Each month is counted by itself. */
const maxCustomerMonths = 120

export type MonthOfCustomers = {
  /** Its first day. */
  month: string
  /** With at least one resource that was there in the month. */
  customers: number
  /** First deployed in it. */
  gained: number
  /** Lost their last resource in it. */
  lost: number
  /** There in it, if only for a while. */
  activeResources: number
}

type Filtered = keyof ReportFilter

/** What runs and the resources they created both say of themselves. */
const common = {
  publisher: 'publisher_id',
  guid: 'guid',
  offer: 'offer_id',
  plan: 'plan_id',
  channel: 'channel',
  method: 'method',
  region: 'region',
  customer: 'customer_ref',
} as const satisfies Partial<Record<Filtered, string>>
/** What only runs, and only resources, say: the other is picked by it through what it created, or was created by. */
const ofRuns = { cloud: 'cloud', scope: 'scope', status: 'status', error: 'error_code' } as const
const ofResources = { resourceType: sql`type`, provider: sql`split_part(type, '/', 1)` } as const

/** Whether customers can be counted under these filters: meters, units, currencies and single resources say nothing of them. */
export function countsCustomers(filter: ReportFilter): boolean {
  const known = new Set<string>([common, ofRuns, ofResources].flatMap((each) => Object.keys(each)))
  return Object.entries(filter).every(([name, values]) => known.has(name) || !values?.length)
}

/**
 * One line for each month, both ends included; none at all under filters that say nothing of customers. Requires
 * attribution.read; over all publishers operator.admin.
 */
export async function customersByMonth(
  ctx: Ctx,
  { publisherId, from, to, filter = {} }: { publisherId?: string; from: string; to: string; filter?: ReportFilter },
): Promise<MonthOfCustomers[]> {
  if (publisherId === undefined) requirePermission(ctx, 'operator.admin')
  else requirePermission(ctx, 'attribution.read', { publisherId })
  const months = monthsBetween(from, to)
  if (months === undefined || months > maxCustomerMonths) {
    const detail = `At most ${maxCustomerMonths} months, in order.`
    throw unprocessable(detail, { errors: [{ pointer: '#/from', detail, code: 'attribution.report' }] })
  }
  if (!countsCustomers(filter)) return []
  const { runs, resources } = conditions(publisherId, filter)
  const { rows } = await ctx.db.execute<Record<string, string | number>>(sql`
    with months as (
      select month::date, (month at time zone 'UTC') as starts, ((month + interval '1 month') at time zone 'UTC') as ends
      from generate_series(${from}::date::timestamp, ${to}::date::timestamp, interval '1 month') as month
    ), there as (
      select customer_ref, resource_id, from_at, to_at from attributed_resources as t where ${resources}
    ), held as (
      select customer_ref, max(coalesce(to_at, 'infinity'::timestamptz)) as until from there group by customer_ref
    ), came as (
      select customer_ref, min(started_at) as since from deployment_runs as t where ${runs} group by customer_ref
    )
    select months.month::text as month,
      (select count(distinct customer_ref) from there where from_at < ends and (to_at is null or to_at > starts))::int as customers,
      (select count(distinct resource_id) from there where from_at < ends and (to_at is null or to_at > starts))::int as resources,
      (select count(*) from came where since >= starts and since < ends)::int as gained,
      (select count(*) from held where until >= starts and until < ends)::int as lost
    from months order by months.month`)
  return rows.map(({ month, customers, resources, gained, lost }) => ({
    month: String(month),
    customers: Number(customers),
    activeResources: Number(resources),
    gained: Number(gained),
    lost: Number(lost),
  }))
}

function conditions(publisherId: string | undefined, filter: ReportFilter): { runs: SQL; resources: SQL } {
  const both = [
    publisherId === undefined ? sql`true` : sql`t.publisher_id = ${publisherId}`,
    isShown(publisherId),
    ...picked(filter, common, (column) => sql`coalesce(t.${sql.raw(column)}, '')`),
  ]
  const byRun = picked(filter, ofRuns, (column) => sql`coalesce(d.${sql.raw(column)}, '')`)
  const byResource = picked(filter, ofResources, (column) => column)
  const all = (list: SQL[]) => sql.join(list, sql` and `)
  return {
    resources: all([
      ...both,
      ...byResource,
      ...(byRun.length
        ? [
            sql`exists (select from deployment_runs as d where d.publisher_id = t.publisher_id and d.id = t.run_id and ${all(byRun)})`,
          ]
        : []),
    ]),
    runs: all([
      ...both,
      sql`t.is_primary and not t.after_retirement`,
      ...picked(filter, ofRuns, (column) => sql`coalesce(t.${sql.raw(column)}, '')`),
      ...(byResource.length
        ? [
            sql`exists (select from attributed_resources as r where r.publisher_id = t.publisher_id and r.run_id = t.id and ${all(byResource)})`,
          ]
        : []),
    ]),
  }
}

function picked<Column>(
  filter: ReportFilter,
  columns: Partial<Record<Filtered, Column>>,
  asSql: (column: Column) => SQL,
): SQL[] {
  return (Object.entries(columns) as [Filtered, Column][]).flatMap(([name, column]) => {
    const values = filter[name]?.filter((value) => !isNoText(value))
    if (!filter[name]?.length) return []
    if (!values?.length) return [sql`false`]
    const list = sql.join(
      values.map((value) => sql`${value}`),
      sql`, `,
    )
    return [sql`${asSql(column)} in (${list})`]
  })
}
