/**
 * Connections and their versions, where each offer's leads go, the deliveries and the attempts made.
 * Rows of deliveries are the queue: a delivery row is the obligation itself, see states.ts.
 * Nothing here tells who a customer is; an answer's body may repeat what was sent, see attempts.response.
 */
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Evidence, MappingEntry, MessageParams, OutcomeClass, SettingValues, Warning } from '#connectors'
import { publishers } from '../accounts/schema.ts'
import { deliveryStates } from './states.ts'

export { webhooks } from './schema/webhooks.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })

/** One destination of a publisher. What it is set to stands in its versions; how it fares, in its health. */
export const connections = pgTable(
  'connections',
  {
    publisherId: text('publisher_id')
      .notNull()
      .references(() => publishers.publisherId),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    kind: text('kind').notNull(),
    /** Told that a lead arrived, and that the connection fails. */
    contactEmails: text('contact_emails').array().notNull().default(sql`'{}'`),
    /** Language of what they are told: that of whoever entered them. */
    contactLocale: text('contact_locale', { enum: ['en', 'fr'] })
      .notNull()
      .default('en'),
    /** The version that live leads go through: the last one that passed validation. Null: none did yet. */
    liveVersion: integer('live_version'),
    /** The version last saved; preview leads go through it. */
    lastVersion: integer('last_version').notNull(),
    /** Raised by each change: the ETag. */
    revision: integer('revision').notNull().default(1),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    updatedAt: instant('updated_at').notNull(),
    updatedBy: text('updated_by').notNull(),
    removedAt: instant('removed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.id] }),
    check('connections_contact_locale', sql`${t.contactLocale} in ('en', 'fr')`),
  ],
)

/** What a connection was set to, each time it was saved. Written once, never changed. */
export const connectionVersions = pgTable(
  'connection_versions',
  {
    publisherId: text('publisher_id').notNull(),
    connectionId: uuid('connection_id').notNull(),
    version: integer('version').notNull(),
    settings: jsonb('settings').$type<SettingValues>().notNull(),
    /** Sealed, each bound to connection, field and version; with what may be seen of it. */
    secrets: jsonb('secrets').$type<Record<string, StoredSecret>>().notNull(),
    mapping: jsonb('mapping').$type<MappingEntry[]>().notNull().default([]),
    /** When its credentials end, where that is known: people are reminded before. */
    secretExpiresAt: instant('secret_expires_at'),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.connectionId, t.version] }),
    foreignKey({ columns: [t.publisherId, t.connectionId], foreignColumns: [connections.publisherId, connections.id] }),
  ],
)

export type StoredSecret = { sealed: string; mask: string; setAt: string; setBy: string; expiresAt?: string }

/** Each check of a connection with a test lead, step by step. */
export const connectionValidations = pgTable(
  'connection_validations',
  {
    publisherId: text('publisher_id').notNull(),
    id: uuid('id').notNull(),
    connectionId: uuid('connection_id').notNull(),
    version: integer('version').notNull(),
    outcome: text('outcome', { enum: ['passed', 'passed_unconfirmed', 'failed'] }).notNull(),
    steps: jsonb('steps').$type<ValidationStep[]>().notNull(),
    /** What to search for in the destination. */
    marker: text('marker').notNull(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
    /** Where the destination confirms nothing: who saw the test lead there, and when. */
    seenAt: instant('seen_at'),
    seenBy: text('seen_by'),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.id] }),
    index('connection_validations_newest').on(t.publisherId, t.connectionId, t.at),
    check('connection_validations_outcome', sql`${t.outcome} in ('passed', 'passed_unconfirmed', 'failed')`),
    foreignKey({ columns: [t.publisherId, t.connectionId], foreignColumns: [connections.publisherId, connections.id] }),
  ],
)

export type ValidationStepName = 'shape' | 'reach' | 'auth' | 'write' | 'evidence'
export type ValidationStep = {
  step: ValidationStepName
  result: 'passed' | 'warning' | 'failed' | 'skipped'
  code?: string
  params?: MessageParams
  httpStatus?: number
  vendorMessage?: string
  tries: number
  durationMs: number
}

