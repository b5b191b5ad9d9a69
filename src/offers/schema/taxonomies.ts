/** What the operator changed in the lists that offers are classified by. */
import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { TaxonomyEntry, TaxonomyName } from '../taxonomies/taxonomy.ts'
import { at } from './columns.ts'

/** What the operator changed in the lists that offers are classified by. Each change is a row; the newest of an entry holds. */
export const taxonomyChanges = pgTable(
  'taxonomy_changes',
  {
    id: uuid('id').primaryKey(),
    list: text('list').$type<TaxonomyName>().notNull(),
    entry: jsonb('entry').$type<TaxonomyEntry>().notNull(),
    savedBy: text('saved_by').notNull(),
    savedByName: text('saved_by_name').notNull(),
    savedAt: at('saved_at').notNull(),
  },
  (t) => [index('taxonomy_changes_oldest').on(t.savedAt, t.id)],
)
