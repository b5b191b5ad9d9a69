/** What the REST face of this room gives and takes. */
import { instant, z } from '#platform/api-shapes'
import { historyEvents } from '../history-events.ts'
import { offerStatuses, submissionStatuses } from '../lifecycle.ts'
import { stepIds, stepStatuses } from '../pipeline/steps.ts'

const publisherId = z.string().openapi({ param: { name: 'publisherId', in: 'path' }, example: 'fabrikam' })
const offerId = z.string().openapi({ param: { name: 'offerId', in: 'path' }, example: 'route-planner' })
const submissionId = z.uuid().openapi({ param: { name: 'submissionId', in: 'path' } })
export const inPublisher = z.object({ publisherId })
export const inOffer = z.object({ publisherId, offerId })
export const inSubmission = z.object({ publisherId, offerId, submissionId })

export const offerStatus = z.enum(offerStatuses)
const slotName = z.enum(['preview', 'live'])

/** Keys of the offer type as nested members; see `GET /offer-types/{typeId}`. */
export const documentShape = z.record(z.string(), z.unknown()).openapi('OfferDocument', {
  description: 'Values by the keys of the offer type, nested: `{"listing": {"name": "Route Planner"}}`.',
  example: { listingOption: 'contactMe', listing: { name: 'Route Planner', summary: 'Plan the day of every van.' } },
})

export const findingShape = z
  .object({
    pageKey: z.string(),
    fieldKey: z.string(),
    pointer: z.string().openapi({ example: '#/listing/screenshots/0/caption' }),
    code: z.string().openapi({ description: 'Stable: programs may rely on it.', example: 'listing.name.tooLong' }),
    level: z.enum(['error', 'warning', 'info']),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    message: z.string().openapi({ example: 'The name is 62 characters; the limit is 50.' }),
    helpUri: z.string().openapi({ description: 'The page that explains the rule.' }),
  })
  .openapi('Finding')

export const qualityShape = z
  .object({
    score: z.int().openapi({ description: '0 to 100. An error among the findings holds it at 49 or below.' }),
    band: z.enum(['great', 'good', 'fair', 'weak']),
    version: z.string().openapi({ description: 'Of the rule set it was scored by.', example: '2026-11' }),
    capped: z.boolean(),
    results: z.array(
      z.object({
        id: z.string().openapi({ example: 'LQ-T01' }),
        severity: z.enum(['warning', 'info']),
        weight: z.int(),
        state: z.enum(['passed', 'partial', 'failed', 'notApplicable']),
        share: z.number(),
        gain: z.number().openapi({ description: 'Points that mending it would bring.' }),
        finding: findingShape.optional(),
      }),
    ),
    bestFixes: z
      .array(z.object({ id: z.string(), gain: z.number(), finding: findingShape }))
      .openapi({ description: 'Most points for the least work first.' }),
  })
  .openapi('OfferScore')

export const pageStateShape = z
  .object({
    pageKey: z.string(),
    status: z.enum(['notStarted', 'incomplete', 'complete', 'unpublishedChanges']),
    blocking: z.boolean().openapi({ description: 'Incomplete, it stops submission.' }),
    errors: z.int(),
    warnings: z.int(),
  })
  .openapi('PageState')

export const draftShape = z
  .object({
    publisherId: z.string(),
    offerId: z.string(),
    type: z.string(),
    alias: z.string(),
    profile: z.enum(['2020', '2022']),
    status: offerStatus,
    document: documentShape,
    revision: z.int().openapi({ description: 'Also the ETag.' }),
    savedAt: instant,
    savedBy: z.object({ id: z.string(), name: z.string() }),
    pages: z.array(pageStateShape),
    findings: z.array(findingShape),
  })
  .openapi('OfferDraft')

export const stepShape = z
  .object({
    stepId: z.enum(stepIds),
    name: z.string(),
    status: z.enum(stepStatuses),
    blocking: z.boolean(),
    estimatedTimeFrame: z.string().openapi({ example: 'less than 15 minutes' }),
    progressPercentage: z.int(),
    messages: z.array(
      z.object({
        level: z.enum(['information', 'warning', 'error']),
        code: z.string(),
        params: z.record(z.string(), z.union([z.string(), z.number()])),
        text: z.string(),
        at: instant,
        pageKey: z.string().optional(),
        fieldKey: z.string().optional(),
        pointer: z.string().optional(),
      }),
    ),
    startedAt: instant.nullable(),
    endedAt: instant.nullable(),
  })
  .openapi('SubmissionStep')