/** How a connection fares: its circuit, its pauses, its alarms. One row each; a healthy one is never written to. */
export const connectionHealth = pgTable(
  'connection_health',
  {
    publisherId: text('publisher_id').notNull(),
    connectionId: uuid('connection_id').notNull(),
    circuit: text('circuit', { enum: ['closed', 'open', 'suspended'] })
      .notNull()
      .default('closed'),
    consecutiveFailures: integer('consecutive_failures').notNull().default(0),
    /** Attempts and failures since the first failure of the last five minutes. */
    windowStartedAt: instant('window_started_at'),
    windowAttempts: integer('window_attempts').notNull().default(0),
    windowFailures: integer('window_failures').notNull().default(0),
    /** Since when nothing was delivered; the alarm and the hour of grace for names count from it. */
    failingSince: instant('failing_since'),
    openedAt: instant('opened_at'),
    /** Open: when one delivery may try whether it works again. Null: only a person can reopen it. */
    probeAt: instant('probe_at'),
    probes: integer('probes').notNull().default(0),
    /** Open: successes in a row, and how many close it. */
    successes: integer('successes').notNull().default(0),
    successesToClose: smallint('successes_to_close').notNull().default(1),
    throttledUntil: instant('throttled_until'),
    /** After a recovery: sending starts gently; see ramp in circuit.ts. */
    recoveredAt: instant('recovered_at'),
    sentSinceRecovery: integer('sent_since_recovery').notNull().default(0),
    /** Where a destination takes so much in a stretch of time, for people to see: since when it is counted, and what was sent. */
    paceStartedAt: instant('pace_started_at'),
    paceSent: integer('pace_sent').notNull().default(0),
    /** Contacts are owed a mail that the rest of the stretch's leads will wait. */
    paceWarningDue: boolean('pace_warning_due').notNull().default(false),
    /** Days before the end of the credentials that people were last reminded at; null: not yet. */
    expiryRemindedDays: smallint('expiry_reminded_days'),
    lastClass: text('last_class').$type<OutcomeClass>(),
    lastCode: text('last_code'),
    lastParams: jsonb('last_params').$type<MessageParams>(),
    /** Something is to be sent although the connection is throttled or its circuit open: see deliveries.urgent. */
    urgent: boolean('urgent').notNull().default(false),
    pausedAt: instant('paused_at'),
    pausedBy: text('paused_by'),
    /** When contacts are to be told (again) that it fails; null: nothing to tell. */
    alertDueAt: instant('alert_due_at'),
    alertsSent: integer('alerts_sent').notNull().default(0),
    /** Contacts were told that it failed, and it recovered: they are owed one more mail. */
    recoveryDue: boolean('recovery_due').notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.connectionId] }),
    check('connection_health_circuit', sql`${t.circuit} in ('closed', 'open', 'suspended')`),
    index('connection_health_alerts').on(t.alertDueAt).where(sql`${t.alertDueAt} is not null or ${t.recoveryDue}`),
    foreignKey({ columns: [t.publisherId, t.connectionId], foreignColumns: [connections.publisherId, connections.id] }),
  ],
)

/** What was sent lately to an account with a limit at its vendor's, by all connections to it; see pace.ts. */
export const accountPaces = pgTable(
  'account_paces',
  {
    publisherId: text('publisher_id').notNull(),
    account: text('account').notNull(),
    slices: jsonb('slices').$type<{ from: number; to: number; sent: number }[]>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.publisherId, t.account] })],
)

/** Where the leads of an offer go: none to five connections, the first is the primary one. */
export const offerDestinations = pgTable(
  'offer_destinations',
  {
    publisherId: text('publisher_id').notNull(),
    offerId: text('offer_id').notNull(),
    environment: text('environment', { enum: ['live', 'preview'] }).notNull(),
    connectionId: uuid('connection_id').notNull(),
    position: smallint('position').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.offerId, t.environment, t.connectionId] }),
    check('offer_destinations_environment', sql`${t.environment} in ('live', 'preview')`),
    check('offer_destinations_five', sql`${t.position} between 0 and 4`),
    foreignKey({ columns: [t.publisherId, t.connectionId], foreignColumns: [connections.publisherId, connections.id] }),
  ],
)

