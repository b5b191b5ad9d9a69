/** Totals of months, which months are to be totalled anew, and what a dollar bought in them. */
import { sql } from 'drizzle-orm'
import { bigint, check, date, doublePrecision, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant } from './instant.ts'

/** What one US dollar bought at the end of a month. */
export const exchangeRates = pgTable(
  'exchange_rates',
  {
    month: date('month').notNull(),
    currency: text('currency').notNull(),
    perDollar: doublePrecision('per_dollar').notNull(),
    setAt: instant('set_at').notNull(),
    setBy: text('set_by').notNull(),
  },
  (t) => [primaryKey({ columns: [t.month, t.currency] }), check('exchange_rates_positive', sql`${t.perDollar} > 0`)],
)

/** Totals of a month by everything but the customer. */
export const attributionRollups = pgTable(
  'attribution_rollups',
  {
    publisherId: text('publisher_id').notNull(),
    month: date('month').notNull(),
    guid: text('guid').notNull(),
    offerId: text('offer_id').notNull(),
    planId: text('plan_id').notNull(),
    channel: text('channel').notNull(),
    method: text('method').notNull(),
    region: text('region').notNull(),
    resourceType: text('resource_type').notNull(),
    meterCategory: text('meter_category').notNull(),
    unit: text('unit').notNull(),
    currency: text('currency').notNull(),
    deployments: bigint('deployments', { mode: 'number' }).notNull(),
    succeeded: bigint('succeeded', { mode: 'number' }).notNull(),
    failed: bigint('failed', { mode: 'number' }).notNull(),
    resources: bigint('resources', { mode: 'number' }).notNull(),
    usageRows: bigint('usage_rows', { mode: 'number' }).notNull(),
    quantity: doublePrecision('quantity').notNull(),
    cost: doublePrecision('cost').notNull(),
  },
  (t) => [index('attribution_rollups_month').on(t.publisherId, t.month)],
)

/** The same by customer, without what would make it as long as the facts. */
export const attributionCustomerRollups = pgTable(
  'attribution_customer_rollups',
  {
    publisherId: text('publisher_id').notNull(),
    month: date('month').notNull(),
    guid: text('guid').notNull(),
    offerId: text('offer_id').notNull(),
    channel: text('channel').notNull(),
    customerRef: text('customer_ref').notNull(),
    currency: text('currency').notNull(),
    deployments: bigint('deployments', { mode: 'number' }).notNull(),
    succeeded: bigint('succeeded', { mode: 'number' }).notNull(),
    failed: bigint('failed', { mode: 'number' }).notNull(),
    resources: bigint('resources', { mode: 'number' }).notNull(),
    cost: doublePrecision('cost').notNull(),
  },
  (t) => [index('attribution_customer_rollups_month').on(t.publisherId, t.month)],
)

/** Months whose facts changed since they were totalled. */
export const staleMonths = pgTable(
  'attribution_stale_months',
  {
    publisherId: text('publisher_id').notNull(),
    month: date('month').notNull(),
  },
  (t) => [primaryKey({ columns: [t.publisherId, t.month] })],
)
