/** Deployments that customers asked for on the marketplace. */
import { boolean, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { publishers } from '../../accounts/schema.ts'
import { instant } from './instant.ts'

/**
 * Deployments that customers asked for on the marketplace: of which package, with usage reported or left out, and which
 * notice they had before them. Nothing about who they are.
 */
export const deploymentOrders = pgTable(
  'deployment_orders',
  {
    publisherId: text('publisher_id')
      .notNull()
      .references(() => publishers.publisherId),
    /** Random: whoever knows it may see the order. */
    id: uuid('id').notNull(),
    offerId: text('offer_id').notNull(),
    planId: text('plan_id').notNull(),
    packageSha256: text('package_sha256').notNull(),
    /** Of the tracker in the package; null where none of this publisher stands in it. */
    trackingId: text('tracking_id'),
    leftOut: boolean('left_out').notNull(),
    /** The parameter of the template that says so; null where the tracker is there, or taken out, without one. */
    parameter: text('parameter'),
    noticeVersion: text('notice_version'),
    /** When the publisher last changed what the notice says. */
    noticeDate: instant('notice_date'),
    noticeText: text('notice_text'),
    locale: text('locale', { enum: ['en', 'fr'] }).notNull(),
    orderedAt: instant('ordered_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.id] }),
    index('deployment_orders_id').on(t.id),
    index('deployment_orders_newest').on(t.publisherId, t.orderedAt),
  ],
)
