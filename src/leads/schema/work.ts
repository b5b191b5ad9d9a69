/** Where a publisher stands with its leads, what is to be done about them, and what it asks the operator. */
import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'
import { leads } from './leads.ts'

/** How the publisher's people work on a lead: each step a row, the newest is where it stands. */
export const leadSteps = pgTable(
  'lead_steps',
  {
    publisherId: text('publisher_id').notNull(),
    leadId: uuid('lead_id').notNull(),
    id: uuid('id').notNull(),
    workState: text('work_state').notNull(),
    /** Why it was disqualified. */
    reason: text('reason'),
    note: text('note'),
    byId: text('by_id').notNull(),
    byName: text('by_name').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.leadId, t.id] }),
    foreignKey({ columns: [t.publisherId, t.leadId], foreignColumns: [leads.publisherId, leads.id] }),
    check(
      'lead_steps_work_state',
      sql`${t.workState} in ('new', 'contacted', 'nurturing', 'qualified', 'converted', 'disqualified', 'unreachable')`,
    ),
  ],
)

/** Where a publisher stands with a lead now, and by when somebody should have answered it: see work/ and clock.ts. */
export const leadWork = pgTable(
  'lead_work',
  {
    publisherId: text('publisher_id').notNull(),
    leadId: uuid('lead_id').notNull(),
    workState: text('work_state').notNull().default('new'),
    /** Why it was disqualified. */
    reason: text('reason'),
    ownerId: text('owner_id'),
    ownerName: text('owner_name'),
    tags: text('tags').array().notNull().default(sql`'{}'`),
    /** The nurturing path it was put on: the key of a rule, see paths.ts. */
    path: text('path'),
    /** Business minutes from its capture to the first answer, and when they end. Null: nobody waits for one. */
    targetMinutes: integer('target_minutes'),
    dueAt: instant('due_at'),
    halfAt: instant('half_at'),
    /** People were told that half of the time, or all of it, had gone. */
    warnedAt: instant('warned_at'),
    escalatedAt: instant('escalated_at'),
    firstContactedAt: instant('first_contacted_at'),
    /** What of the publisher's checklist is answered, see checklist.ts. */
    checked: text('checked').array().notNull().default(sql`'{}'`),
    /** The publisher's word on the lead's quality, for the operator. */
    quality: text('quality', { enum: ['good', 'wrong-contact', 'not-a-buyer', 'spam'] }),
    touchedAt: instant('touched_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.leadId] }),
    foreignKey({ columns: [t.publisherId, t.leadId], foreignColumns: [leads.publisherId, leads.id] }),
    index('lead_work_due').on(t.dueAt).where(sql`${t.dueAt} is not null`),
    index('lead_work_owner').on(t.publisherId, t.ownerId),
    check(
      'lead_work_state',
      sql`${t.workState} in ('new', 'contacted', 'nurturing', 'qualified', 'converted', 'disqualified', 'unreachable')`,
    ),
    check('lead_work_quality', sql`${t.quality} in ('good', 'wrong-contact', 'not-a-buyer', 'spam')`),
  ],
)

/** What was changed about a lead beside its work state, by whom, and to what: part of its story. */
export const leadChanges = pgTable(
  'lead_changes',
  {
    publisherId: text('publisher_id').notNull(),
    leadId: uuid('lead_id').notNull(),
    id: uuid('id').notNull(),
    what: text('what', { enum: ['given', 'tagged', 'judged', 'released', 'evidence'] }).notNull(),
    /**
     * The owner's name, the tags, the word on its quality, the state it was let go from, how the customer agreed to
     * that; null: nobody, none, or erased.
     */
    value: text('value'),
    byName: text('by_name').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.leadId, t.id] }),
    foreignKey({ columns: [t.publisherId, t.leadId], foreignColumns: [leads.publisherId, leads.id] }),
    check('lead_changes_what', sql`${t.what} in ('given', 'tagged', 'judged', 'released', 'evidence')`),
  ],
)

/** What somebody has still to do about a lead. */
export const leadTasks = pgTable(
  'lead_tasks',
  {
    publisherId: text('publisher_id').notNull(),
    leadId: uuid('lead_id').notNull(),
    id: uuid('id').notNull(),
    what: text('what').notNull(),
    dueAt: instant('due_at'),
    byName: text('by_name').notNull(),
    createdAt: instant('created_at').notNull(),
    doneAt: instant('done_at'),
    doneByName: text('done_by_name'),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.leadId, t.id] }),
    foreignKey({ columns: [t.publisherId, t.leadId], foreignColumns: [leads.publisherId, leads.id] }),
  ],
)

/** A publisher asks the operator to let a withheld lead go. */
export const releaseRequests = pgTable(
  'lead_release_requests',
  {
    publisherId: text('publisher_id').notNull(),
    leadId: uuid('lead_id').notNull(),
    why: text('why').notNull(),
    byName: text('by_name').notNull(),
    byEmail: text('by_email'),
    at: instant('at').notNull(),
    /** Null: nobody has decided. */
    verdict: text('verdict', { enum: ['released', 'declined'] }),
    answer: text('answer'),
    settledAt: instant('settled_at'),
    settledBy: text('settled_by'),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.leadId] }),
    foreignKey({ columns: [t.publisherId, t.leadId], foreignColumns: [leads.publisherId, leads.id] }),
    index('lead_release_requests_open').on(t.at).where(sql`${t.verdict} is null`),
    check('lead_release_requests_verdict', sql`${t.verdict} in ('released', 'declined')`),
  ],
)
