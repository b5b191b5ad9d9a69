/** What customers may see: the slots of each offer, and the catalogue of what is live. */
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
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Target } from '../lifecycle.ts'
import type { Snapshot } from '../snapshot.ts'
import { at } from './columns.ts'
import { offers } from './offers.ts'
import { submissions } from './submissions.ts'

/**
 * What was in a slot, from when to when. The row without an end is what is there now. Nothing cascades
 * here: it is what keeps a published offer from being deleted.
 */
export const publications = pgTable(
  'publications',
  {
    publisherId: text('publisher_id').notNull(),
    id: uuid('id').notNull(),
    offerId: text('offer_id').notNull(),
    submissionId: uuid('submission_id').notNull(),
    slot: text('slot').$type<Target>().notNull(),
    /** Rises by one with each publication of the offer, to either slot. */
    version: integer('version').notNull(),
    snapshot: jsonb('snapshot').$type<Snapshot>().notNull(),
    /** Live, but only for those who hold the key. */
    hidden: boolean('hidden').notNull(),
    publishedBy: text('published_by').notNull(),
    publishedAt: at('published_at').notNull(),
    endedAt: at('ended_at'),
    /** Catalogue version that brought it in, and the one that took it out (live slot only). */
    catalogueVersion: bigint('catalogue_version', { mode: 'number' }),
    endedCatalogueVersion: bigint('ended_catalogue_version', { mode: 'number' }),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.id] }),
    foreignKey({ columns: [t.publisherId, t.offerId], foreignColumns: [offers.publisherId, offers.offerId] }),
    foreignKey({
      columns: [t.publisherId, t.submissionId],
      foreignColumns: [submissions.publisherId, submissions.id],
    }),
    uniqueIndex('publications_one_per_slot').on(t.publisherId, t.offerId, t.slot).where(sql`${t.endedAt} is null`),
    uniqueIndex('publications_version').on(t.publisherId, t.offerId, t.version),
    index('publications_entered').on(t.catalogueVersion).where(sql`${t.slot} = 'live'`),
    index('publications_left').on(t.endedCatalogueVersion).where(sql`${t.slot} = 'live'`),
    check('publications_slot', sql`${t.slot} in ('preview', 'live')`),
  ],
)

/** One row: how often the set of live listings has changed. Its lock orders the changes, so a reader misses none. */
export const catalogue = pgTable(
  'catalogue',
  {
    only: boolean('only').primaryKey().default(true),
    version: bigint('version', { mode: 'number' }).notNull(),
    changedAt: at('changed_at').notNull(),
  },
  (t) => [check('catalogue_one_row', sql`${t.only}`)],
)
