/** Programs of a publisher's that listen: where they are, what they are told, and how the last post fared. */
import { sql } from 'drizzle-orm'
import { boolean, check, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { MessageParams } from '#connectors'
import { publishers } from '../../accounts/schema.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })

type Sealed = { sealed: string; mask: string }

export const webhooks = pgTable(
  'webhooks',
  {
    publisherId: text('publisher_id')
      .notNull()
      .references(() => publishers.publisherId),
    /** `notices`: is told what happened; `lookup`: is asked who somebody is. */
    purpose: text('purpose', { enum: ['notices', 'lookup'] }).notNull(),
    /** Sealed whole: keys stand in the path or the query of many. */
    url: jsonb('url').$type<Sealed>().notNull(),
    signingSecret: jsonb('signing_secret').$type<Sealed>().notNull(),
    /** What it is told of; empty for lookups. */
    events: text('events').array().notNull().default(sql`'{}'`),
    /** Lookups: the address itself is told where its hash is not known. */
    tellsAddress: boolean('tells_address').notNull().default(false),
    /** The last answer, or what came instead of one. */
    answeredAt: instant('answered_at'),
    answer: jsonb('answer').$type<{ class: string; code: string; params?: MessageParams }>(),
    /** It asked not to be called any more: nothing is posted until it is saved again. */
    stoppedAt: instant('stopped_at'),
    revision: integer('revision').notNull().default(1),
    updatedAt: instant('updated_at').notNull(),
    updatedBy: text('updated_by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.purpose] }),
    check('webhooks_purpose', sql`${t.purpose} in ('notices', 'lookup')`),
  ],
)
