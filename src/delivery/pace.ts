/**
 * Keeps to what a destination takes in a stretch of time, where its vendor names such a limit: the rest of the
 * leads wait for the next stretch, and nobody is throttled. The count stands with the connection, so that it
 * holds for all workers together and over restarts.
 */
import { sql } from 'drizzle-orm'
import type { SendLimits } from '#connectors'
import type { Ctx } from '#platform/ctx'
import type { ConnectionKey, HealthRow } from './health.ts'

export type Pace = {
  startedAt: Date
  sent: number
  /** How many more may be sent in this stretch. */
  left: number
  warnAt: number | undefined
}

/** Undefined for destinations without such a limit. */
export function paceOf(row: HealthRow, { pace }: SendLimits, now: Date): Pace | undefined {
  if (!pace) return undefined
  const startedAt = row.pace_started_at ? new Date(row.pace_started_at as string) : undefined
  const isRunning = startedAt && now.getTime() - startedAt.getTime() < pace.perMs
  const sent = isRunning ? (row.pace_sent as number) : 0
  return { startedAt: isRunning ? startedAt : now, sent, left: Math.max(0, pace.leads - sent), warnAt: pace.warnAt }
}

/** Counts leads that were just taken to be sent; contacts are owed a warning when most of a stretch is used up. */
export async function notePace(
  ctx: Pick<Ctx, 'db'>,
  { publisherId, connectionId }: ConnectionKey,
  { pace, sent }: { pace: Pace; sent: number },
): Promise<void> {
  const total = pace.sent + sent
  const isWarned = pace.warnAt !== undefined && pace.sent < pace.warnAt && total >= pace.warnAt
  await ctx.db.execute(sql`
    update connection_health
    set pace_started_at = ${pace.startedAt.toISOString()}, pace_sent = ${total},
        pace_warning_due = pace_warning_due or ${isWarned}
    where publisher_id = ${publisherId} and connection_id = ${connectionId}`)
}
