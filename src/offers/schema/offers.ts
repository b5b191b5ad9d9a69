/** What publishers write: offers with their drafts, who has them open, what happened to them. */
import { sql } from 'drizzle-orm'
import {
  boolean,
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
import type { HistoryEvent } from '../history-events.ts'
import type { OfferStatus } from '../lifecycle.ts'
import type { OfferDocument } from '../offer-document.ts'
import type { StepId } from '../pipeline/steps.ts'
import type { Profile } from '../types/offer-type.ts'
import { at } from './columns.ts'

/** The publisher comes first in every key: tenants' rows can be distributed by it. */
export const offers = pgTable(
  'offers',
  {
    publisherId: text('publisher_id')
      .notNull()
      .references(() => publishers.publisherId),
    offerId: text('offer_id').notNull(),
    /** What other systems know the offer by: given once by the platform, and part of tracking ids. */
    productId: uuid('product_id').notNull().defaultRandom(),
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
    /** Put away after it was stopped: not listed, not changed. */
    archivedAt: at('archived_at'),
    createdAt: at('created_at').notNull(),
    createdBy: text('created_by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.offerId] }),
    uniqueIndex('offers_product').on(t.publisherId, t.productId),
    check(
      'offers_status',
      sql`${t.status} in ('draft', 'publishing', 'attentionNeeded', 'preview', 'live', 'stopPending', 'notAvailable')`,
    ),
    check('offers_profile', sql`${t.profile} in ('2020', '2022')`),
  ],
)

export type SealedSecret = { sealed: string; at: string; by: string }

/** Offers that were published once and removed for good: their ids are not given again. */
export const removedOffers = pgTable(
  'removed_offers',
  {
    publisherId: text('publisher_id')
      .notNull()
      .references(() => publishers.publisherId),
    offerId: text('offer_id').notNull(),
    type: text('type').notNull(),
    removedAt: at('removed_at').notNull(),
    removedBy: text('removed_by').notNull(),
  },
  (t) => [primaryKey({ columns: [t.publisherId, t.offerId] })],
)

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
  (t) => [
    primaryKey({ columns: [t.publisherId, t.offerId, t.personId] }),
    foreignKey({
      columns: [t.publisherId, t.offerId],
      foreignColumns: [offers.publisherId, offers.offerId],
    }).onDelete('cascade'),
  ],
)

/** What happened to an offer, for its publisher to read. Saves are not events. */
export const offerHistory = pgTable(
  'offer_history',
  {
    publisherId: text('publisher_id').notNull(),
    id: uuid('id').notNull(),
    offerId: text('offer_id').notNull(),
    event: text('event').$type<HistoryEvent>().notNull(),
    submissionId: uuid('submission_id'),
    stepId: text('step_id').$type<StepId>(),
    /** Colour of a step's event. */
    outcome: text('outcome').$type<'complete' | 'warning' | 'failed' | 'waiting'>(),
    /** Pages whose content this submission changed. */
    pages: jsonb('pages').$type<string[]>().notNull().default([]),
    /** Why, when somebody gave a reason. */
    note: text('note'),
    /** By when the publisher is asked to mend what the operator stopped. */
    deadline: at('deadline'),
    initiator: text('initiator').$type<'person' | 'operator' | 'system'>().notNull(),
    initiatorId: text('initiator_id'),
    initiatorName: text('initiator_name'),
    at: at('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.id] }),
    foreignKey({
      columns: [t.publisherId, t.offerId],
      foreignColumns: [offers.publisherId, offers.offerId],
    }).onDelete('cascade'),
    index('offer_history_newest').on(t.publisherId, t.offerId, t.at, t.id),
  ],
)

/** That a reminder was sent, so that it is sent once. */
export const remindersSent = pgTable(
  'offer_reminders_sent',
  {
    publisherId: text('publisher_id').notNull(),
    offerId: text('offer_id').notNull(),
    /** What it was about: `preview-waiting:<submission>`, `listing.helpUrl:<url>` … */
    about: text('about').notNull(),
    sentAt: at('sent_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.offerId, t.about] }),
    foreignKey({
      columns: [t.publisherId, t.offerId],
      foreignColumns: [offers.publisherId, offers.offerId],
    }).onDelete('cascade'),
  ],
)

/** An item of the launch checklist that somebody ticked, or unticked where it had been seen to be done. */
export const launchTicks = pgTable(
  'launch_ticks',
  {
    publisherId: text('publisher_id').notNull(),
    offerId: text('offer_id').notNull(),
    itemId: text('item_id').notNull(),
    done: boolean('done').notNull(),
    by: text('by').notNull(),
    byName: text('by_name').notNull(),
    at: at('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.offerId, t.itemId] }),
    foreignKey({
      columns: [t.publisherId, t.offerId],
      foreignColumns: [offers.publisherId, offers.offerId],
    }).onDelete('cascade'),
  ],
)
