/** The certification report: what reviewers said of a submission, and what the publisher says to it. */
import {
  createRoute,
  idempotencyHeader,
  jsonAnswer,
  jsonBody,
  noContent,
  refusing,
  wire,
  z,
} from '#platform/api-shapes'
import { apiRoom, ctxOf } from '#platform/http'
import { idempotent } from '#platform/idempotency'
import { answerFinding, answerReviewer } from '../certification/conversation.ts'
import { getReport } from '../certification/report.ts'
import { reportShape } from './review-shapes.ts'
import { inSubmission, text } from './shapes.ts'

export const reportsPart = apiRoom()
const tags = ['Publishing']
const report = '/publishers/{publisherId}/offers/{offerId}/submissions/{submissionId}/report'

reportsPart.openapi(
  createRoute({
    method: 'get',
    path: report,
    operationId: 'getReport',
    tags,
    summary: 'The certification report',
    request: { params: inSubmission },
    responses: {
      200: jsonAnswer(reportShape, 'Verdict, findings and conversation.'),
      ...refusing(401, 403, 404),
    },
  }),
  async (c) => c.json(wire(await getReport(ctxOf(c), c.req.valid('param'))), 200),
)

reportsPart.openapi(
  createRoute({
    method: 'post',
    path: `${report}/messages`,
    operationId: 'answerReviewer',
    tags,
    summary: 'Write to the reviewers',
    request: {
      params: inSubmission,
      headers: idempotencyHeader,
      body: jsonBody(z.object({ text: text.openapi({ example: 'The test account has a trial licence.' }) })),
    },
    middleware: [idempotent] as const,
    responses: { 204: noContent('Written.'), ...refusing(401, 403, 404, 422) },
  }),
  async (c) => {
    await answerReviewer(ctxOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.body(null, 204)
  },
)

reportsPart.openapi(
  createRoute({
    method: 'post',
    path: `${report}/findings/{findingId}/answers`,
    operationId: 'answerFinding',
    tags,
    summary: 'Answer or dispute a finding',
    request: {
      params: inSubmission.extend({ findingId: z.uuid() }),
      headers: idempotencyHeader,
      body: jsonBody(
        z.object({
          text: text.openapi({ example: 'It is said in the first paragraph.' }),
          dispute: z.boolean().default(false),
        }),
      ),
    },
    middleware: [idempotent] as const,
    responses: { 204: noContent('Written.'), ...refusing(401, 403, 404, 409, 422) },
  }),
  async (c) => {
    await answerFinding(ctxOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.body(null, 204)
  },
)
