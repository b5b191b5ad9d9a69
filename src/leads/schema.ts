/** Leads and what the room keeps beside them. Personal data of customers lives in `leads` and nowhere else. */
import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core'
import { publishers } from '../accounts/schema.ts'
import type { Campaign, Consent, Flag, ScoreReason, Suspicion } from './lead.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })

export const leads = pgTable(
  'leads',
  {
    publisherId: text('publisher_id')
      .notNull()
      .references(() => publishers.publisherId),
    id: uuid('id').notNull(),
    /** Grows with time for each publisher, with gaps: lets receivers order what they get. */
    sequence: bigint('sequence', { mode: 'number' }).notNull().generatedByDefaultAsIdentity(),
    environment: text('environment', { enum: ['live', 'preview', 'test'] }).notNull(),
    state: text('state', { enum: ['routable', 'withheld', 'quarantined', 'erased'] }).notNull(),
    offerId: text('offer_id').notNull(),
    offerTitle: text('offer_title').notNull(),
    offerType: text('offer_type').notNull(),
    listingOption: text('listing_option').notNull(),
    planId: text('plan_id'),
    publisherName: text('publisher_name').notNull(),
    marketplace: text('marketplace').notNull(),
    source: text('source').notNull(),
    actionCode: text('action_code').notNull(),
    leadSource: text('lead_source').notNull(),
    firstName: text('first_name'),
    lastName: text('last_name'),
    email: text('email'),
    /** Lower case, domain in punycode: for matching, never for sending. */
    emailNormalised: text('email_normalised'),
    phone: text('phone'),
    phoneE164: text('phone_e164'),
    country: text('country'),
    company: text('company'),
    title: text('title'),
    message: text('message'),
    campaign: jsonb('campaign').$type<Campaign>().notNull().default({}),
    referrerHost: text('referrer_host'),
    locale: text('locale').notNull(),
    consent: jsonb('consent').$type<Consent>(),
    allowMarketing: boolean('allow_marketing').notNull().default(false),
    flags: text('flags').array().$type<Flag[]>().notNull().default(sql`'{}'`),
    /** Why it waits in quarantine. */
    suspicions: text('suspicions').array().$type<Suspicion[]>().notNull().default(sql`'{}'`),
    duplicateOf: uuid('duplicate_of'),
    score: integer('score').notNull(),
    rating: text('rating', { enum: ['hot', 'warm', 'cold'] }).notNull(),
    scoreReasons: jsonb('score_reasons').$type<ScoreReason[]>().notNull().default([]),
    ipHash: text('ip_hash'),
    occurredAt: instant('occurred_at').notNull(),
    capturedAt: instant('captured_at').notNull(),
    retainUntil: instant('retain_until').notNull(),
    erasedAt: instant('erased_at'),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.id] }),
    check('leads_environment', sql`${t.environment} in ('live', 'preview', 'test')`),
    check('leads_state', sql`${t.state} in ('routable', 'withheld', 'quarantined', 'erased')`),
    check('leads_rating', sql`${t.rating} in ('hot', 'warm', 'cold')`),
    // Deliveries know a lead by its id alone.
    index('leads_by_id').on(t.id),
    index('leads_newest').on(t.publisherId, t.capturedAt, t.id),
    index('leads_best').on(t.publisherId, t.score, t.id),
    index('leads_person').on(t.publisherId, t.emailNormalised),
    index('leads_words').using('gin', sql`(${words(t)})`),
  ],
)

/** What a text search looks into; the same expression in the index and in the query. */
export function words(t: { [K in 'firstName' | 'lastName' | 'email' | 'company' | 'title']: unknown }) {
  const field = (column: unknown) => sql`coalesce(${column}, '')`
  return sql`to_tsvector('simple', ${field(t.firstName)} || ' ' || ${field(t.lastName)} || ' ' || ${field(t.email)} || ' ' || ${field(t.company)} || ' ' || ${field(t.title)})`
}

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

/** How the publisher's people work on a lead: each step a row, the newest is where it stands. */
export const leadSteps = pgTable(
  'lead_steps',
  {
    publisherId: text('publisher_id').notNull(),
    leadId: uuid('lead_id').notNull(),
    id: uuid('id').notNull(),
    workState: text('work_state').notNull(),
    note: text('note'),
    byId: text('by_id').notNull(),
    byName: text('by_name').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.leadId, t.id] }),
    foreignKey({ columns: [t.publisherId, t.leadId], foreignColumns: [leads.publisherId, leads.id] }),
    check(
      'lead_steps_work_state',
      sql`${t.workState} in ('new', 'contacted', 'nurturing', 'qualified', 'converted', 'disqualified', 'unreachable')`,
    ),
  ],
)

/** Counters of rate-limiter-flexible, which prescribes the three columns. */
export const enquiryRates = pgTable('enquiry_rates', {
  key: varchar('key', { length: 255 }).primaryKey(),
  points: integer('points').notNull().default(0),
  expire: bigint('expire', { mode: 'number' }),
})
