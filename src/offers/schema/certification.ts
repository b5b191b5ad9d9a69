/** What reviewers decide and ask, and what publishers give their word for. */
import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { at } from './columns.ts'
import { offers } from './offers.ts'
import { submissions } from './submissions.ts'

/** What a reviewer decided about one item of the checklist. */
export const checkResults = pgTable(
  'check_results',
  {
    publisherId: text('publisher_id').notNull(),
    submissionId: uuid('submission_id').notNull(),
    itemId: text('item_id').notNull(),
    state: text('state').$type<'pass' | 'fail' | 'notApplicable'>().notNull(),
    note: text('note').notNull().default(''),
    /** Decided on an earlier submission; what it looks at has not changed since. */
    carriedFrom: integer('carried_from'),
    reviewerId: text('reviewer_id').notNull(),
    reviewerName: text('reviewer_name').notNull(),
    decidedAt: at('decided_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.submissionId, t.itemId] }),
    foreignKey({
      columns: [t.publisherId, t.submissionId],
      foreignColumns: [submissions.publisherId, submissions.id],
    }).onDelete('cascade'),
    check('check_results_state', sql`${t.state} in ('pass', 'fail', 'notApplicable')`),
  ],
)

/** One thing that certification found wrong, with its evidence and a proposed fix. */
export const findings = pgTable(
  'findings',
  {
    publisherId: text('publisher_id').notNull(),
    id: uuid('id').notNull(),
    submissionId: uuid('submission_id').notNull(),
    offerId: text('offer_id').notNull(),
    itemId: text('item_id').notNull(),
    policyId: text('policy_id').notNull(),
    pageKey: text('page_key'),
    fieldKey: text('field_key'),
    /** Content hash of the file concerned, when it is one. */
    file: text('file'),
    message: text('message').notNull(),
    evidence: text('evidence').notNull(),
    evidenceUrls: jsonb('evidence_urls').$type<string[]>().notNull().default([]),
    suggestedFix: text('suggested_fix').notNull(),
    status: text('status').$type<'open' | 'fixed' | 'disputed' | 'waived'>().notNull(),
    /** The submission before had the same one. */
    repeated: boolean('repeated').notNull().default(false),
    reviewerId: text('reviewer_id').notNull(),
    reviewerName: text('reviewer_name').notNull(),
    createdAt: at('created_at').notNull(),
    settledAt: at('settled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.id] }),
    foreignKey({
      columns: [t.publisherId, t.submissionId],
      foreignColumns: [submissions.publisherId, submissions.id],
    }).onDelete('cascade'),
    index('findings_of_offer').on(t.publisherId, t.offerId, t.createdAt),
    index('findings_of_submission').on(t.publisherId, t.submissionId),
    check('findings_status', sql`${t.status} in ('open', 'fixed', 'disputed', 'waived')`),
  ],
)

/** The decision of a review. Written, with its findings, before the offer changes its status. */
export const verdicts = pgTable(
  'verdicts',
  {
    publisherId: text('publisher_id').notNull(),
    submissionId: uuid('submission_id').notNull(),
    verdict: text('verdict').$type<'approved' | 'rejected'>().notNull(),
    note: text('note').notNull().default(''),
    reviewerId: text('reviewer_id').notNull(),
    reviewerName: text('reviewer_name').notNull(),
    decidedAt: at('decided_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.submissionId] }),
    foreignKey({
      columns: [t.publisherId, t.submissionId],
      foreignColumns: [submissions.publisherId, submissions.id],
    }).onDelete('cascade'),
    check('verdicts_verdict', sql`${t.verdict} in ('approved', 'rejected')`),
  ],
)

/** The conversation of publisher and reviewers about a submission, or about one of its findings. */
export const reviewMessages = pgTable(
  'review_messages',
  {
    publisherId: text('publisher_id').notNull(),
    id: uuid('id').notNull(),
    submissionId: uuid('submission_id').notNull(),
    findingId: uuid('finding_id'),
    side: text('side').$type<'publisher' | 'operator'>().notNull(),
    kind: text('kind').$type<'question' | 'answer' | 'dispute' | 'waived' | 'fixed' | 'upheld'>().notNull(),
    body: text('body').notNull(),
    authorId: text('author_id').notNull(),
    authorName: text('author_name').notNull(),
    at: at('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.id] }),
    foreignKey({
      columns: [t.publisherId, t.submissionId],
      foreignColumns: [submissions.publisherId, submissions.id],
    }).onDelete('cascade'),
    index('review_messages_of_submission').on(t.publisherId, t.submissionId, t.at),
    check('review_messages_side', sql`${t.side} in ('publisher', 'operator')`),
    check('review_messages_kind', sql`${t.kind} in ('question', 'answer', 'dispute', 'waived', 'fixed', 'upheld')`),
  ],
)

/** What the publisher gives its word for: availability, billing, licences. */
export const declarations = pgTable(
  'declarations',
  {
    publisherId: text('publisher_id').notNull(),
    offerId: text('offer_id').notNull(),
    itemId: text('item_id').notNull(),
    /** Where anybody can see for themselves, when there is such a page. */
    statusPageUrl: text('status_page_url'),
    declaredBy: text('declared_by').notNull(),
    declaredByName: text('declared_by_name').notNull(),
    declaredAt: at('declared_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.offerId, t.itemId] }),
    foreignKey({
      columns: [t.publisherId, t.offerId],
      foreignColumns: [offers.publisherId, offers.offerId],
    }).onDelete('cascade'),
  ],
)
