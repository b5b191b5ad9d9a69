/** Leads themselves. Personal data of customers stands in this table and in no other. */
import { sql } from 'drizzle-orm'
import { bigint, boolean, check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { publishers } from '../../accounts/schema.ts'
import type { Campaign, Consent, Flag, ScoreReason, Suspicion } from '../lead.ts'
import { instant } from './columns.ts'

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
    state: text('state', { enum: ['routable', 'withheld', 'unconfirmed', 'quarantined', 'erased'] }).notNull(),
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
    check('leads_state', sql`${t.state} in ('routable', 'withheld', 'unconfirmed', 'quarantined', 'erased')`),
    check('leads_rating', sql`${t.rating} in ('hot', 'warm', 'cold')`),
    // Deliveries know a lead by its id alone.
    index('leads_by_id').on(t.id),
    index('leads_newest').on(t.publisherId, t.capturedAt, t.id),
    index('leads_best').on(t.publisherId, t.score, t.id),
    // The address first: with the publisher first, a database that does not know its tables yet may take any of
    // the indexes above instead and read all leads of the publisher for each new one.
    index('leads_person').on(t.emailNormalised, t.publisherId),
    // Whoever looks through everything that came lately; costs the insert next to nothing.
    index('leads_lately').using('brin', t.capturedAt),
    // What waits to be sorted in is sorted in often: with the usual 4 MB, one capture in ten thousand waited
    // a third of a second for it.
    index('leads_text')
      .using('gin', sql`(${words(t)})`)
      .with({ gin_pending_list_limit: '64' }),
  ],
)

/** What a text search looks into, the mail domain as a word of its own; the same expression in the index and in the query. */
export function words(
  t: { [K in 'firstName' | 'lastName' | 'email' | 'emailNormalised' | 'company' | 'title']: unknown },
) {
  const field = (column: unknown) => sql`coalesce(${column}, '')`
  return sql`to_tsvector('simple', ${field(t.firstName)} || ' ' || ${field(t.lastName)} || ' ' || ${field(t.email)} || ' ' || ${field(t.company)} || ' ' || ${field(t.title)} || ' ' || split_part(${field(t.emailNormalised)}, '@', 2))`
}
