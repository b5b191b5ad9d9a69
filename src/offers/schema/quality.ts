/** What quality rules go by: the operator's tuning, and what addresses answered. */
import { index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { publishers } from '../../accounts/schema.ts'
import type { LinkFact } from '../quality/link-fact.ts'
import type { Tuning } from '../quality/rule-set.ts'
import { at } from './columns.ts'

/** The operator's tuning of the quality rules. Each change is a row; the newest is in force. */
export const qualityTunings = pgTable(
  'quality_tunings',
  {
    id: uuid('id').primaryKey(),
    version: text('version').notNull(),
    tuning: jsonb('tuning').$type<Tuning>().notNull(),
    savedBy: text('saved_by').notNull(),
    savedByName: text('saved_by_name').notNull(),
    savedAt: at('saved_at').notNull(),
  },
  (t) => [index('quality_tunings_newest').on(t.savedAt)],
)

/** What an address answered when the pipeline last visited it: quality rules ask this, and never the address. */
export const linkFacts = pgTable(
  'link_facts',
  {
    publisherId: text('publisher_id')
      .notNull()
      .references(() => publishers.publisherId),
    url: text('url').notNull(),
    facts: jsonb('facts').$type<LinkFact>().notNull(),
    visitedAt: at('visited_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.publisherId, t.url] })],
)
