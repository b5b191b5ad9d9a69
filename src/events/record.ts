import { sql } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import { executePrepared } from '#platform/prepared'
import { type EventData, type EventKind, eventKinds } from './kinds.ts'

export type Happening = {
  kind: EventKind
  publisherId?: string
  offerId?: string
  subjectId?: string
  /** Default: now. */
  at?: Date
  data?: EventData
}

/**
 * Writes what happened in the caller's transaction: it is counted if and only if it came true.
 * One statement however many there are, because captures of leads commit in groups.
 */
export async function recordEvents(ctx: Pick<Ctx, 'db' | 'now' | 'newId'>, happenings: Happening[]): Promise<void> {
  if (happenings.length === 0) return
  const rows = happenings.map((h) => ({
    publisher_id: h.publisherId ?? '',
    id: ctx.newId(),
    kind: h.kind,
    version: eventKinds[h.kind].version,
    offer_id: h.offerId,
    subject_id: h.subjectId,
    at: h.at ?? ctx.now(),
    data: h.data ?? {},
  }))
  await executePrepared(
    ctx,
    'events.record',
    sql`
    insert into events (publisher_id, id, kind, version, offer_id, subject_id, at, data)
    select publisher_id, id, kind, version, offer_id, subject_id, at, data
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(publisher_id text, id uuid, kind text, version smallint, offer_id text, subject_id text, at timestamptz, data jsonb)`,
  )
}
