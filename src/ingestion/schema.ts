/**
 * What the publishing APIs need beside the offers: members of their resources that no field of an offer
 * takes, jobs, and files on their way in. Offers themselves stand in #offers and nowhere else.
 */
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
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import { publishers } from '../accounts/schema.ts'
import { offers } from '../offers/schema.ts'
import type { KeptSheets } from './sheets/kept-sheet.ts'

const at = (name: string) => timestamp(name, { withTimezone: true })
export type FileKind = 'image' | 'video' | 'asset' | 'package'
export type FileState = 'PendingUpload' | 'Uploaded' | 'InProcessing' | 'Processed' | 'ProcessFailed'
/** An error of the Product Ingestion API, as its clients read it. */
export type WireError = { resourceId?: string; code: string; message: string; details: WireError[] }

const ofOffer = { publisherId: text('publisher_id').notNull(), offerId: text('offer_id').notNull() }

/**
 * Members that a client sent and no field of the offer's type holds, or holds in another form; as posted.
 * One row for the time after each submission, so that what was handed in keeps those it had.
 */
export const ingestionKept = pgTable(
  'ingestion_kept',
  {
    ...ofOffer,
    /** How many submissions there were when it was written. */
    afterSubmissions: integer('after_submissions').notNull(),
    sheets: jsonb('sheets').$type<KeptSheets>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.offerId, t.afterSubmissions] }),
    foreignKey({
      columns: [t.publisherId, t.offerId],
      foreignColumns: [offers.publisherId, offers.offerId],
    }).onDelete('cascade'),
  ],
)

/** A configure request that was taken. What became of a publication it asked for is told by the submission. */
export const ingestionJobs = pgTable(
  'ingestion_jobs',
  {
    publisherId: text('publisher_id')
      .notNull()
      .references(() => publishers.publisherId),
    id: uuid('id').notNull(),
    /** The resources as they are after it, with the ids that were given. */
    resources: jsonb('resources').$type<unknown[]>().notNull(),
    errors: jsonb('errors').$type<WireError[]>().notNull().default([]),
    /** The publication that it waits for. */
    offerId: text('offer_id'),
    submissionId: uuid('submission_id'),
    target: text('target').$type<'preview' | 'live'>(),
    canceled: boolean('canceled').notNull().default(false),
    startedBy: text('started_by').notNull(),
    startedAt: at('started_at').notNull(),
    /** Null while a publication is waited for. */
    endedAt: at('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.id] }),
    index('ingestion_jobs_started').on(t.startedAt),
    check('ingestion_jobs_target', sql`${t.target} in ('preview', 'live')`),
  ],
)

/** A file that a client announced, and what became of it: image, video thumbnail, document, package. */
export const ingestionFiles = pgTable(
  'ingestion_files',
  {
    ...ofOffer,
    id: uuid('id').notNull(),
    kind: text('kind').$type<FileKind>().notNull(),
    /** Of a plan; absent for files of the offer itself. */
    planId: text('plan_id'),
    /** The resource as the client last put it. */
    members: jsonb('members').$type<Record<string, unknown>>().notNull(),
    state: text('state').$type<FileState>().notNull(),
    /** Why processing failed. */
    failure: text('failure'),
    /** Content of what was uploaded, and then the file of #offers that it became. */
    sha256: text('sha256'),
    size: bigint('size', { mode: 'number' }),
    assetId: uuid('asset_id'),
    /** Counts changes: part of its tag. */
    changes: integer('changes').notNull().default(1),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.id] }),
    foreignKey({
      columns: [t.publisherId, t.offerId],
      foreignColumns: [offers.publisherId, offers.offerId],
    }).onDelete('cascade'),
    index('ingestion_files_of_offer').on(t.publisherId, t.offerId, t.createdAt),
    check('ingestion_files_kind', sql`${t.kind} in ('image', 'video', 'asset', 'package')`),
    check(
      'ingestion_files_state',
      sql`${t.state} in ('PendingUpload', 'Uploaded', 'InProcessing', 'Processed', 'ProcessFailed')`,
    ),
  ],
)

/** Parts of a large file, until the list that puts them in order arrives. */
export const ingestionBlocks = pgTable(
  'ingestion_blocks',
  {
    publisherId: text('publisher_id').notNull(),
    fileId: uuid('file_id').notNull(),
    blockId: text('block_id').notNull(),
    sha256: text('sha256').notNull(),
    size: bigint('size', { mode: 'number' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.fileId, t.blockId] }),
    foreignKey({
      columns: [t.publisherId, t.fileId],
      foreignColumns: [ingestionFiles.publisherId, ingestionFiles.id],
    }).onDelete('cascade'),
  ],
)

/** What a client said when it asked for a publication: given back as it came. */
export const ingestionRequests = pgTable(
  'ingestion_requests',
  {
    ...ofOffer,
    submissionId: uuid('submission_id').notNull(),
    members: jsonb('members').$type<Record<string, unknown>>().notNull(),
    /** Goes live by itself once its preview is ready. Whoever asked had the right to go live. */
    autoPromote: boolean('auto_promote').notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.submissionId] }),
    foreignKey({
      columns: [t.publisherId, t.offerId],
      foreignColumns: [offers.publisherId, offers.offerId],
    }).onDelete('cascade'),
    index('ingestion_requests_auto').on(t.publisherId, t.offerId).where(sql`${t.autoPromote}`),
  ],
)
