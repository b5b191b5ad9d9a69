/** What was done, and by whom. */
import { index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './instant.ts'

/** The audit log: one row for each act that changed something. Appended, never changed. */
export const acts = pgTable(
  'acts',
  {
    /** Empty for acts on the instance itself. */
    publisherId: text('publisher_id').notNull().default(''),
    id: uuid('id').notNull(),
    offerId: text('offer_id'),
    act: text('act').notNull(),
    subject: text('subject').notNull(),
    actorKind: text('actor_kind').notNull(),
    actorId: text('actor_id').notNull(),
    actorName: text('actor_name').notNull(),
    requestId: text('request_id'),
    detail: jsonb('detail').$type<Record<string, unknown>>(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.id] }),
    index('acts_newest').on(t.publisherId, t.at.desc(), t.id.desc()),
    index('acts_of_actor').on(t.actorId, t.at.desc()),
  ],
)
