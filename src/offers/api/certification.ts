/** The operator's desk: what waits for review, its checklist, findings and verdict. */
import {
  createRoute,
  idempotencyHeader,
  jsonAnswer,
  jsonBody,
  noContent,
  pageOf,
  paging,
  refusing,
  wire,
  z,
} from '#platform/api-shapes'
import { apiRoom, ctxOf } from '#platform/http'
import { idempotent } from '#platform/idempotency'
import { checklist } from '../certification/checklist.ts'
import { recordCheck } from '../certification/checks.ts'
import { askPublisher, settleFinding } from '../certification/conversation.ts'
import { listQueue } from '../certification/queue.ts'
import { getReview, revealCertificationSecrets } from '../certification/review.ts'
import { approve, reject } from '../certification/verdict.ts'
import { checklistItemShape, queuedShape, reviewShape } from './review-shapes.ts'
import { inSubmission, text } from './shapes.ts'
import { shownSubmission } from './words.ts'

export const certificationPart = apiRoom()
const tags = ['Certification']
const submission = '/certification/submissions/{publisherId}/{offerId}/{submissionId}'

certificationPart.openapi(
  createRoute({
    method: 'get',
    path: '/certification/submissions',
    operationId: 'listQueue',
    tags,
    summary: 'What waits for a reviewer',
    request: { query: z.object({ publisherId: z.string().optional(), ...paging }) },
    responses: { 200: jsonAnswer(pageOf(queuedShape), 'The oldest first.'), ...refusing(400, 401, 403) },
  }),
  async (c) => c.json(wire(await listQueue(ctxOf(c), c.req.valid('query'))), 200),
)

certificationPart.openapi(
  createRoute({
    method: 'get',
    path: '/certification/checklist',
    operationId: 'getChecklist',
    tags,
    summary: 'What certification checks',
    responses: { 200: jsonAnswer(z.object({ items: z.array(checklistItemShape) }), 'For everybody to read.') },
  }),
  (c) => c.json({ items: [...checklist] }, 200),
)

certificationPart.openapi(
  createRoute({
    method: 'get',
    path: submission,
    operationId: 'getReview',
    tags,
    summary: 'A submission under review',
    description: 'The frozen content, the checklist as far as it is decided, the report so far, and the one before.',
    request: { params: inSubmission },
    responses: { 200: jsonAnswer(reviewShape, 'The review.'), ...refusing(401, 403, 404) },
  }),
  async (c) => {
    const { submission, ...review } = await getReview(ctxOf(c), c.req.valid('param'))
    const shown = { ...wire(review), submission: shownSubmission(ctxOf(c), submission) }
    return c.json(shown as z.infer<typeof reviewShape>, 200)
  },
)

certificationPart.openapi(
  createRoute({
    method: 'get',
    path: `${submission}/secrets`,
    operationId: 'readCertificationSecrets',
    tags,
    summary: 'Test accounts and keys of the publisher',
    description: 'For a reviewer at work. That they were read is written to the audit log.',
    request: { params: inSubmission },
    responses: {
      200: jsonAnswer(z.object({ secrets: z.string().nullable() }), 'As the publisher wrote them.'),
      ...refusing(401, 403, 404),
    },
  }),
  async (c) => {
    const secrets = await revealCertificationSecrets(ctxOf(c), c.req.valid('param'))
    return c.json({ secrets }, 200, { 'cache-control': 'no-store' })
  },
)

const findingInput = z.object({
  policyId: z.string().openapi({ description: 'An id of the checklist.', example: 'CP-105' }),
  fieldKey: z.string().optional().openapi({ example: 'listing.description' }),
  file: z.string().optional().openapi({ description: 'SHA-256 of the file concerned.' }),
  message: text.openapi({ example: 'The description does not say which licence is needed.' }),
  evidence: text.openapi({ example: 'Second paragraph, on 3 March 2026.' }),
  evidenceUrls: z.array(z.string().max(2_000)).max(20).optional(),
  suggestedFix: text.openapi({ example: 'Name the licence that customers need.' }),
})

certificationPart.openapi(
  createRoute({
    method: 'put',
    path: `${submission}/checks/{itemId}`,
    operationId: 'recordCheck',
    tags,
    summary: 'Decide an item of the checklist',
    description:
      'What fails needs its findings: policy, field or file, message, evidence and a proposed fix. Deciding again takes the place of the decision before.',
    request: {
      params: inSubmission.extend({ itemId: z.string().openapi({ example: 'CP-105' }) }),
      body: jsonBody(
        z.object({
          state: z.enum(['pass', 'fail', 'notApplicable']),
          note: text.optional(),
          findings: z.array(findingInput).max(20).optional(),
        }),
      ),
    },
    responses: { 204: noContent('Decided.'), ...refusing(401, 403, 404, 409, 422) },
  }),
  async (c) => {
    await recordCheck(ctxOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.body(null, 204)
  },
)

certificationPart.openapi(
  createRoute({
    method: 'post',
    path: `${submission}/verdict`,
    operationId: 'decideReview',
    tags,
    summary: 'Approve or reject',
    description: 'Approval needs every item decided and none failed; a rejection needs at least one finding.',
    request: {
      params: inSubmission,
      headers: idempotencyHeader,
      body: jsonBody(z.object({ verdict: z.enum(['approved', 'rejected']), note: text.optional() }), {
        verdict: 'rejected',
        note: 'The privacy policy cannot be read.',
      }),
    },
    middleware: [idempotent] as const,
    responses: { 204: noContent('Decided; the publisher is told.'), ...refusing(401, 403, 404, 409) },
  }),
  async (c) => {
    const { verdict, note } = c.req.valid('json')
    const decide = verdict === 'approved' ? approve : reject
    await decide(ctxOf(c), { ...c.req.valid('param'), note })
    return c.body(null, 204)
  },
)

certificationPart.openapi(
  createRoute({
    method: 'post',
    path: `${submission}/questions`,
    operationId: 'askPublisher',
    tags,
    summary: 'Ask the publisher',
    request: {
      params: inSubmission,
      headers: idempotencyHeader,
      body: jsonBody(z.object({ text: text.openapi({ example: 'Which licence does the test account have?' }) })),
    },
    middleware: [idempotent] as const,
    responses: { 204: noContent('Asked.'), ...refusing(401, 403, 404, 422) },
  }),
  async (c) => {
    await askPublisher(ctxOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.body(null, 204)
  },
)

certificationPart.openapi(
  createRoute({
    method: 'post',
    path: `${submission}/findings/{findingId}/settlements`,
    operationId: 'settleFinding',
    tags,
    summary: 'Settle a reported finding',
    request: {
      params: inSubmission.extend({ findingId: z.uuid() }),
      headers: idempotencyHeader,
      body: jsonBody(
        z.object({
          outcome: z.enum(['waived', 'fixed', 'upheld']),
          text: text.openapi({ example: 'Right: it is in the first paragraph.' }),
        }),
      ),
    },
    middleware: [idempotent] as const,
    responses: { 204: noContent('Settled, with the reason.'), ...refusing(401, 403, 404, 422) },
  }),
  async (c) => {
    await settleFinding(ctxOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.body(null, 204)
  },
)
