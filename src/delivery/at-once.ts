/** When a delivery may be sent that waits for nothing. */
import { type SQL, sql } from 'drizzle-orm'

/** Never later than the database's own clock, which workers go by: this machine's may be ahead, and come back. */
export function atOnce(now: Date | string): SQL {
  const told = typeof now === 'string' ? now : now.toISOString()
  return sql`least(${told}::timestamptz, clock_timestamp())`
}
