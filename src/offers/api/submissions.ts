/** The way to the store: submissions with their steps, sign-off, the report, history, comparison, stops. */
import {
  createRoute,
  idempotencyHeader,
  instant,
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
import { cancelSubmission } from '../cancel.ts'
import { answerFinding, answerReviewer } from '../certification/conversation.ts'
import { getReport } from '../certification/report.ts'
import { compareSlots, type Side } from '../compare.ts'
import { forceStop } from '../forced-stop.ts'
import { historyOf } from '../history.ts'
import { type HistoryEvent, historyEvents } from '../history-events.ts'
import { retryStep } from '../pipeline/run.ts'
import { goLive, stopSelling } from '../publishing.ts'
import { getSubmission, listSubmissions } from '../submissions.ts'
import { submitOffer } from '../submit.ts'
import {
  comparisonShape,
  historyEntryShape,
  inOffer,
  inSubmission,
  reportShape,
  stepShape,
  submissionShape,
  text,
} from './shapes.ts'
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

submissionsPart.openapi(
  createRoute({
    method: 'get',
    path: `${submission}/report`,
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

submissionsPart.openapi(
  createRoute({
    method: 'post',
    path: `${submission}/report/messages`,
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

submissionsPart.openapi(
  createRoute({
    method: 'post',
    path: `${submission}/report/findings/{findingId}/answers`,
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

submissionsPart.openapi(
  createRoute({
    method: 'post',
    path: `${offer}/stops`,
    operationId: 'stopSelling',
    tags,
    summary: 'Take the offer out of the store',
    description: 'Those who have it keep it. Submit and go live again to bring it back.',
    request: {
      params: inOffer,
      headers: idempotencyHeader,
      body: jsonBody(z.object({ reason: z.string().max(2_000).optional() }), { reason: 'Replaced by version 2.' }),
    },
    middleware: [idempotent] as const,
    responses: { 204: noContent('It leaves the store within moments.'), ...refusing(401, 403, 404, 409) },
  }),
  async (c) => {
    await stopSelling(ctxOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.body(null, 204)
  },
)

submissionsPart.openapi(
  createRoute({
    method: 'post',
    path: `${offer}/forced-stops`,
    operationId: 'forceStop',
    tags: ['Certification'],
    summary: 'Take an offer out of the store, as the operator',
    request: {
      params: inOffer,
      headers: idempotencyHeader,
      body: jsonBody(
        z.object({
          reason: z.string().min(1).max(2_000).openapi({ example: 'The listing copies another offer.' }),
          deadline: instant.optional().openapi({ description: 'By when the publisher is asked to mend it.' }),
        }),
      ),
    },
    middleware: [idempotent] as const,
    responses: { 204: noContent('Out of the store; the publisher is told why.'), ...refusing(400, 401, 403, 404, 409) },
  }),
  async (c) => {
    const { reason, deadline } = c.req.valid('json')
    await forceStop(ctxOf(c), {
      ...c.req.valid('param'),
      reason,
      deadline: deadline ? new Date(deadline) : undefined,
    })
    return c.body(null, 204)
  },
)

const listOf = z
  .string()
  .optional()
  .transform((value) => value?.split(',').filter(Boolean))
const eventsOf = listOf
  .pipe(z.array(z.enum(historyEvents)).optional())
  .openapi({ type: 'string', description: `With commas: ${historyEvents.join(', ')}.`, example: 'submitted,signedOff' })

submissionsPart.openapi(
  createRoute({
    method: 'get',
    path: `${offer}/history`,
    operationId: 'listHistory',
    tags,
    summary: 'What happened to an offer',
    request: {
      params: inOffer,
      query: z.object({
        events: eventsOf,
        users: listOf.openapi({ type: 'string', description: 'Ids of people, with commas.' }),
        pages: listOf.openapi({
          type: 'string',
          description: 'Submissions that changed one of these pages.',
          example: 'listing,availability',
        }),
        from: instant.optional(),
        to: instant.optional(),
        ...paging,
      }),
    },
    responses: { 200: jsonAnswer(pageOf(historyEntryShape), 'Newest first.'), ...refusing(400, 401, 403, 404) },
  }),
  async (c) => {
    const { events, users, pages, from, to, cursor, limit } = c.req.valid('query')
    const page = await historyOf(ctxOf(c), c.req.valid('param'), {
      events: events as HistoryEvent[] | undefined,
      initiatorIds: users,
      pages,
      from: from ? new Date(from) : undefined,
      to: to ? new Date(to) : undefined,
      cursor,
      limit,
    })
    return c.json(wire(page), 200)
  },
)

const side = z.string().openapi({ description: '`draft`, `preview`, `live`, or the id of a submission.' })

submissionsPart.openapi(
  createRoute({
    method: 'get',
    path: `${offer}/comparison`,
    operationId: 'compareOffer',
    tags,
    summary: 'Two versions side by side',
    description: 'Every field of every page, and files by their content.',
    request: {
      params: inOffer,
      query: z.object({
        from: side.default('live'),
        to: side.default('draft'),
        changedOnly: z.stringbool().optional(),
      }),
    },
    responses: { 200: jsonAnswer(comparisonShape, 'Page by page.'), ...refusing(400, 401, 403, 404) },
  }),
  async (c) => {
    const { from, to, changedOnly } = c.req.valid('query')
    const pages = await compareSlots(ctxOf(c), c.req.valid('param'), { from: sideOf(from), to: sideOf(to) })
    const shown = changedOnly
      ? pages.map((page) => ({ ...page, fields: page.fields.filter((field) => field.kind !== 'unchanged') }))
      : pages
    return c.json(JSON.parse(JSON.stringify({ pages: shown })) as z.infer<typeof comparisonShape>, 200)
  },
)

function sideOf(name: string): Side {
  return name === 'draft' || name === 'preview' || name === 'live' ? name : { submissionId: name }
}
