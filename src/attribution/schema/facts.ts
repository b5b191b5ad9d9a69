/** What was told: runs of deployments, what they created, what it used, and for whom. */
import { sql } from 'drizzle-orm'
import {
  boolean,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { publishers } from '../../accounts/schema.ts'
import { instant } from './instant.ts'
import { channels } from './registry.ts'

export const runStatuses = ['Running', 'Succeeded', 'Failed', 'Canceled'] as const
export const methods = ['template', 'userAgent', 'terraform'] as const
/** What was deployed: an application of the marketplace by its kind, or a template from elsewhere. */
export const templateTypes = ['solutionTemplate', 'managedApplication', 'external'] as const

/** Which events were taken: the same one changes nothing a second time. */
export const deploymentEvents = pgTable(
  'deployment_events',
  {
    publisherId: text('publisher_id').notNull(),
    source: text('source').notNull(),
    eventId: text('event_id').notNull(),
    runKey: text('run_key').notNull(),
    receivedAt: instant('received_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.source, t.eventId] }),
    index('deployment_events_age').on(t.receivedAt),
  ],
)

/** Everything of one correlation, as one publisher’s GUID sees it. */
export const deploymentRuns = pgTable(
  'deployment_runs',
  {
    publisherId: text('publisher_id')
      .notNull()
      .references(() => publishers.publisherId),
    id: uuid('id').notNull(),
    /** Cloud, scope and correlation, hashed: the same for every publisher concerned. */
    runKey: text('run_key').notNull(),
    guid: text('guid').notNull(),
    suffix: text('suffix').notNull().default(''),
    /** Trackers in nested deployments are listed and never counted. */
    isPrimary: boolean('is_primary').notNull(),
    multipleTrackers: boolean('multiple_trackers').notNull().default(false),
    /** Began after the GUID was retired. */
    afterRetirement: boolean('after_retirement').notNull().default(false),
    offerId: text('offer_id'),
    planId: text('plan_id'),
    channel: text('channel', { enum: channels }).notNull(),
    method: text('method', { enum: methods }).notNull(),
    cloud: text('cloud').notNull(),
    scope: text('scope').notNull(),
    region: text('region').notNull().default(''),
    correlationId: text('correlation_id').notNull(),
    deploymentName: text('deployment_name').notNull().default(''),
    status: text('status', { enum: runStatuses }).notNull(),
    errorCode: text('error_code'),
    errorMessage: text('error_message'),
    /** Of the operation that failed first, below the deployment’s own. */
    deepErrorCode: text('deep_error_code'),
    deepErrorMessage: text('deep_error_message'),
    templateType: text('template_type', { enum: templateTypes }).notNull().default('external'),
    customerRef: text('customer_ref').notNull(),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at'),
    /** Position of the tracker in its template: the first active one takes the resources. */
    trackerOrder: integer('tracker_order').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.id] }),
    uniqueIndex('deployment_runs_once').on(t.publisherId, t.runKey, t.guid),
    index('deployment_runs_key').on(t.runKey),
    index('deployment_runs_newest').on(t.publisherId, t.startedAt),
  ],
)

/** What a run created, from then on until it is deleted or another run takes it over. */
export const attributedResources = pgTable(
  'attributed_resources',
  {
    publisherId: text('publisher_id').notNull(),
    /** Lower case. */
    resourceId: text('resource_id').notNull(),
    fromAt: instant('from_at').notNull(),
    toAt: instant('to_at'),
    guid: text('guid').notNull(),
    runId: uuid('run_id').notNull(),
    type: text('type').notNull(),
    region: text('region').notNull().default(''),
    customerRef: text('customer_ref').notNull(),
    offerId: text('offer_id'),
    planId: text('plan_id'),
    channel: text('channel').notNull(),
    method: text('method').notNull(),
    /** Created by a run that failed as a whole. */
    isPartial: boolean('is_partial').notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.resourceId, t.fromAt] }),
    index('attributed_resources_open').on(t.resourceId).where(sql`${t.toAt} is null`),
    index('attributed_resources_from').on(t.publisherId, t.fromAt),
  ],
)

/** Usage of attributed resources, row by row. */
export const attributedUsage = pgTable(
  'attributed_usage',
  {
    publisherId: text('publisher_id').notNull(),
    /** Hash of what identifies a row: importing a file twice counts once. */
    rowKey: text('row_key').notNull(),
    usedAt: instant('used_at').notNull(),
    resourceId: text('resource_id').notNull(),
    guid: text('guid').notNull(),
    offerId: text('offer_id'),
    planId: text('plan_id'),
    channel: text('channel').notNull(),
    method: text('method').notNull(),
    type: text('type').notNull(),
    region: text('region').notNull(),
    customerRef: text('customer_ref').notNull(),
    meterCategory: text('meter_category').notNull(),
    quantity: doublePrecision('quantity').notNull(),
    unit: text('unit').notNull(),
    cost: doublePrecision('cost').notNull(),
    currency: text('currency').notNull(),
    /** The export it came in, where that was told in parts. */
    exportId: text('export_id'),
  },
  (t) => [primaryKey({ columns: [t.publisherId, t.usedAt, t.rowKey] })],
)

/** Customers under their pseudonym; a name only where the channel allows it. */
export const attributedCustomers = pgTable(
  'attributed_customers',
  {
    publisherId: text('publisher_id').notNull(),
    customerRef: text('customer_ref').notNull(),
    name: text('name'),
    country: text('country'),
    isProtected: boolean('is_protected').notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.publisherId, t.customerRef] })],
)
