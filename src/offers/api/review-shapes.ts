/** What reviewers and publishers say to each other of a submission, and what waits to be looked at. */
import { instant, z } from '#platform/api-shapes'
import { label, snapshotShape, submissionShape } from './shapes.ts'

const reviewMessage = z.object({
  messageId: z.uuid(),
  side: z.enum(['publisher', 'operator']),
  kind: z.enum(['question', 'answer', 'dispute', 'waived', 'fixed', 'upheld']),
  body: z.string(),
  author: z.string(),
  at: instant,
})

export const reportShape = z
  .object({
    submissionId: z.uuid(),
    number: z.int(),
    verdict: z
      .object({
        verdict: z.enum(['approved', 'rejected']),
        note: z.string(),
        reviewer: z.string(),
        decidedAt: instant,
      })
      .nullable(),
    findings: z.array(
      z.object({
        findingId: z.uuid(),
        itemId: z.string(),
        policyId: z.string(),
        pageKey: z.string().nullable(),
        fieldKey: z.string().nullable(),
        file: z.string().nullable(),
        message: z.string(),
        evidence: z.string(),
        evidenceUrls: z.array(z.string()),
        suggestedFix: z.string(),
        status: z.enum(['open', 'fixed', 'disputed', 'waived']),
        repeated: z.boolean(),
        reviewer: z.string(),
        createdAt: instant,
        conversation: z.array(reviewMessage),
      }),
    ),
    conversation: z.array(reviewMessage),
  })
  .openapi('CertificationReport')

export const checklistItemShape = z.object({
  id: z.string().openapi({ example: 'CP-105' }),
  upstream: z.string(),
  how: z.enum(['automatic', 'human', 'both', 'declared']),
  technical: z.boolean(),
  title: label,
  requirement: label,
})

export const reviewShape = z
  .object({
    submission: submissionShape,
    publisherName: z.string(),
    snapshot: snapshotShape,
    checklist: z.array(
      checklistItemShape.extend({
        state: z.enum(['pass', 'fail', 'notApplicable', 'open']),
        automatic: z.boolean(),
        note: z.string(),
        reviewer: z.string().nullable(),
        decidedAt: instant.nullable(),
        remarks: z.array(z.string()),
      }),
    ),
    report: reportShape,
    previous: reportShape.nullable(),
  })
  .openapi('Review')

export const queuedShape = z
  .object({
    publisherId: z.string(),
    publisherName: z.string(),
    offerId: z.string(),
    submissionId: z.uuid(),
    number: z.int(),
    offerName: z.string(),
    type: z.string(),
    submittedBy: z.string(),
    submittedAt: instant,
    waitingSince: instant,
    marketingOnly: z.boolean(),
    seniorReview: z.boolean(),
    decided: z.int().openapi({ description: 'Items of the checklist that were decided so far.' }),
    specialReview: z.boolean(),
  })
  .openapi('QueuedSubmission')
