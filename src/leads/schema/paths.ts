/** Mails of nurturing paths, and who wants none. */
import { sql } from 'drizzle-orm'
import { check, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { publishers } from '../../accounts/schema.ts'
import { instant } from './columns.ts'
import { leads } from './leads.ts'

/** What a path writes to a customer who agreed to it, and what became of it: see path-mails.ts. */
export const leadPathMails = pgTable(
  'lead_path_mails',
  {
    publisherId: text('publisher_id').notNull(),
    leadId: uuid('lead_id').notNull(),
    id: uuid('id').notNull(),
    subject: text('subject').notNull(),
    text: text('text').notNull(),
    dueAt: instant('due_at').notNull(),
    sentAt: instant('sent_at'),
    /** `refused`: the customer said stop; `worked`: people have taken over; `gone`: nobody is there to write to. */
    stopped: text('stopped', { enum: ['refused', 'worked', 'gone'] }),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.leadId, t.id] }),
    foreignKey({ columns: [t.publisherId, t.leadId], foreignColumns: [leads.publisherId, leads.id] }),
    index('lead_path_mails_due').on(t.dueAt).where(sql`${t.sentAt} is null and ${t.stopped} is null`),
    check('lead_path_mails_stopped', sql`${t.stopped} in ('refused', 'worked', 'gone')`),
  ],
)

/** Who wants no such mails of a publisher's: keyed hashes of addresses, which outlive their leads. */
export const mailRefusals = pgTable(
  'lead_mail_refusals',
  {
    publisherId: text('publisher_id')
      .notNull()
      .references(() => publishers.publisherId),
    person: text('person').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.publisherId, t.person] })],
)
