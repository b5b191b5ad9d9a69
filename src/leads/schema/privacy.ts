/** What customers may ask for, and what was erased. */
import { sql } from 'drizzle-orm'
import { check, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'
import { leads } from './leads.ts'

/** Enquiries that count only once their customer confirmed them, and the evidence that they did: see confirm.ts. */
export const confirmations = pgTable(
  'lead_confirmations',
  {
    publisherId: text('publisher_id').notNull(),
    leadId: uuid('lead_id').notNull(),
    /** Keyed hash of the normalised address: it is written to once an hour at most. */
    person: text('person').notNull(),
    askedAt: instant('asked_at').notNull(),
    mailedAt: instant('mailed_at'),
    expiresAt: instant('expires_at').notNull(),
    confirmedAt: instant('confirmed_at'),
    /** Keyed hash, as of whoever sends an enquiry. */
    ipHash: text('ip_hash'),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.leadId] }),
    foreignKey({ columns: [t.publisherId, t.leadId], foreignColumns: [leads.publisherId, leads.id] }),
    index('lead_confirmations_waiting').on(t.askedAt).where(sql`${t.mailedAt} is null and ${t.confirmedAt} is null`),
    index('lead_confirmations_person').on(t.person, t.mailedAt),
  ],
)

/** A customer's wish to see, or to have erased, what is kept about them; proved by a link to their mailbox. */
export const privacyRequests = pgTable(
  'privacy_requests',
  {
    id: uuid('id').primaryKey(),
    /** Keyed hash of the normalised address. */
    person: text('person').notNull(),
    /** Hash of the token in the mailed link. */
    token: text('token').notNull().unique(),
    askedAt: instant('asked_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    erasedAt: instant('erased_at'),
  },
  (t) => [index('privacy_requests_person').on(t.person, t.askedAt)],
)

/** Every erasure, so that it can be done again after a backup was restored. Ids only. */
export const erasures = pgTable(
  'lead_erasures',
  {
    publisherId: text('publisher_id').notNull(),
    leadId: uuid('lead_id').notNull(),
    why: text('why', { enum: ['customer', 'publisher', 'retention'] }).notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.leadId] }),
    check('lead_erasures_why', sql`${t.why} in ('customer', 'publisher', 'retention')`),
  ],
)

/** A destination that had got a lead which was erased: it is told, or somebody has to erase it there. */
export const erasureTasks = pgTable(
  'lead_erasure_tasks',
  {
    publisherId: text('publisher_id').notNull(),
    leadId: uuid('lead_id').notNull(),
    connectionId: uuid('connection_id').notNull(),
    connectionName: text('connection_name').notNull(),
    kind: text('kind').notNull(),
    /** What the destination calls it, and where it is. */
    destinationId: text('destination_id'),
    destinationUri: text('destination_uri'),
    deliveredAt: instant('delivered_at'),
    at: instant('at').notNull(),
    doneAt: instant('done_at'),
    doneBy: text('done_by'),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.leadId, t.connectionId] }),
    index('lead_erasure_tasks_open').on(t.publisherId, t.at).where(sql`${t.doneAt} is null`),
  ],
)
