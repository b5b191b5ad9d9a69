/** What the operator lets one publisher do, or vouches that it holds. */
import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { publishers } from '../../accounts/schema.ts'
import { at } from './columns.ts'

/** Restricted package regions that the operator granted to a publisher. */
export const regionAuthorisations = pgTable(
  'region_authorisations',
  {
    publisherId: text('publisher_id')
      .notNull()
      .references(() => publishers.publisherId),
    regionId: text('region_id').notNull(),
    grantedAt: at('granted_at').notNull(),
    grantedBy: text('granted_by').notNull(),
  },
  (t) => [primaryKey({ columns: [t.publisherId, t.regionId] })],
)

/** What a publisher holds, by the operator's word: competencies that services and managed offers ask for. */
export const publisherCredentials = pgTable(
  'publisher_credentials',
  {
    publisherId: text('publisher_id')
      .notNull()
      .references(() => publishers.publisherId),
    credentialId: text('credential_id').notNull(),
    grantedAt: at('granted_at').notNull(),
    grantedBy: text('granted_by').notNull(),
  },
  (t) => [primaryKey({ columns: [t.publisherId, t.credentialId] })],
)
