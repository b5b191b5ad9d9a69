/** Leads that come in as a file and go out as one. */
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
  uuid,
} from 'drizzle-orm/pg-core'
import { publishers } from '../../accounts/schema.ts'
import type { RefusedRow } from '../import-rows.ts'
import type { StoredFilter } from '../stored-filter.ts'
import { bytes, instant } from './columns.ts'

/** Leads brought in from a file: what became of each row that was not kept. */
export const leadImports = pgTable(
  'lead_imports',
  {
    publisherId: text('publisher_id').notNull(),
    id: uuid('id').notNull(),
    fileName: text('file_name').notNull(),
    rows: integer('rows').notNull(),
    kept: integer('kept').notNull(),
    repeated: integer('repeated').notNull(),
    refused: jsonb('refused').$type<RefusedRow[]>().notNull(),
    sent: boolean('sent').notNull(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.id] }),
    foreignKey({ columns: [t.publisherId], foreignColumns: [publishers.publisherId] }),
  ],
)

/** A file of many leads that somebody asked for: made in the background, for them alone, for a day. */
export const leadExports = pgTable(
  'lead_exports',
  {
    publisherId: text('publisher_id').notNull(),
    id: uuid('id').notNull(),
    format: text('format', { enum: ['csv', 'xlsx'] }).notNull(),
    filter: jsonb('filter').$type<StoredFilter>().notNull(),
    /** Offers that whoever asked may see; null: all of them. */
    offers: text('offers').array(),
    /** `destroyed`: it held somebody who was erased since. */
    state: text('state', { enum: ['queued', 'running', 'ready', 'failed', 'destroyed'] }).notNull(),
    total: integer('total').notNull(),
    done: integer('done').notNull().default(0),
    bytes: bigint('bytes', { mode: 'number' }).notNull().default(0),
    /** Raised by an erasure: what was written until then is written again. */
    round: integer('round').notNull().default(0),
    byId: text('by_id').notNull(),
    byEmail: text('by_email'),
    locale: text('locale', { enum: ['en', 'fr'] }).notNull(),
    at: instant('at').notNull(),
    finishedAt: instant('finished_at'),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.id] }),
    foreignKey({ columns: [t.publisherId], foreignColumns: [publishers.publisherId] }),
    index('lead_exports_by').on(t.publisherId, t.byId, t.at),
    check('lead_exports_state', sql`${t.state} in ('queued', 'running', 'ready', 'failed', 'destroyed')`),
  ],
)

/** Its bytes, in order. They go with it. */
export const leadExportPieces = pgTable(
  'lead_export_pieces',
  {
    publisherId: text('publisher_id').notNull(),
    exportId: uuid('export_id').notNull(),
    number: integer('number').notNull(),
    bytes: bytes('bytes').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.exportId, t.number] }),
    foreignKey({
      columns: [t.publisherId, t.exportId],
      foreignColumns: [leadExports.publisherId, leadExports.id],
    }).onDelete('cascade'),
  ],
)
