/** How long deployments take, and how long customers take until the first one succeeds. Specification: insights §3.6. */
import { sql } from 'drizzle-orm'
import { requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { isShown } from './hidden-guids.ts'
import type { ReportFilter } from './report.ts'
import { runConditions } from './runs.ts'

export type DeploymentTimes = {
  offer: string
  plan: string
  deployments: number
  failed: number
  /** Means, in milliseconds; null where there is none. */
  successMs: number | null
  failureMs: number | null
  /** From the beginning of a customer’s first attempt to the end of the first success, over customers. */
  firstSuccessMs: number | null
  /** Customers whose first success falls into the period. */
  firstSuccesses: number
  /** The most frequent error. */
  error: string | null
}

/**
 * One row for each offer and plan, the most deployed first. A customer’s attempts before the period count towards how
 * long the first success took. Requires attribution.read.
 *
 * @param from first day of a month, as `to`; both months included
 */
export async function deploymentTimes(
  ctx: Ctx,
  { publisherId, from, to, filter = {} }: { publisherId: string; from: string; to: string; filter?: ReportFilter },
): Promise<DeploymentTimes[]> {
  requirePermission(ctx, 'attribution.read', { publisherId })
  const starts = sql`(${from}::date)::timestamp at time zone 'UTC'`
  const ends = sql`(${to}::date + interval '1 month') at time zone 'UTC'`
  const chosen = sql.join(
    [
      sql`publisher_id = ${publisherId} and is_primary and not after_retirement and started_at < ${ends}`,
      isShown(publisherId),
      ...runConditions(filter),
    ],
    sql` and `,
  )
  const { rows } = await ctx.db.execute<Record<string, string | number | null>>(sql`
    with runs as (
      select coalesce(offer_id, '') as offer, coalesce(plan_id, '') as plan, customer_ref, status, error_code, started_at, ended_at,
        extract(epoch from ended_at - started_at) * 1000 as took, started_at >= ${starts} as within
      from deployment_runs where ${chosen}
    ), firsts as (
      select offer, plan, min(ended_at) filter (where status = 'Succeeded') as won, min(started_at) as began
      from runs group by offer, plan, customer_ref
    ), waits as (
      select offer, plan, avg(extract(epoch from won - began) * 1000) as first_ms, count(*) as firsts
      from firsts where won >= ${starts} and won < ${ends} group by offer, plan
    )
    select runs.offer, runs.plan, count(*)::int as deployments, (count(*) filter (where status = 'Failed'))::int as failed,
      (avg(took) filter (where status = 'Succeeded'))::float8 as success_ms,
      (avg(took) filter (where status = 'Failed'))::float8 as failure_ms,
      max(waits.first_ms)::float8 as first_ms, coalesce(max(waits.firsts), 0)::int as firsts,
      mode() within group (order by error_code) filter (where error_code is not null) as error
    from runs left join waits on waits.offer = runs.offer and waits.plan = runs.plan
    where within group by runs.offer, runs.plan order by deployments desc, runs.offer, runs.plan`)
  const number = (value: string | number | null | undefined) =>
    value === null || value === undefined ? null : Number(value)
  return rows.map((row) => ({
    offer: String(row.offer),
    plan: String(row.plan),
    deployments: Number(row.deployments),
    failed: Number(row.failed),
    successMs: number(row.success_ms),
    failureMs: number(row.failure_ms),
    firstSuccessMs: number(row.first_ms),
    firstSuccesses: Number(row.firsts),
    error: row.error === null ? null : String(row.error),
  }))
}