export const submissionShape = z
  .object({
    publisherId: z.string(),
    offerId: z.string(),
    submissionId: z.uuid(),
    number: z.int(),
    status: z.enum(submissionStatuses),
    target: slotName.openapi({ description: 'The slot it is on its way to.' }),
    marketingOnly: z.boolean(),
    seniorReview: z.boolean(),
    quality: z
      .object({ score: z.int(), band: z.enum(['great', 'good', 'fair', 'weak']), version: z.string() })
      .nullable()
      .openapi({ description: 'How good the listing was when it was handed in.' }),
    revision: z.int(),
    notes: z.string(),
    notificationEmails: z.array(z.string()),
    hasCertificationSecrets: z.boolean(),
    submittedBy: z.object({ id: z.string(), name: z.string() }),
    submittedAt: instant,
    previewReadyAt: instant.nullable(),
    signedOffAt: instant.nullable(),
    endedAt: instant.nullable(),
    steps: z.array(stepShape),
  })
  .openapi('Submission')

const slotView = z.object({
  version: z.int(),
  submissionId: z.uuid(),
  publishedAt: instant,
  hidden: z.boolean(),
})

export const offerShape = draftShape
  .extend({
    hidden: z.boolean().openapi({ description: 'Live, but only for holders of the hide key.' }),
    hasUnpublishedChanges: z.boolean(),
    archivedAt: instant.nullable().openapi({ description: 'Since when it is put away.' }),
    forcedStop: z
      .object({ reason: z.string(), deadline: instant.nullable(), at: instant })
      .nullable()
      .openapi({ description: 'Why the operator took it out of the store, and by when to mend it.' }),
    slots: z.object({ preview: slotView.nullable(), live: slotView.nullable() }),
    links: z.object({ preview: z.string().optional(), live: z.string().optional() }),
    submission: z.union([submissionShape, z.null()]).openapi({ description: 'The newest one.' }),
    goLiveWarnings: z.array(z.object({ pointer: z.string(), detail: z.string(), code: z.string().optional() }).loose()),
    moves: z.array(z.string()).openapi({
      description: 'What the caller can do with it now.',
      example: ['saveDraft', 'submit'],
    }),
    createdAt: instant,
  })
  .openapi('Offer')

export const offerItemShape = z
  .object({
    publisherId: z.string(),
    offerId: z.string(),
    type: z.string(),
    alias: z.string(),
    name: z.string(),
    status: offerStatus,
    hidden: z.boolean(),
    hasUnpublishedChanges: z.boolean(),
    previewVersion: z.int().nullable(),
    liveVersion: z.int().nullable(),
    savedAt: instant,
  })
  .openapi('OfferListItem')

const fileShape = z.object({
  kind: z.string(),
  sha256: z.string(),
  size: z.int(),
  contentType: z.string(),
  filename: z.string(),
})

export const snapshotShape = z
  .object({
    type: z.string(),
    profile: z.enum(['2020', '2022']),
    alias: z.string(),
    document: documentShape,
    taxonomies: z.record(z.string(), z.string()),
    assets: z.record(z.string(), fileShape),
    package: z.object({ sha256: z.string(), size: z.int() }).optional(),
  })
  .openapi('OfferContent')

export const assetShape = z
  .object({
    assetId: z.uuid(),
    kind: z.string(),
    sha256: z.string(),
    sentSha256: z.string().nullable().openapi({ description: 'Of the bytes as they were sent; images are made anew.' }),
    generatedFrom: z.uuid().nullable().openapi({ description: 'The large logo that this size was made from.' }),
    size: z.int().openapi({ description: 'Bytes.' }),
    contentType: z.string(),
    filename: z.string(),
    width: z.int().nullable(),
    height: z.int().nullable(),
    warnings: z.array(z.object({ code: z.string(), message: z.string() })),
    uploadedAt: instant,
    uploadedBy: z.string(),
  })
  .openapi('Asset')

export const historyEntryShape = z
  .object({
    id: z.uuid(),
    event: z.enum(historyEvents),
    at: instant,
    initiatedBy: z
      .object({ kind: z.enum(['person', 'operator']), id: z.string(), name: z.string() })
      .nullable()
      .openapi({ description: 'Null for steps of the pipeline.' }),
    submissionId: z.uuid().nullable(),
    stepId: z.enum(stepIds).nullable(),
    outcome: z.enum(['complete', 'warning', 'failed', 'waiting']).nullable(),
    pages: z.array(z.string()),
    note: z.string().nullable(),
    deadline: instant.nullable().openapi({ description: 'By when to mend what the operator stopped.' }),
  })
  .openapi('HistoryEntry')

export const label = z.object({ en: z.string(), fr: z.string() })
export const comparisonShape = z
  .object({
    pages: z.array(
      z.object({
        pageKey: z.string(),
        label,
        changed: z.int(),
        fields: z.array(
          z.object({
            fieldKey: z.string(),
            label,
            type: z.string(),
            kind: z.enum(['added', 'removed', 'edited', 'unchanged']),
            before: z.unknown(),
            after: z.unknown(),
            filesBefore: z.record(z.string(), fileShape),
            filesAfter: z.record(z.string(), fileShape),
          }),
        ),
      }),
    ),
  })
  .openapi('Comparison')

/** Texts are checked by the room, which says everything wrong at once; this only bounds them. */
export const text = z.string().max(20_000)
