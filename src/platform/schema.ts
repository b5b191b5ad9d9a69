/** Mails: an outbox row each, written with what causes it; kept for the mailbox page. */
import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

export const mails = pgTable(
  'mails',
  {
    id: uuid('id').primaryKey(),
    recipient: text('recipient').notNull(),
    subject: text('subject').notNull(),
    body: text('body').notNull(),
    html: text('html'),
    /** What kind of notice it is, for instance `offer.preview-ready`. */
    kind: text('kind').notNull(),
    /** What it is about, for instance an offer's key: lists mails per thing. */
    about: text('about'),
    status: text('status').notNull(),
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    sentAt: timestamp('sent_at', { withTimezone: true }),
  },
  (t) => [
    check('mails_status', sql`${t.status} in ('waiting', 'sent', 'kept', 'failed')`),
    index('mails_newest').on(t.createdAt.desc(), t.id),
    index('mails_about').on(t.about),
  ],
)

/** Answers to creating requests, by Idempotency-Key, for a day (see idempotency.ts). */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    key: text('key').primaryKey(),
    /** Hash of the body: the same key with another body is a mistake. */
    request: text('request').notNull(),
    startedAt: timestamp('started_at', { withTimezone: true }).notNull(),
    answeredAt: timestamp('answered_at', { withTimezone: true }),
    status: integer('status'),
    /** Headers and body, sealed. */
    answer: text('answer'),
  },
  (t) => [index('idempotency_keys_started').on(t.startedAt)],
)
