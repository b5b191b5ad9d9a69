/** GUIDs and their history, runs of deployments, what they created, what it used, and the totals of months. */
import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { publishers } from '../accounts/schema.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })

export const guidStates = ['draft', 'active', 'disputed', 'retired', 'revoked'] as const
export const channels = ['marketplace', 'publicRepository', 'privateRepository', 'customerEngagement', 'other'] as const
export const origins = ['selfGenerated', 'platformIssued', 'imported'] as const
export const proofs = ['none', 'verifiedDeployment', 'repositoryFile', 'packageUpload', 'operator'] as const
export const runStatuses = ['Running', 'Succeeded', 'Failed', 'Canceled'] as const
export const methods = ['template', 'userAgent', 'terraform'] as const

export const trackingGuids = pgTable(
  'tracking_guids',
  {
    publisherId: text('publisher_id')
      .notNull()
      .references(() => publishers.publisherId),
    id: uuid('id').notNull(),
    /** Canonical; null only for ids of the first generation, which had none. */
    guid: text('guid'),
    trackingId: text('tracking_id').notNull(),
    origin: text('origin', { enum: origins }).notNull(),
    description: text('description').notNull(),
    offerId: text('offer_id'),
    planId: text('plan_id'),
    channel: text('channel', { enum: channels }).notNull(),
    channelDetail: text('channel_detail').notNull().default(''),
    artifactKinds: text('artifact_kinds').array().notNull().default(sql`'{}'`),
    state: text('state', { enum: guidStates }).notNull(),
    registeredAt: instant('registered_at'),
    /** Nothing earlier is attributed. */
    activeFrom: instant('active_from'),
    retiredAt: instant('retired_at'),
    noticeUrl: text('notice_url'),
    noticeText: text('notice_text'),
    optOut: text('opt_out').notNull().default('none'),
    proof: text('proof', { enum: proofs }).notNull().default('none'),
    firstSeenAt: instant('first_seen_at'),
    lastSeenAt: instant('last_seen_at'),
    /** Deployments counted before anybody had registered it; never attributed. */
    missedBefore: integer('missed_before').notNull().default(0),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    modifiedAt: instant('modified_at').notNull(),
    modifiedBy: text('modified_by').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.id] }),
    uniqueIndex('tracking_guids_own').on(t.publisherId, t.guid),
    index('tracking_guids_guid').on(t.guid),
    check('tracking_guids_state', sql`${t.state} in ('draft', 'active', 'disputed', 'retired', 'revoked')`),
  ],
)

export const guidChanges = pgTable(
  'guid_changes',
  {
    publisherId: text('publisher_id').notNull(),
    id: uuid('id').notNull(),
    guidId: uuid('guid_id').notNull(),
    /** Past participle: registered, retired, disputed, … */
    change: text('change').notNull(),
    by: text('by').notNull(),
    at: instant('at').notNull(),
    detail: jsonb('detail').$type<Record<string, string | number | null>>().notNull().default({}),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.id] }),
    foreignKey({
      columns: [t.publisherId, t.guidId],
      foreignColumns: [trackingGuids.publisherId, trackingGuids.id],
    }).onDelete('cascade'),
    index('guid_changes_guid').on(t.publisherId, t.guidId, t.at),
  ],
)

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

/** GUIDs nobody could be credited for: counts and dates, nothing about customers. */
export const unattributedGuids = pgTable(
  'unattributed_guids',
  {
    guid: text('guid').notNull(),
    reason: text('reason').notNull(),
    count: integer('count').notNull(),
    firstAt: instant('first_at').notNull(),
    lastAt: instant('last_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.guid, t.reason] })],
)

/** Header tokens of registered GUIDs, as access logs showed them: how often and when, nothing of the header. */
export const headerSightings = pgTable(
  'header_sightings',
  {
    publisherId: text('publisher_id').notNull(),
    guidId: uuid('guid_id').notNull(),
    requests: bigint('requests', { mode: 'number' }).notNull(),
    /** Of them, those that wrote and were answered with success. */
    writes: bigint('writes', { mode: 'number' }).notNull(),
    firstAt: instant('first_at').notNull(),
    lastAt: instant('last_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.guidId] }),
    foreignKey({
      columns: [t.publisherId, t.guidId],
      foreignColumns: [trackingGuids.publisherId, trackingGuids.id],
    }).onDelete('cascade'),
  ],
)

/** Keys with which collectors sign what they send, where they cannot keep an application’s token fresh. */
export const collectorKeys = pgTable(
  'collector_keys',
  {
    /** Empty for collectors of the operator. */
    publisherId: text('publisher_id').notNull(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    sealedSecret: text('sealed_secret').notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [primaryKey({ columns: [t.publisherId, t.id] }), index('collector_keys_id').on(t.id)],
)

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
