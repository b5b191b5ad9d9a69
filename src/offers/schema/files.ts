/** What publishers upload. */
import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { publishers } from '../../accounts/schema.ts'
import type { AssetKind, FileFormat } from '../asset-kinds.ts'
import { at } from './columns.ts'

/** An uploaded file. Rows never change and are never deleted: submissions refer to them. */
export const assets = pgTable(
  'assets',
  {
    publisherId: text('publisher_id')
      .notNull()
      .references(() => publishers.publisherId),
    assetId: uuid('asset_id').notNull(),
    kind: text('kind').$type<AssetKind>().notNull(),
    /** Content address of the stored (re-encoded) bytes. */
    sha256: text('sha256').notNull(),
    /** SHA-256 of the bytes as they were sent, by which whoever keeps them knows that they are here already. */
    sentSha256: text('sent_sha256'),
    size: integer('size').notNull(),
    contentType: text('content_type').notNull(),
    filename: text('filename').notNull(),
    width: integer('width'),
    height: integer('height'),
    /** What the checks found that is allowed but not good: codes with parameters. */
    warnings: jsonb('warnings').$type<AssetWarning[]>().notNull().default([]),
    /** Pages of a PDF, CRM packages in a package. */
    facts: jsonb('facts').$type<AssetFacts>().notNull().default({}),
    /** The large logo that this size was made from. */
    generatedFrom: uuid('generated_from'),
    uploadedAt: at('uploaded_at').notNull(),
    uploadedBy: text('uploaded_by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.assetId] }),
    index('assets_by_content').on(t.publisherId, t.sha256),
    index('assets_by_sent_content').on(t.publisherId, t.sentSha256),
    index('assets_generated').on(t.publisherId, t.generatedFrom),
  ],
)

export type AssetWarning = { code: string; params: Record<string, string | number> }

export type AssetFacts = {
  /** What the file turned out to be, where its kind takes several. */
  format?: FileFormat
  pages?: number
  title?: string
  hasText?: boolean
  /** Addresses that a PDF links to. */
  links?: string[]
  crmPackages?: number
  /** How much of a picture the colour that is there most covers, 0 to 1. */
  plainShare?: number
  /** Of a logo: how many colours it needs, and its least contrast with white and with black paper. */
  colours?: number
  contrast?: number
}
