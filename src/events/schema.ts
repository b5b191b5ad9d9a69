/** One row for each thing that happened. Appended, never changed; insights counts these and nothing else. */
import { index, jsonb, pgTable, primaryKey, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { EventData, EventKind } from './kinds.ts'

export const events = pgTable(
  'events',
  {
    /** Empty for what concerns no publisher; first in the key, so that the table distributes by it. */
    publisherId: text('publisher_id').notNull().default(''),
    id: uuid('id').notNull(),
    kind: text('kind').$type<EventKind>().notNull(),
    /** Of the shape of `data`; see kinds.ts. */
    version: smallint('version').notNull(),
    offerId: text('offer_id'),
    /** The row it is about, in the room that recorded it: a lead, a submission, a delivery. */
    subjectId: text('subject_id'),
    at: timestamp('at', { withTimezone: true }).notNull(),
    data: jsonb('data').$type<EventData>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.id] }),
    index('events_by_kind').on(t.publisherId, t.kind, t.at),
    index('events_by_time').on(t.at),
  ],
)
