/**
 * The facts behind a report, row by row, for questions that totals of months cannot answer: days and weeks, how runs
 * ended, single resources. Slower than totals, so only over a few months at a time.
 */
import { type SQL, sql } from 'drizzle-orm'

/** What only facts know, and under which column. */
export const factDimensions = {
  week: 'week',
  day: 'day',
  status: 'status',
  error: 'error_code',
  cloud: 'cloud',
  scope: 'scope',
  resource: 'resource_name',
} as const

export const maxFactMonths = 3

/** A subquery with the columns of the totals, and those above; one row for each run, resource or usage. */
export function factsOf({ publisherId, from, to }: { publisherId?: string; from: string; to: string }): SQL {
  const whose = publisherId === undefined ? sql`true` : sql`t.publisher_id = ${publisherId}`
  const rows = (at: string, table: SQL) => sql`${table} where ${whose}
    and t.${sql.raw(at)} >= (${from}::date)::timestamp at time zone 'UTC'
    and t.${sql.raw(at)} < (${to}::date + interval '1 month') at time zone 'UTC'`
  const common = (at: string) => {
    const day = sql.raw(`(t.${at} at time zone 'UTC')`)
    return sql`t.publisher_id, date_trunc('month', ${day})::date as month, date_trunc('week', ${day})::date as week, ${day}::date as day,
      t.guid, coalesce(t.offer_id, '') as offer_id, coalesce(t.plan_id, '') as plan_id, t.channel, t.method, t.region, t.customer_ref`
  }
  const run = sql`coalesce(d.cloud, '') as cloud, coalesce(d.scope, '') as scope, coalesce(d.status, '') as status, coalesce(d.error_code, '') as error_code`
  // Ids name a customer’s subscription: a resource is told apart by a hash of its id, and no more.
  const name = sql`'resource-' || left(md5(t.resource_id), 10)`
  return sql`(
    select ${common('started_at')}, '' as resource_type, '' as meter_category, '' as unit, '' as currency,
      t.cloud, t.scope, t.status, coalesce(t.error_code, '') as error_code, '' as resource_name, null as created,
      1 as deployments, (t.status = 'Succeeded')::int as succeeded, (t.status = 'Failed')::int as failed, 0::float8 as quantity, 0::float8 as cost
    from ${rows('started_at', sql`deployment_runs t`)} and t.is_primary and not t.after_retirement
    union all
    select ${common('from_at')}, t.type, '', '', '', ${run}, ${name}, t.resource_id, 0, 0, 0, 0, 0
    from ${rows('from_at', sql`attributed_resources t left join deployment_runs d on d.publisher_id = t.publisher_id and d.id = t.run_id`)}
    union all
    select ${common('used_at')}, t.type, t.meter_category, t.unit, t.currency, '', '', '', '', ${name}, null, 0, 0, 0, t.quantity, t.cost
    from ${rows('used_at', sql`attributed_usage t`)}
  ) as facts`
}
