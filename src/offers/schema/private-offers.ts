/** Deals on plans that are sold: see ../private-offers/. */
import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { publishers } from '../../accounts/schema.ts'
import type { Acceptance, Deal, PrivateOfferType } from '../private-offers/deal.ts'
import type { PrivateOfferState } from '../private-offers/moves.ts'
import { at } from './columns.ts'

/** With named customers, or with resellers, who get a margin. */
export const privateOffers = pgTable(
  'private_offers',
  {
    publisherId: text('publisher_id')
      .notNull()
      .references(() => publishers.publisherId),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    type: text('type').$type<PrivateOfferType>().notNull(),
    /** What a day that passes ends is written a little later: ask moves.ts where it stands. */
    state: text('state').$type<PrivateOfferState>().notNull().default('draft'),
    deal: jsonb('deal').$type<Deal>().notNull(),
    /** Members that a publishing tool sent and no part of the deal takes, given back as they came. */
    kept: jsonb('kept').$type<Record<string, unknown>>().notNull().default({}),
    /** The accepted private offer whose place this one takes when it is accepted. */
    upgradedFrom: uuid('upgraded_from'),
    acceptances: jsonb('acceptances').$type<Acceptance[]>().notNull().default([]),
    /** Rises with each change; the optimistic lock of editors. */
    revision: integer('revision').notNull().default(1),
    createdAt: at('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    changedAt: at('changed_at').notNull(),
    changedByName: text('changed_by_name').notNull(),
    publishedAt: at('published_at'),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.id] }),
    index('private_offers_newest').on(t.publisherId, t.createdAt, t.id),
    index('private_offers_running').on(t.state).where(sql`${t.state} in ('live', 'accepted')`),
    check('private_offers_type', sql`${t.type} in ('customerPromotion', 'cspPromotion')`),
    check('private_offers_state', sql`${t.state} in ('draft', 'live', 'accepted', 'withdrawn', 'expired', 'upgraded')`),
  ],
)
