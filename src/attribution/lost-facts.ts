/** What was credited to a publisher by a GUID that proved to be another’s: taken back, as if it had never been told. */
import { sql } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import { sendJob } from '#platform/jobs'
import { totalMonths } from './rollup.ts'

/** Runs, resources and usage, and the names of customers learnt by nothing else; in the caller’s transaction. */
export async function takeBackFacts(
  ctx: Ctx,
  { publisherId, guid }: { publisherId: string; guid: string },
): Promise<void> {
  const theirs = sql`publisher_id = ${publisherId} and guid = ${guid}`
  const month = (column: string) => sql`date_trunc('month', ${sql.raw(column)} at time zone 'UTC')::date`
  await ctx.db.execute(sql`
    insert into attribution_stale_months (publisher_id, month)
    select ${publisherId}, month from (
      select ${month('started_at')} as month from deployment_runs where ${theirs}
      union select ${month('from_at')} from attributed_resources where ${theirs}
      union select ${month('used_at')} from attributed_usage where ${theirs}
    ) as months on conflict do nothing`)
  for (const table of ['attributed_usage', 'attributed_resources', 'deployment_runs'])
    await ctx.db.execute(sql`delete from ${sql.identifier(table)} where ${theirs}`)
  await ctx.db.execute(sql`
    delete from attributed_customers as known where publisher_id = ${publisherId} and not exists (
      select from deployment_runs as run where run.publisher_id = known.publisher_id and run.customer_ref = known.customer_ref)`)
  await sendJob(ctx, totalMonths, {}, { singletonKey: 'now' })
}
