/** Offers and what they are made of: the draft here, its uploaded files, then what was handed in and published. */
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
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { publishers } from '../accounts/schema.ts'
import type { AssetKind, FileFormat } from './asset-kinds.ts'
import type { HistoryEvent } from './history-events.ts'
import type { OfferStatus, SubmissionStatus, Target } from './lifecycle.ts'
import type { OfferDocument } from './offer-document.ts'
import type { StepId, StepMessage, StepStatus } from './pipeline/steps.ts'
import type { Acceptance, Deal, PrivateOfferType } from './private-offers/deal.ts'
import type { PrivateOfferState } from './private-offers/moves.ts'
import type { LinkFact } from './quality/link-fact.ts'
import type { Tuning } from './quality/rule-set.ts'
import type { Snapshot } from './snapshot.ts'
import type { TaxonomyEntry, TaxonomyName } from './taxonomies/taxonomy.ts'
import type { Profile } from './types/offer-type.ts'

const at = (name: string) => timestamp(name, { withTimezone: true })

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

export type SealedSecret = { sealed: string; at: string; by: string }

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

/** Restricted package regions that the operator granted to a publisher. */
export const regionAuthorisations = pgTable(
  'region_authorisations',
  {
    publisherId: text('publisher_id')
      .notNull()
      .references(() => publishers.publisherId),
    regionId: text('region_id').notNull(),
    grantedAt: at('granted_at').notNull(),
    grantedBy: text('granted_by').notNull(),
  },
  (t) => [primaryKey({ columns: [t.publisherId, t.regionId] })],
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

/**
 * What was in a slot, from when to when. The row without an end is what is there now. Nothing cascades
 * here: it is what keeps a published offer from being deleted.
 */
export const publications = pgTable(
  'publications',
  {
    publisherId: text('publisher_id').notNull(),
    id: uuid('id').notNull(),
    offerId: text('offer_id').notNull(),
    submissionId: uuid('submission_id').notNull(),
    slot: text('slot').$type<Target>().notNull(),
    /** Rises by one with each publication of the offer, to either slot. */
    version: integer('version').notNull(),
    snapshot: jsonb('snapshot').$type<Snapshot>().notNull(),
    /** Live, but only for those who hold the key. */
    hidden: boolean('hidden').notNull(),
    publishedBy: text('published_by').notNull(),
    publishedAt: at('published_at').notNull(),
    endedAt: at('ended_at'),
    /** Catalogue version that brought it in, and the one that took it out (live slot only). */
    catalogueVersion: bigint('catalogue_version', { mode: 'number' }),
    endedCatalogueVersion: bigint('ended_catalogue_version', { mode: 'number' }),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.id] }),
    foreignKey({ columns: [t.publisherId, t.offerId], foreignColumns: [offers.publisherId, offers.offerId] }),
    foreignKey({
      columns: [t.publisherId, t.submissionId],
      foreignColumns: [submissions.publisherId, submissions.id],
    }),
    uniqueIndex('publications_one_per_slot').on(t.publisherId, t.offerId, t.slot).where(sql`${t.endedAt} is null`),
    uniqueIndex('publications_version').on(t.publisherId, t.offerId, t.version),
    index('publications_entered').on(t.catalogueVersion).where(sql`${t.slot} = 'live'`),
    index('publications_left').on(t.endedCatalogueVersion).where(sql`${t.slot} = 'live'`),
    check('publications_slot', sql`${t.slot} in ('preview', 'live')`),
  ],
)

/** One row: how often the set of live listings has changed. Its lock orders the changes, so a reader misses none. */
export const catalogue = pgTable(
  'catalogue',
  {
    only: boolean('only').primaryKey().default(true),
    version: bigint('version', { mode: 'number' }).notNull(),
    changedAt: at('changed_at').notNull(),
  },
  (t) => [check('catalogue_one_row', sql`${t.only}`)],
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

/** A deal with named customers, or a margin for resellers, on plans that are sold: see private-offers/. */
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

/** A score as a submission remembers it: the state of every rule, without words. */
export type StoredScore = {
  score: number
  band: 'great' | 'good' | 'fair' | 'weak'
  version: string
  capped: boolean
  rules: Record<string, { state: 'passed' | 'partial' | 'failed'; share: number; weight: number }>
}

/** The operator's tuning of the quality rules. Each change is a row; the newest is in force. */
export const qualityTunings = pgTable(
  'quality_tunings',
  {
    id: uuid('id').primaryKey(),
    version: text('version').notNull(),
    tuning: jsonb('tuning').$type<Tuning>().notNull(),
    savedBy: text('saved_by').notNull(),
    savedByName: text('saved_by_name').notNull(),
    savedAt: at('saved_at').notNull(),
  },
  (t) => [index('quality_tunings_newest').on(t.savedAt)],
)

/** What an address answered when the pipeline last visited it: quality rules ask this, and never the address. */
export const linkFacts = pgTable(
  'link_facts',
  {
    publisherId: text('publisher_id')
      .notNull()
      .references(() => publishers.publisherId),
    url: text('url').notNull(),
    facts: jsonb('facts').$type<LinkFact>().notNull(),
    visitedAt: at('visited_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.publisherId, t.url] })],
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

/** What the operator changed in the lists that offers are classified by. Each change is a row; the newest of an entry holds. */
export const taxonomyChanges = pgTable(
  'taxonomy_changes',
  {
    id: uuid('id').primaryKey(),
    list: text('list').$type<TaxonomyName>().notNull(),
    entry: jsonb('entry').$type<TaxonomyEntry>().notNull(),
    savedBy: text('saved_by').notNull(),
    savedByName: text('saved_by_name').notNull(),
    savedAt: at('saved_at').notNull(),
  },
  (t) => [index('taxonomy_changes_oldest').on(t.savedAt, t.id)],
)

/** What a publisher holds, by the operator's word: competencies that services and managed offers ask for. */
export const publisherCredentials = pgTable(
  'publisher_credentials',
  {
    publisherId: text('publisher_id')
      .notNull()
      .references(() => publishers.publisherId),
    credentialId: text('credential_id').notNull(),
    grantedAt: at('granted_at').notNull(),
    grantedBy: text('granted_by').notNull(),
  },
  (t) => [primaryKey({ columns: [t.publisherId, t.credentialId] })],
)
