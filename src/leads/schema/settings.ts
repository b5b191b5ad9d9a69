/** What a publisher sets about its leads and lays beside them: saved filters, settings, lists of its own. */
import { boolean, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { publishers } from '../../accounts/schema.ts'
import type { LeadSettings } from '../settings-shape.ts'
import { instant } from './columns.ts'
import { leads } from './leads.ts'

/** Filters that people keep under a name. */
export const leadViews = pgTable(
  'lead_views',
  {
    publisherId: text('publisher_id').notNull(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    /** As it stands in the address of the list. */
    query: text('query').notNull(),
    /** Null: everybody's. */
    ownerId: text('owner_id'),
    createdBy: text('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.id] }),
    foreignKey({ columns: [t.publisherId], foreignColumns: [publishers.publisherId] }),
  ],
)

/** How a publisher works its leads: points, hours, paths, digest, retention. Absent: the defaults. */
export const leadSettings = pgTable('lead_settings', {
  publisherId: text('publisher_id')
    .primaryKey()
    .references(() => publishers.publisherId),
  settings: jsonb('settings').$type<Partial<LeadSettings>>().notNull(),
  revision: integer('revision').notNull().default(1),
  /** The last digest that was mailed. */
  digestedAt: instant('digested_at'),
  updatedAt: instant('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
})

/** Lists of the publisher's own that leads are compared with: customers, open deals, campaigns. */
export const factLists = pgTable(
  'lead_fact_lists',
  {
    publisherId: text('publisher_id').notNull(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    rows: integer('rows').notNull(),
    uploadedAt: instant('uploaded_at').notNull(),
    uploadedBy: text('uploaded_by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.id] }),
    foreignKey({ columns: [t.publisherId], foreignColumns: [publishers.publisherId] }),
  ],
)

/** What a program of the publisher's said of a lead's person when it was asked. Erased with the lead. */
export const lookedUp = pgTable(
  'lead_looked_up',
  {
    publisherId: text('publisher_id').notNull(),
    leadId: uuid('lead_id').notNull(),
    /** Which system said so. */
    source: text('source').notNull(),
    at: instant('at').notNull(),
    isCustomer: boolean('is_customer').notNull(),
    owner: text('owner'),
    deal: text('deal'),
    lastCampaign: text('last_campaign'),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.leadId] }),
    foreignKey({ columns: [t.publisherId, t.leadId], foreignColumns: [leads.publisherId, leads.id] }),
  ],
)

/** One line of such a list. Addresses are kept as keyed hashes: they only serve to be found again. */
export const facts = pgTable(
  'lead_facts',
  {
    publisherId: text('publisher_id').notNull(),
    listId: uuid('list_id').notNull(),
    line: integer('line').notNull(),
    emailHash: text('email_hash'),
    domain: text('domain'),
    /** Lower case, without legal form. */
    company: text('company'),
    isCustomer: boolean('is_customer').notNull().default(false),
    owner: text('owner'),
    deal: text('deal'),
    lastCampaign: text('last_campaign'),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.listId, t.line] }),
    foreignKey({ columns: [t.publisherId, t.listId], foreignColumns: [factLists.publisherId, factLists.id] }),
    index('lead_facts_email').on(t.publisherId, t.emailHash),
    index('lead_facts_domain').on(t.publisherId, t.domain),
    index('lead_facts_company').on(t.publisherId, t.company),
  ],
)