/** One replay: who chose which leads to be sent again. Its rows in deliveries are the work itself. */
export const replays = pgTable(
  'replays',
  {
    publisherId: text('publisher_id').notNull(),
    id: uuid('id').notNull(),
    connectionId: uuid('connection_id').notNull(),
    what: text('what', { enum: ['missing', 'everything'] }).notNull(),
    leads: integer('leads').notNull(),
    queued: integer('queued').notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    cancelledAt: instant('cancelled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.id] }),
    check('replays_what', sql`${t.what} in ('missing', 'everything')`),
    foreignKey({ columns: [t.publisherId, t.connectionId], foreignColumns: [connections.publisherId, connections.id] }),
  ],
)

/** One lead owed to one connection. */
export const deliveries = pgTable(
  'deliveries',
  {
    publisherId: text('publisher_id').notNull(),
    // Made by the database: one statement makes the deliveries of many leads, to as many connections as there are.
    id: uuid('id').notNull().defaultRandom(),
    leadId: uuid('lead_id').notNull(),
    connectionId: uuid('connection_id').notNull(),
    offerId: text('offer_id').notNull(),
    environment: text('environment', { enum: ['live', 'preview'] }).notNull(),
    state: text('state', { enum: deliveryStates }).notNull(),
    /** Why it is held, parked or rejected: the code of the last result, or `no_destination`. */
    reason: text('reason'),
    reasonParams: jsonb('reason_params').$type<MessageParams>(),
    /** Keyed hash of the normalised e-mail: leads of one person go one after the other. */
    person: text('person').notNull(),
    capturedAt: instant('captured_at').notNull(),
    requestedAt: instant('requested_at').notNull(),
    /** When it may be sent. Null while it is held: then the connection's recovery decides. */
    nextAt: instant('next_at'),
    /** Tries that the retry schedule has counted since it was queued by capture, or by a person. */
    tries: integer('tries').notNull().default(0),
    /** Refusals that were given the benefit of the doubt. */
    refusals: smallint('refusals').notNull().default(0),
    /** Number of the current or last lease: also the attempt's number. A result under an older one changes nothing. */
    fence: integer('fence').notNull().default(0),
    leasedUntil: instant('leased_until'),
    leasedBy: uuid('leased_by'),
    /** A person pressed Retry: one attempt is made even if the connection is throttled or its circuit open. */
    urgent: boolean('urgent').notNull().default(false),
    possibleDuplicate: boolean('possible_duplicate').notNull().default(false),
    firstAttemptAt: instant('first_attempt_at'),
    lastAttemptAt: instant('last_attempt_at'),
    deliveredAt: instant('delivered_at'),
    destinationId: text('destination_id'),
    destinationUri: text('destination_uri'),
    /** Contacts are owed a notice that this lead arrived. */
    noticeDue: boolean('notice_due').notNull().default(false),
    replayId: uuid('replay_id'),
    replayOf: uuid('replay_of'),
    supersededBy: uuid('superseded_by'),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.id] }),
    // One obligation for each lead and connection, and one more for each replay: asking twice makes no second one.
    unique('deliveries_of_lead').on(t.publisherId, t.leadId, t.connectionId, t.replayId).nullsNotDistinct(),
    // The queue: for each connection, what may be sent next. Held ones (next_at null) stand at the end.
    index('deliveries_pending')
      .on(t.publisherId, t.connectionId, t.nextAt, t.leadId)
      .where(sql`${t.state} in ('queued', 'waiting', 'held')`),
    index('deliveries_sending').on(t.leasedUntil).where(sql`${t.state} = 'sending'`),
    index('deliveries_urgent').on(t.publisherId, t.connectionId).where(sql`${t.urgent}`),
    index('deliveries_failed').on(t.publisherId, t.connectionId).where(sql`${t.state} in ('rejected', 'parked')`),
    index('deliveries_notices').on(t.publisherId, t.connectionId).where(sql`${t.noticeDue}`),
    // Not by publisher first: the queue's statements would take it for theirs while the table is small.
    index('deliveries_captured').on(t.capturedAt),
    check(
      'deliveries_state',
      sql`${t.state} in ('queued', 'sending', 'waiting', 'held', 'delivered', 'delivered_unconfirmed', 'rejected', 'parked', 'cancelled', 'superseded', 'erased')`,
    ),
    check('deliveries_environment', sql`${t.environment} in ('live', 'preview')`),
    check('deliveries_leased', sql`(${t.state} = 'sending') = (${t.leasedUntil} is not null)`),
    foreignKey({ columns: [t.publisherId, t.connectionId], foreignColumns: [connections.publisherId, connections.id] }),
  ],
)

/** One try on the wire, or one that was cut off. Appended, never changed. */
export const attempts = pgTable(
  'attempts',
  {
    publisherId: text('publisher_id').notNull(),
    deliveryId: uuid('delivery_id').notNull(),
    number: integer('number').notNull(),
    connectionId: uuid('connection_id').notNull(),
    version: integer('version'),
    /** A class of results, or `interrupted`: the process died or stalled while it was under way. */
    class: text('class').notNull(),
    code: text('code').notNull(),
    params: jsonb('params').$type<MessageParams>(),
    httpStatus: smallint('http_status'),
    vendorCode: text('vendor_code'),
    vendorMessage: text('vendor_message'),
    /** It was taken, but not whole, or not as new. */
    warnings: jsonb('warnings').$type<Warning[]>(),
    /** Redacted; nothing of the customer's. */
    request: jsonb('request').$type<Evidence['request']>(),
    /** At most 2 KiB of body. Destinations may echo what they got, so it is wiped when the lead is erased. */
    response: jsonb('response').$type<Evidence['response']>(),
    failure: jsonb('failure').$type<Evidence['failure']>(),
    startedAt: instant('started_at').notNull(),
    durationMs: integer('duration_ms').notNull(),
    requestId: text('request_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.deliveryId, t.number] }),
    index('attempts_age').on(t.startedAt),
    foreignKey({ columns: [t.publisherId, t.deliveryId], foreignColumns: [deliveries.publisherId, deliveries.id] }),
  ],
)
