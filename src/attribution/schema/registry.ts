/** GUIDs and their history, who may tell of them, and what was seen of those that nobody is credited for. */
import { sql } from 'drizzle-orm'
import {
  bigint,
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
import { publishers } from '../../accounts/schema.ts'
import { instant } from './instant.ts'

export const guidStates = ['draft', 'active', 'disputed', 'retired', 'revoked'] as const
export const channels = ['marketplace', 'publicRepository', 'privateRepository', 'customerEngagement', 'other'] as const
export const origins = ['selfGenerated', 'platformIssued', 'imported'] as const
export const proofs = ['none', 'packageUpload', 'operator'] as const

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
