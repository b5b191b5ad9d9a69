/**
 * Totals of months. A month whose facts changed is totalled again, whole: deployments are told late, out of order
 * and twice, and a total that is worked out anew cannot drift.
 */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { defineJob } from '#platform/jobs'
import { staleMonths } from './schema.ts'

export const totalMonths = defineJob({
  name: 'attribution.total-months',
  data: z.object({}),
  every: '*/5 * * * *',
  heartbeatSeconds: 300,
  run: (ctx) => totalStaleMonths(ctx),
})

/** One month at a time, each in its own transaction: reports see the old total or the new. */
export async function totalStaleMonths(ctx: Ctx): Promise<void> {
  const months = await ctx.db.select().from(staleMonths).limit(1000)
  for (const { publisherId, month } of months)
    await inTransaction(ctx, async (ctx) => {
      // Whatever changes from here on marks the month again.
      const { rowCount } = await ctx.db.execute(
        sql`delete from attribution_stale_months where publisher_id = ${publisherId} and month = ${month}`,
      )
      if (rowCount) await totalMonth(ctx, publisherId, month)
    })
}

export async function totalMonth(ctx: Ctx, publisherId: string, month: string): Promise<void> {
  const from = new Date(`${month}T00:00:00Z`)
  const to = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1))
  const within = (column: string) =>
    sql`publisher_id = ${publisherId} and ${sql.raw(column)} >= ${from.toISOString()} and ${sql.raw(column)} < ${to.toISOString()}`
  await ctx.db.execute(sql`delete from attribution_rollups where publisher_id = ${publisherId} and month = ${month}`)
  await ctx.db.execute(
    sql`delete from attribution_customer_rollups where publisher_id = ${publisherId} and month = ${month}`,
  )
  await ctx.db.execute(sql`
    insert into attribution_rollups
    select ${publisherId}, ${month}::date, guid, coalesce(offer_id, ''), coalesce(plan_id, ''), channel, method, region, '', '', '', '',
      count(*), count(*) filter (where status = 'Succeeded'), count(*) filter (where status = 'Failed'), 0, 0, 0, 0
    from deployment_runs where ${within('started_at')} and is_primary and not after_retirement
    group by guid, offer_id, plan_id, channel, method, region`)
  await ctx.db.execute(sql`
    insert into attribution_rollups
    select ${publisherId}, ${month}::date, guid, coalesce(offer_id, ''), coalesce(plan_id, ''), channel, method, region, type, '', '', '',
      0, 0, 0, count(distinct resource_id), 0, 0, 0
    from attributed_resources where ${within('from_at')}
    group by guid, offer_id, plan_id, channel, method, region, type`)
  await ctx.db.execute(sql`
    insert into attribution_rollups
    select ${publisherId}, ${month}::date, guid, coalesce(offer_id, ''), coalesce(plan_id, ''), channel, method, region, type, meter_category, unit, currency,
      0, 0, 0, 0, count(*), sum(quantity), sum(cost)
    from attributed_usage where ${within('used_at')}
    group by guid, offer_id, plan_id, channel, method, region, type, meter_category, unit, currency`)
  await ctx.db.execute(sql`
    insert into attribution_customer_rollups
    select ${publisherId}, ${month}::date, guid, coalesce(offer_id, ''), channel, customer_ref, currency,
      sum(deployments), sum(succeeded), sum(failed), sum(resources), sum(cost)
    from (
      select guid, offer_id, channel, customer_ref, '' as currency, count(*) as deployments,
        count(*) filter (where status = 'Succeeded') as succeeded, count(*) filter (where status = 'Failed') as failed, 0 as resources, 0::float8 as cost
      from deployment_runs where ${within('started_at')} and is_primary and not after_retirement group by 1, 2, 3, 4
      union all
      select guid, offer_id, channel, customer_ref, '', 0, 0, 0, count(distinct resource_id), 0
      from attributed_resources where ${within('from_at')} group by 1, 2, 3, 4
      union all
      select guid, offer_id, channel, customer_ref, currency, 0, 0, 0, 0, sum(cost)
      from attributed_usage where ${within('used_at')} group by 1, 2, 3, 4, 5
    ) as facts group by guid, offer_id, channel, customer_ref, currency`)
}

/** What was counted without being credited, and which events were taken, is forgotten after ninety days. */
export const forgetEvents = defineJob({
  name: 'attribution.forget-events',
  data: z.object({}),
  every: '41 3 * * *',
  async run(ctx) {
    const before = new Date(ctx.now().getTime() - 90 * 86_400_000).toISOString()
    await ctx.db.execute(sql`delete from deployment_events where received_at < ${before}`)
    await ctx.db.execute(sql`delete from unattributed_guids where last_at < ${before}`)
  },
})
