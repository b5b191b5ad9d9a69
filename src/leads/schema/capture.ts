/** What capture remembers for a while: acts, forms, counters. */
import { bigint, index, integer, pgTable, primaryKey, text, uuid, varchar } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/**
 * The last time each person did each act on an offer. One upsert on its key decides, across all
 * processes, whether an enquiry is new, a repetition within minutes, or a later duplicate.
 */
export const leadActs = pgTable(
  'lead_acts',
  {
    publisherId: text('publisher_id').notNull(),
    /** Keyed hash of offer, environment, action and normalised e-mail. */
    act: text('act').notNull(),
    leadId: uuid('lead_id').notNull(),
    previousLeadId: uuid('previous_lead_id'),
    at: instant('at').notNull(),
    previousAt: instant('previous_at'),
  },
  (t) => [primaryKey({ columns: [t.publisherId, t.act] })],
)

/** Form tokens that were used, until they would have expired anyway. */
export const spentFormTokens = pgTable(
  'spent_form_tokens',
  {
    token: text('token').primaryKey(),
    leadId: uuid('lead_id').notNull(),
    publisherId: text('publisher_id').notNull(),
    /** Keyed hash of what was sent with it: the same again is a double click, something else is not. */
    enquiry: text('enquiry').notNull(),
    spentAt: instant('spent_at').notNull(),
  },
  (t) => [index('spent_form_tokens_age').on(t.spentAt)],
)

/** Counters of rate-limiter-flexible, which prescribes the three columns. */
export const enquiryRates = pgTable('enquiry_rates', {
  key: varchar('key', { length: 255 }).primaryKey(),
  points: integer('points').notNull().default(0),
  expire: bigint('expire', { mode: 'number' }),
})
