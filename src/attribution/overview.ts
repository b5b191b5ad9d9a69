/** Customers and resources over time: who came, who left, what is there. Specification: attribution §7.1. */
import { type SQL, sql } from 'drizzle-orm'
import { requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { isShown } from './hidden-guids.ts'
import type { ReportFilter } from './report.ts'

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

const columns = {
  publisher: 'publisher_id',
  guid: 'guid',
  offer: 'offer_id',
  plan: 'plan_id',
  channel: 'channel',
  method: 'method',
} as const

/** One line for each month, both ends included; filters beyond publisher, GUID, offer, plan, channel and method do not apply. Requires attribution.read. */
export async function customersByMonth(
  ctx: Ctx,
  { publisherId, from, to, filter = {} }: { publisherId?: string; from: string; to: string; filter?: ReportFilter },
): Promise<MonthOfCustomers[]> {
  if (publisherId === undefined) requirePermission(ctx, 'operator.admin')
  else requirePermission(ctx, 'attribution.read', { publisherId })
  const chosen = sql.join(
    [
      publisherId === undefined ? sql`true` : sql`publisher_id = ${publisherId}`,
      isShown(publisherId),
      ...conditions(filter),
    ],
    sql` and `,
  )
  const { rows } = await ctx.db.execute<Record<string, string | number>>(sql`
    with months as (
      select month::date, (month at time zone 'UTC') as starts, ((month + interval '1 month') at time zone 'UTC') as ends
      from generate_series(${from}::date::timestamp, ${to}::date::timestamp, interval '1 month') as month
    ), held as (
      select customer_ref, max(coalesce(to_at, 'infinity'::timestamptz)) as until from attributed_resources where ${chosen} group by customer_ref
    ), came as (
      select customer_ref, min(started_at) as since from deployment_runs where ${chosen} and is_primary and not after_retirement group by customer_ref
    )
    select months.month::text as month,
      (select count(distinct customer_ref) from attributed_resources where ${chosen} and from_at < ends and (to_at is null or to_at > starts))::int as customers,
      (select count(distinct resource_id) from attributed_resources where ${chosen} and from_at < ends and (to_at is null or to_at > starts))::int as resources,
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

function conditions(filter: ReportFilter): SQL[] {
  return Object.entries(columns).flatMap(([dimension, column]) => {
    const values = filter[dimension as keyof typeof columns]
    if (!values?.length) return []
    const list = sql.join(
      values.map((value) => sql`${value}`),
      sql`, `,
    )
    return [sql`${sql.raw(column)} in (${list})`]
  })
}
