/** What is handed in, and how far it has come. */
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
import type { OfferStatus, SubmissionStatus, Target } from '../lifecycle.ts'
import type { StepId, StepMessage, StepStatus } from '../pipeline/steps.ts'
import type { Snapshot } from '../snapshot.ts'
import { at } from './columns.ts'
import { offers } from './offers.ts'

/** An offer handed in: its content as it was at that moment, never changed afterwards. */
export const submissions = pgTable(
  'submissions',
  {
    publisherId: text('publisher_id').notNull(),
    id: uuid('id').notNull(),
    offerId: text('offer_id').notNull(),
    /** 1, 2, 3 … within the offer. */
    number: integer('number').notNull(),
    status: text('status').$type<SubmissionStatus>().notNull(),
    target: text('target').$type<Target>().notNull(),
    /** What the offer was before, and is again when this is cancelled. */
    statusBefore: text('status_before').$type<OfferStatus>().notNull(),
    snapshot: jsonb('snapshot').$type<Snapshot>().notNull(),
    /** Revision of the draft that was frozen. */
    revision: integer('revision').notNull(),
    /** No technical page differs from what was certified before: technical certification is not repeated. */
    marketingOnly: boolean('marketing_only').notNull(),
    notes: text('notes').notNull().default(''),
    notificationEmails: jsonb('notification_emails').$type<string[]>().notNull().default([]),
    /** Sealed; opened for reviewers only. */
    certificationSecrets: text('certification_secrets'),
    /** The same failure came back on consecutive submissions: a second reviewer should look. */
    seniorReview: boolean('senior_review').notNull().default(false),
    /** How good the listing was when it was handed in, and by which rule set. */
    quality: jsonb('quality').$type<StoredScore>(),
    submittedBy: text('submitted_by').notNull(),
    submittedByName: text('submitted_by_name').notNull(),
    submittedByEmail: text('submitted_by_email'),
    submittedAt: at('submitted_at').notNull(),
    previewReadyAt: at('preview_ready_at'),
    signedOffBy: text('signed_off_by'),
    signedOffAt: at('signed_off_at'),
    endedAt: at('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.id] }),
    foreignKey({
      columns: [t.publisherId, t.offerId],
      foreignColumns: [offers.publisherId, offers.offerId],
    }).onDelete('cascade'),
    uniqueIndex('submissions_number').on(t.publisherId, t.offerId, t.number),
    // Two people who submit at the same moment make one submission.
    uniqueIndex('submissions_one_running').on(t.publisherId, t.offerId).where(sql`${t.status} = 'running'`),
    index('submissions_by_status').on(t.status, t.submittedAt),
    check(
      'submissions_status',
      sql`${t.status} in ('running', 'waitingForPublisher', 'succeeded', 'failed', 'rejected', 'canceled', 'superseded')`,
    ),
    check('submissions_target', sql`${t.target} in ('preview', 'live')`),
  ],
)

/** A score as a submission remembers it: the state of every rule, without words. */
export type StoredScore = {
  score: number
  band: 'great' | 'good' | 'fair' | 'weak'
  version: string
  capped: boolean
  rules: Record<string, { state: 'passed' | 'partial' | 'failed'; share: number; weight: number }>
}

export const submissionSteps = pgTable(
  'submission_steps',
  {
    publisherId: text('publisher_id').notNull(),
    submissionId: uuid('submission_id').notNull(),
    position: integer('position').notNull(),
    stepId: text('step_id').$type<StepId>().notNull(),
    status: text('status').$type<StepStatus>().notNull(),
    progressPercentage: integer('progress_percentage').notNull().default(0),
    messages: jsonb('messages').$type<StepMessage[]>().notNull().default([]),
    /** What the step keeps from one try to the next, so that a resumed step does nothing twice. */
    kept: jsonb('kept').$type<Record<string, unknown>>().notNull().default({}),
    tries: integer('tries').notNull().default(0),
    triedAt: at('tried_at'),
    startedAt: at('started_at'),
    endedAt: at('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.submissionId, t.stepId] }),
    foreignKey({
      columns: [t.publisherId, t.submissionId],
      foreignColumns: [submissions.publisherId, submissions.id],
    }).onDelete('cascade'),
    index('submission_steps_under_way').on(t.triedAt).where(sql`${t.status} = 'inProgress'`),
    check(
      'submission_steps_status',
      sql`${t.status} in ('notStarted', 'inProgress', 'waitingForPublisherReview', 'waitingForApproval', 'blocked', 'rejected', 'complete', 'canceled')`,
    ),
  ],
)
