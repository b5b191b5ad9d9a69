/** Leads and what the room keeps beside them. Personal data of customers lives in `leads` and nowhere else. */
import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  customType,
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
import type { RefusedRow } from './import-rows.ts'
import type { Campaign, Consent, Flag, ScoreReason, Suspicion } from './lead.ts'
import type { LeadSettings } from './settings-shape.ts'
import type { StoredFilter } from './stored-filter.ts'

const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' })
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
    /** Why it was disqualified. */
    reason: text('reason'),
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

/** Where a publisher stands with a lead now, and by when somebody should have answered it: see work/ and clock.ts. */
export const leadWork = pgTable(
  'lead_work',
  {
    publisherId: text('publisher_id').notNull(),
    leadId: uuid('lead_id').notNull(),
    workState: text('work_state').notNull().default('new'),
    /** Why it was disqualified. */
    reason: text('reason'),
    ownerId: text('owner_id'),
    ownerName: text('owner_name'),
    tags: text('tags').array().notNull().default(sql`'{}'`),
    /** The nurturing path it was put on: the key of a rule, see paths.ts. */
    path: text('path'),
    /** Business minutes from its capture to the first answer, and when they end. Null: nobody waits for one. */
    targetMinutes: integer('target_minutes'),
    dueAt: instant('due_at'),
    halfAt: instant('half_at'),
    /** People were told that half of the time, or all of it, had gone. */
    warnedAt: instant('warned_at'),
    escalatedAt: instant('escalated_at'),
    firstContactedAt: instant('first_contacted_at'),
    /** What of the publisher's checklist is answered, see checklist.ts. */
    checked: text('checked').array().notNull().default(sql`'{}'`),
    /** The publisher's word on the lead's quality, for the operator. */
    quality: text('quality', { enum: ['good', 'wrong-contact', 'not-a-buyer', 'spam'] }),
    touchedAt: instant('touched_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.leadId] }),
    foreignKey({ columns: [t.publisherId, t.leadId], foreignColumns: [leads.publisherId, leads.id] }),
    index('lead_work_due').on(t.dueAt).where(sql`${t.dueAt} is not null`),
    index('lead_work_owner').on(t.publisherId, t.ownerId),
    check(
      'lead_work_state',
      sql`${t.workState} in ('new', 'contacted', 'nurturing', 'qualified', 'converted', 'disqualified', 'unreachable')`,
    ),
    check('lead_work_quality', sql`${t.quality} in ('good', 'wrong-contact', 'not-a-buyer', 'spam')`),
  ],
)

/** What somebody has still to do about a lead. */
export const leadTasks = pgTable(
  'lead_tasks',
  {
    publisherId: text('publisher_id').notNull(),
    leadId: uuid('lead_id').notNull(),
    id: uuid('id').notNull(),
    what: text('what').notNull(),
    dueAt: instant('due_at'),
    byName: text('by_name').notNull(),
    createdAt: instant('created_at').notNull(),
    doneAt: instant('done_at'),
    doneByName: text('done_by_name'),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.leadId, t.id] }),
    foreignKey({ columns: [t.publisherId, t.leadId], foreignColumns: [leads.publisherId, leads.id] }),
  ],
)

/** What a path writes to a customer who agreed to it, and what became of it: see path-mails.ts. */
export const leadPathMails = pgTable(
  'lead_path_mails',
  {
    publisherId: text('publisher_id').notNull(),
    leadId: uuid('lead_id').notNull(),
    id: uuid('id').notNull(),
    subject: text('subject').notNull(),
    text: text('text').notNull(),
    dueAt: instant('due_at').notNull(),
    sentAt: instant('sent_at'),
    /** `refused`: the customer said stop; `worked`: people have taken over; `gone`: nobody is there to write to. */
    stopped: text('stopped', { enum: ['refused', 'worked', 'gone'] }),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.leadId, t.id] }),
    foreignKey({ columns: [t.publisherId, t.leadId], foreignColumns: [leads.publisherId, leads.id] }),
    index('lead_path_mails_due').on(t.dueAt).where(sql`${t.sentAt} is null and ${t.stopped} is null`),
    check('lead_path_mails_stopped', sql`${t.stopped} in ('refused', 'worked', 'gone')`),
  ],
)

/** Who wants no such mails of a publisher's: keyed hashes of addresses, which outlive their leads. */
export const mailRefusals = pgTable(
  'lead_mail_refusals',
  {
    publisherId: text('publisher_id')
      .notNull()
      .references(() => publishers.publisherId),
    person: text('person').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.publisherId, t.person] })],
)

