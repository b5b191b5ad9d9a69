/** The way to the store: the draft handed in, its steps, and the sign-off. */
import {
  createRoute,
  idempotencyHeader,
  jsonAnswer,
  jsonBody,
  noContent,
  pageOf,
  paging,
  refusing,
  z,
} from '#platform/api-shapes'
import { apiRoom, ctxOf } from '#platform/http'
import { idempotent } from '#platform/idempotency'
import { cancelSubmission } from '../cancel.ts'
import { retryStep } from '../pipeline/run.ts'
import { goLive } from '../publishing.ts'
import { getSubmission, listSubmissions } from '../submissions.ts'
import { submitOffer } from '../submit.ts'
import { inOffer, inSubmission, stepShape, submissionShape, text } from './shapes.ts'
import { shownSubmission } from './words.ts'

export const submissionsPart = apiRoom()
const tags = ['Publishing']
const offer = '/publishers/{publisherId}/offers/{offerId}'
const submission = `${offer}/submissions/{submissionId}` as const

submissionsPart.openapi(
  createRoute({
    method: 'post',
    path: `${offer}/submissions`,
    operationId: 'submitOffer',
    tags,
    summary: 'Submit the draft',
    description:
      'Freezes the draft and starts the pipeline. One submission of an offer runs at a time. An incomplete offer is refused with every finding.',
    request: {
      params: inOffer,
      headers: idempotencyHeader,
      body: jsonBody(
        z.object({
          revision: z.int().openapi({ description: 'Revision of the draft that you looked at.', example: 7 }),
          notes: text.optional().openapi({ description: 'For reviewers; in place of those in the draft.' }),
          notificationEmails: z.array(z.string().max(320)).max(50).optional(),
          certificationSecrets: text.optional().openapi({
            description: 'Test accounts and keys: stored encrypted, readable by reviewers only.',
          }),
        }),
      ),
    },
    middleware: [idempotent] as const,
    responses: {
      201: jsonAnswer(submissionShape, 'The submission with its steps.'),
      ...refusing(401, 403, 404, 409, 412, 422),
    },
  }),
  async (c) => {
    const key = c.req.valid('param')
    const submitted = await submitOffer(ctxOf(c), { ...key, ...c.req.valid('json') })
    const { publisherId, offerId, submissionId } = submitted
    return c.json(shownSubmission(ctxOf(c), submitted), 201, {
      Location: `/api/v1/publishers/${publisherId}/offers/${offerId}/submissions/${submissionId}`,
    })
  },
)

submissionsPart.openapi(
  createRoute({
    method: 'get',
    path: `${offer}/submissions`,
    operationId: 'listSubmissions',
    tags,
    summary: 'All submissions of an offer',
    request: { params: inOffer, query: z.object(paging) },
    responses: { 200: jsonAnswer(pageOf(submissionShape), 'Newest first.'), ...refusing(400, 401, 403, 404) },
  }),
  async (c) => {
    const page = await listSubmissions(ctxOf(c), c.req.valid('param'), c.req.valid('query'))
    return c.json({ ...page, items: page.items.map((item) => shownSubmission(ctxOf(c), item)) }, 200)
  },
)

submissionsPart.openapi(
  createRoute({
    method: 'delete',
    path: `${offer}/submissions/current`,
    operationId: 'cancelSubmission',
    tags,
    summary: 'Cancel the running submission',
    description:
      'Before sign-off the offer is again what it was before. After it, until the last step begins, owners and managers withdraw the sign-off, and the preview waits as before.',
    request: { params: inOffer },
    responses: { 200: jsonAnswer(submissionShape, 'The submission.'), ...refusing(401, 403, 404, 409) },
  }),
  async (c) => {
    const canceled = await cancelSubmission(ctxOf(c), c.req.valid('param'))
    return c.json(shownSubmission(ctxOf(c), canceled), 200)
  },
)

submissionsPart.openapi(
  createRoute({
    method: 'get',
    path: submission,
    operationId: 'getSubmission',
    tags,
    summary: 'A submission and how far it came',
    request: { params: inSubmission },
    responses: { 200: jsonAnswer(submissionShape, 'The submission.'), ...refusing(401, 403, 404) },
  }),
  async (c) => {
    const found = await getSubmission(ctxOf(c), c.req.valid('param'))
    return c.json(shownSubmission(ctxOf(c), found), 200)
  },
)

submissionsPart.openapi(
  createRoute({
    method: 'get',
    path: `${submission}/steps`,
    operationId: 'listSteps',
    tags,
    summary: 'The steps of a submission',
    request: { params: inSubmission },
    responses: { 200: jsonAnswer(z.object({ items: z.array(stepShape) }), 'In order.'), ...refusing(401, 403, 404) },
  }),
  async (c) => {
    const found = await getSubmission(ctxOf(c), c.req.valid('param'))
    return c.json({ items: shownSubmission(ctxOf(c), found).steps }, 200)
  },
)

submissionsPart.openapi(
  createRoute({
    method: 'post',
    path: `${offer}/submissions/current/tries`,
    operationId: 'retryStep',
    tags,
    summary: 'Try a blocked step again',
    description: 'For a step that gave up on something that is not the fault of the offer.',
    request: { params: inOffer },
    responses: { 204: noContent('It is tried again.'), ...refusing(401, 403, 404, 409) },
  }),
  async (c) => {
    await retryStep(ctxOf(c), c.req.valid('param'))
    return c.body(null, 204)
  },
)

submissionsPart.openapi(
  createRoute({
    method: 'post',
    path: `${submission}/signoff`,
    operationId: 'goLive',
    tags,
    summary: 'Go live',
    description: 'Approves the preview. Warnings must be acknowledged; the refusal lists them.',
    request: {
      params: inSubmission,
      headers: idempotencyHeader,
      body: jsonBody(z.object({ acknowledgeWarnings: z.boolean().default(false) })),
    },
    middleware: [idempotent] as const,
    responses: { 201: jsonAnswer(submissionShape, 'On its way to live.'), ...refusing(401, 403, 404, 409) },
  }),
  async (c) => {
    const signed = await goLive(ctxOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.json(shownSubmission(ctxOf(c), signed), 201)
  },
)
