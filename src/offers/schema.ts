/** Offers and what they are made of: the draft here, its uploaded files, then what was handed in and published. */
import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { AssetKind } from './asset-kinds.ts'
import type { OfferStatus } from './lifecycle.ts'
import type { OfferDocument } from './offer-document.ts'
import type { Profile } from './types/offer-type.ts'

const at = (name: string) => timestamp(name, { withTimezone: true })

/** The publisher comes first in every key: tenants' rows can be distributed by it. */
export const offers = pgTable(
  'offers',
  {
    publisherId: text('publisher_id').notNull(),
    offerId: text('offer_id').notNull(),
    type: text('type').notNull(),
    alias: text('alias').notNull(),
    /** The limits it was made under. */
    profile: text('profile').$type<Profile>().notNull(),
    status: text('status').$type<OfferStatus>().notNull().default('draft'),
    /** Live, but only for holders of the hide key. */
    hidden: boolean('hidden').notNull().default(false),
    draft: jsonb('draft').$type<OfferDocument>().notNull(),
    /** Field key → sealed secret with who set it when. The draft holds marks only. */
    secrets: jsonb('secrets').$type<Record<string, SealedSecret>>().notNull().default({}),
    /** Rises with each save; the optimistic lock of editors. */
    draftRevision: integer('draft_revision').notNull().default(1),
    draftSavedAt: at('draft_saved_at').notNull(),
    /** Person or application id, and the name as it was then. */
    draftSavedBy: text('draft_saved_by').notNull(),
    draftSavedByName: text('draft_saved_by_name').notNull(),
    /** Counts publications; preview and live each show one of them. */
    version: integer('version').notNull().default(0),
    previewVersion: integer('preview_version'),
    liveVersion: integer('live_version'),
    /** Null until a version was previewable for the first time: until then the draft can be deleted. */
    firstPublishedAt: at('first_published_at'),
    createdAt: at('created_at').notNull(),
    createdBy: text('created_by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.offerId] }),
    check(
      'offers_status',
      sql`${t.status} in ('draft', 'publishing', 'attentionNeeded', 'preview', 'live', 'stopPending', 'notAvailable')`,
    ),
    check('offers_profile', sql`${t.profile} in ('2020', '2022')`),
  ],
)

export type SealedSecret = { sealed: string; at: string; by: string }

/** An uploaded file. Rows never change and are never deleted: submissions refer to them. */
export const assets = pgTable(
  'assets',
  {
    publisherId: text('publisher_id').notNull(),
    assetId: uuid('asset_id').notNull(),
    kind: text('kind').$type<AssetKind>().notNull(),
    /** Content address of the stored (re-encoded) bytes. */
    sha256: text('sha256').notNull(),
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
    index('assets_generated').on(t.publisherId, t.generatedFrom),
  ],
)

export type AssetWarning = { code: string; params: Record<string, string | number> }
export type AssetFacts = { pages?: number; title?: string; hasText?: boolean; crmPackages?: number }

/** Who has an offer open in the editor: one row a person, as fresh as their last sign of life. */
export const offerPresences = pgTable(
  'offer_presences',
  {
    publisherId: text('publisher_id').notNull(),
    offerId: text('offer_id').notNull(),
    personId: text('person_id').notNull(),
    personName: text('person_name').notNull(),
    pageKey: text('page_key').notNull(),
    seenAt: at('seen_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.publisherId, t.offerId, t.personId] })],
)
