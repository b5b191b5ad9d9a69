/** How far a report knows: deployments are told by collectors, usage comes with the cloud’s exports, both late. */
import { sql } from 'drizzle-orm'
import { requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'

export type Freshness = {
  /** When anything was last told of a deployment; null in 90 days of silence. */
  toldAt: Date | null
  /** The last day of which usage is known. */
  usedUntil: Date | null
}

/** Requires attribution.read; over all publishers operator.admin. */
export async function freshnessOf(ctx: Ctx, publisherId: string | undefined): Promise<Freshness> {
  if (publisherId === undefined) requirePermission(ctx, 'operator.admin')
  else requirePermission(ctx, 'attribution.read', { publisherId })
  const of = publisherId === undefined ? sql`true` : sql`publisher_id = ${publisherId}`
  const { rows } = await ctx.db.execute<{ told: string | Date | null; used: string | Date | null }>(sql`
    select (select max(received_at) from deployment_events where ${of} and publisher_id <> '') as told,
      (select max(used_at) from attributed_usage where ${of}) as used`)
  const date = (value: string | Date | null | undefined) => (value ? new Date(value) : null)
  return { toldAt: date(rows[0]?.told), usedUntil: date(rows[0]?.used) }
}
