import { sql } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import type { EventKind } from './kinds.ts'

type Question = {
  kind: EventKind
  publisherId: string
  offerId: string
  since: Date
  /** By name of what the event says: one of these; or `said`, whatever it is. */
  data: Record<string, string[] | 'said'>
}

/** Whether something happened to an offer since then, of which the event says what is asked for. */
export async function hasHappened(ctx: Pick<Ctx, 'db'>, question: Question): Promise<boolean> {
  const { kind, publisherId, offerId, since, data } = question
  const says = Object.entries(data).map(([name, values]) =>
    values === 'said' ? sql`and data ->> ${name} is not null` : sql`and data ->> ${name} in ${values}`,
  )
  const { rows } = await ctx.db.execute(sql`
    select 1 from events
    where publisher_id = ${publisherId} and kind = ${kind} and at >= ${since.toISOString()} and offer_id = ${offerId}
      ${sql.join(says, sql` `)}
    limit 1`)
  return rows.length > 0
}
