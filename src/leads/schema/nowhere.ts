/** Leads for which there is no destination. */
import { foreignKey, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { publishers } from '../../accounts/schema.ts'
import { instant } from './columns.ts'

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