/** Filters that people keep under a name. */
export const leadViews = pgTable(
  'lead_views',
  {
    publisherId: text('publisher_id').notNull(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    /** As it stands in the address of the list. */
    query: text('query').notNull(),
    /** Null: everybody's. */
    ownerId: text('owner_id'),
    createdBy: text('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.id] }),
    foreignKey({ columns: [t.publisherId], foreignColumns: [publishers.publisherId] }),
  ],
)

/** How a publisher works its leads: points, hours, paths, digest, retention. Absent: the defaults. */
export const leadSettings = pgTable('lead_settings', {
  publisherId: text('publisher_id')
    .primaryKey()
    .references(() => publishers.publisherId),
  settings: jsonb('settings').$type<Partial<LeadSettings>>().notNull(),
  revision: integer('revision').notNull().default(1),
  /** The last digest that was mailed. */
  digestedAt: instant('digested_at'),
  updatedAt: instant('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
})

/** Lists of the publisher's own that leads are compared with: customers, open deals, campaigns. */
export const factLists = pgTable(
  'lead_fact_lists',
  {
    publisherId: text('publisher_id').notNull(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    rows: integer('rows').notNull(),
    uploadedAt: instant('uploaded_at').notNull(),
    uploadedBy: text('uploaded_by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.id] }),
    foreignKey({ columns: [t.publisherId], foreignColumns: [publishers.publisherId] }),
  ],
)

/** One line of such a list. Addresses are kept as keyed hashes: they only serve to be found again. */
export const facts = pgTable(
  'lead_facts',
  {
    publisherId: text('publisher_id').notNull(),
    listId: uuid('list_id').notNull(),
    line: integer('line').notNull(),
    emailHash: text('email_hash'),
    domain: text('domain'),
    /** Lower case, without legal form. */
    company: text('company'),
    isCustomer: boolean('is_customer').notNull().default(false),
    owner: text('owner'),
    deal: text('deal'),
    lastCampaign: text('last_campaign'),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.listId, t.line] }),
    foreignKey({ columns: [t.publisherId, t.listId], foreignColumns: [factLists.publisherId, factLists.id] }),
    index('lead_facts_email').on(t.publisherId, t.emailHash),
    index('lead_facts_domain').on(t.publisherId, t.domain),
    index('lead_facts_company').on(t.publisherId, t.company),
  ],
)

/** Leads brought in from a file: what became of each row that was not kept. */
export const leadImports = pgTable(
  'lead_imports',
  {
    publisherId: text('publisher_id').notNull(),
    id: uuid('id').notNull(),
    fileName: text('file_name').notNull(),
    rows: integer('rows').notNull(),
    kept: integer('kept').notNull(),
    repeated: integer('repeated').notNull(),
    refused: jsonb('refused').$type<RefusedRow[]>().notNull(),
    sent: boolean('sent').notNull(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.id] }),
    foreignKey({ columns: [t.publisherId], foreignColumns: [publishers.publisherId] }),
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

/** A file of many leads that somebody asked for: made in the background, for them alone, for a day. */
export const leadExports = pgTable(
  'lead_exports',
  {
    publisherId: text('publisher_id').notNull(),
    id: uuid('id').notNull(),
    format: text('format', { enum: ['csv', 'xlsx'] }).notNull(),
    filter: jsonb('filter').$type<StoredFilter>().notNull(),
    /** Offers that whoever asked may see; null: all of them. */
    offers: text('offers').array(),
    /** `destroyed`: it held somebody who was erased since. */
    state: text('state', { enum: ['queued', 'running', 'ready', 'failed', 'destroyed'] }).notNull(),
    total: integer('total').notNull(),
    done: integer('done').notNull().default(0),
    bytes: bigint('bytes', { mode: 'number' }).notNull().default(0),
    /** Raised by an erasure: what was written until then is written again. */
    round: integer('round').notNull().default(0),
    byId: text('by_id').notNull(),
    byEmail: text('by_email'),
    locale: text('locale', { enum: ['en', 'fr'] }).notNull(),
    at: instant('at').notNull(),
    finishedAt: instant('finished_at'),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.id] }),
    foreignKey({ columns: [t.publisherId], foreignColumns: [publishers.publisherId] }),
    index('lead_exports_by').on(t.publisherId, t.byId, t.at),
    check('lead_exports_state', sql`${t.state} in ('queued', 'running', 'ready', 'failed', 'destroyed')`),
  ],
)

/** Its bytes, in order. They go with it. */
export const leadExportPieces = pgTable(
  'lead_export_pieces',
  {
    publisherId: text('publisher_id').notNull(),
    exportId: uuid('export_id').notNull(),
    number: integer('number').notNull(),
    bytes: bytes('bytes').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.exportId, t.number] }),
    foreignKey({
      columns: [t.publisherId, t.exportId],
      foreignColumns: [leadExports.publisherId, leadExports.id],
    }).onDelete('cascade'),
  ],
)

/** Offers whose leads go to no destination, and when their publisher was last told so. */
export const leadsNowhere = pgTable(
  'leads_nowhere',
  {
    publisherId: text('publisher_id').notNull(),
    offerId: text('offer_id').notNull(),
    offerTitle: text('offer_title').notNull(),
    /** The first lead that went nowhere. */
    since: instant('since').notNull(),
    toldAt: instant('told_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.offerId] }),
    foreignKey({ columns: [t.publisherId], foreignColumns: [publishers.publisherId] }),
    index('leads_nowhere_told').on(t.toldAt),
  ],
)

/** A publisher asks the operator to let a withheld lead go. */
export const releaseRequests = pgTable(
  'lead_release_requests',
  {
    publisherId: text('publisher_id').notNull(),
    leadId: uuid('lead_id').notNull(),
    why: text('why').notNull(),
    byName: text('by_name').notNull(),
    byEmail: text('by_email'),
    at: instant('at').notNull(),
    /** Null: nobody has decided. */
    verdict: text('verdict', { enum: ['released', 'declined'] }),
    answer: text('answer'),
    settledAt: instant('settled_at'),
    settledBy: text('settled_by'),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.leadId] }),
    foreignKey({ columns: [t.publisherId, t.leadId], foreignColumns: [leads.publisherId, leads.id] }),
    index('lead_release_requests_open').on(t.at).where(sql`${t.verdict} is null`),
    check('lead_release_requests_verdict', sql`${t.verdict} in ('released', 'declined')`),
  ],
)
