/** What reports leave out: a GUID that is disputed is nobody’s until the operator decides, a revoked one is never again. */
import { type SQL, sql } from 'drizzle-orm'

/** A condition on the column `guid` of a publisher’s own runs, resources, usage or totals. Operators see all. */
export function isShown(publisherId: string | undefined): SQL {
  if (publisherId === undefined) return sql`true`
  return sql`guid not in (
    select guid from tracking_guids where publisher_id = ${publisherId} and state in ('disputed', 'revoked') and guid is not null
  )`
}
