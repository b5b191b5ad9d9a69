/** Leads over REST: public enquiries, and a publisher's inbox. Parses, calls, answers; rules are in the deeds. */
import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { bodyLimit } from 'hono/body-limit'
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
import { tooLarge } from '#platform/problem'
import { dataApi } from './api/data.ts'
import { erasureApi } from './api/erasure.ts'
import { leadParam, publisherParam } from './api/params.ts'
import { settingsApi } from './api/settings.ts'
import { viewsApi } from './api/views.ts'
import { workApi } from './api/work.ts'
import {
  enquiryShape,
  explanationShape,
  filterShape,
  formShape,
  leadItemShape,
  leadSheetShape,
  receiptShape,
} from './api-shapes.ts'
import { captureLead } from './capture.ts'
import { openEnquiryForm } from './enquiry-form.ts'
import { explainLead } from './explain.ts'
import { exportFormats, exportLeads } from './export.ts'
import type { LeadFilter } from './filter.ts'
import { countLeads, getLead, listLeads } from './inbox.ts'
import { ratings, workStates } from './lead.ts'
import { actionCodes } from './lead-source.ts'
import { releaseLead } from './release.ts'
import { replayLeads } from './replay.ts'
import { noteStep } from './work.ts'

export const leadsApi = apiRoom()
for (const part of [workApi, erasureApi, viewsApi, settingsApi, dataApi]) leadsApi.route('/', part)

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const ENQUIRY_MAX_BYTES = 32 * 1024

/** No credentials are needed; those of an application are heeded. */
const everybody: Record<string, string[]>[] = [{}, { client: [] }]

const offerParam = z.object({ offerKey: z.string().openapi({ example: 'fabrikam.route-planner' }) })

leadsApi.openapi(
  createRoute({
    method: 'post',
    path: '/listings/{offerKey}/enquiry-forms',
    operationId: 'openEnquiryForm',
    tags: ['Enquiries'],
    summary: 'Ask for the form of an enquiry',
    description:
      'Gives the consent text to show, the fields needed, and a token and session to send back with the enquiry: from two seconds to two hours later, once.',
    security: [],
    request: {
      params: offerParam,
      body: jsonBody(
        z.object({
          actionCode: z.enum(actionCodes).default('PLT'),
          locale: z.string().optional(),
          previewKey: z.string().optional(),
        }),
      ),
    },
    responses: { 201: jsonAnswer(formShape, 'The form'), ...refusing(409, 422) },
  }),
  async (c) => {
    const session = randomUUID()
    const form = await openEnquiryForm(ctxOf(c), { ...c.req.valid('param'), ...c.req.valid('json'), session })
    return c.json({ ...wire(form), session }, 201)
  },
)

leadsApi.use(
  '/listings/:offerKey/enquiries',
  bodyLimit({
    maxSize: ENQUIRY_MAX_BYTES,
    onError: () => {
      throw tooLarge(`An enquiry has at most ${ENQUIRY_MAX_BYTES / 1024} KiB.`)
    },
  }),
)
leadsApi.openapi(
  createRoute({
    method: 'post',
    path: '/listings/{offerKey}/enquiries',
    operationId: 'sendEnquiry',
    tags: ['Enquiries'],
    summary: 'Send an enquiry to the publisher of an offer',
    description:
      'Everybody may, with the token of an enquiry form; applications with credentials need none. The same act of the same person within ten minutes makes no second lead: the answer names the first.',
    security: everybody,
    request: { params: offerParam, body: jsonBody(enquiryShape) },
    responses: {
      201: jsonAnswer(receiptShape, 'Kept, and on its way to the publisher'),
      ...refusing(409, 413, 422, 429, 503),
    },
  }),
  async (c) => {
    const lead = await captureLead(ctxOf(c), { ...c.req.valid('json'), ...c.req.valid('param') })
    const { id: leadId, offerKey, leadSource, environment, capturedAt } = lead
    return c.json({ leadId, offerKey, leadSource, environment, capturedAt: capturedAt.toISOString() }, 201)
  },
)

leadsApi.openapi(
  createRoute({
    method: 'get',
    path: '/publishers/{publisherId}/leads',
    operationId: 'listLeads',
    tags: ['Leads'],
    summary: 'The inbox, a page at a time',
    description: 'Also the way to pull leads: sort by oldest, keep the cursor, ask again with it.',
    request: {
      params: publisherParam,
      query: filterShape.extend({
        sort: z.enum(['newest', 'oldest', 'score']).optional(),
        ...paging,
      }),
    },
    responses: {
      200: jsonAnswer(pageOf(leadItemShape), 'Leads'),
      ...refusing(401, 403, 404),
    },
  }),
  async (c) => {
    const { sort, cursor, limit, ...query } = c.req.valid('query')
    const list = { ...filterOf(query), sort, cursor, limit }
    return c.json(wire(await listLeads(ctxOf(c), c.req.valid('param').publisherId, list)), 200)
  },
)

leadsApi.openapi(
  createRoute({
    method: 'get',
    path: '/publishers/{publisherId}/lead-counts',
    operationId: 'countLeads',
    tags: ['Leads'],
    summary: 'How many leads match, by rating and offer',
    request: { params: publisherParam, query: filterShape },
    responses: {
      200: jsonAnswer(
        z.object({
          total: z.int(),
          byRating: z.record(z.enum(ratings), z.int()),
          byOffer: z.array(z.object({ offerId: z.string(), count: z.int() })),
        }),
        'Counts',
      ),
      ...refusing(401, 403, 404),
    },
  }),
  async (c) =>
    c.json(await countLeads(ctxOf(c), c.req.valid('param').publisherId, filterOf(c.req.valid('query'))), 200),
)

leadsApi.openapi(
  createRoute({
    method: 'get',
    path: '/publishers/{publisherId}/leads/export',
    operationId: 'exportLeads',
    tags: ['Leads'],
    summary: 'The leads of a filter as a file for a spreadsheet',
    request: { params: publisherParam, query: filterShape.extend({ format: z.enum(exportFormats).default('csv') }) },
    responses: {
      200: {
        description:
          'CSV: UTF-8 with byte order mark, RFC 4180. XLSX: one sheet; texts are texts, numbers are numbers.',
        content: {
          'text/csv': { schema: z.string() },
          [workbookType]: { schema: z.string().openapi({ format: 'binary' }) },
        },
      },
      ...refusing(401, 403, 404, 409),
    },
  }),
  async (c) => {
    const { publisherId } = c.req.valid('param')
    const { format, ...query } = c.req.valid('query')
    const pieces = await exportLeads(ctxOf(c), { publisherId, filter: filterOf(query), format })
    const file = `leads-${publisherId}-${ctxOf(c).now().toISOString().slice(0, 10)}.${format}`
    return c.body(Readable.toWeb(Readable.from(pieces, { objectMode: false })) as ReadableStream, 200, {
      'Content-Type': format === 'csv' ? 'text/csv; charset=utf-8' : workbookType,
      'Content-Disposition': `attachment; filename="${file}"`,
      'Cache-Control': 'no-store',
    })
  },
)

leadsApi.openapi(
  createRoute({
    method: 'get',
    path: '/publishers/{publisherId}/leads/{leadId}',
    operationId: 'getLead',
    tags: ['Leads'],
    summary: 'One lead, with its deliveries and every attempt',
    description: 'Reading a lead is kept in the audit log.',
    request: { params: leadParam },
    responses: { 200: jsonAnswer(leadSheetShape, 'The lead'), ...refusing(401, 403, 404) },
  }),
  async (c) => c.json(wire(await getLead(ctxOf(c), c.req.valid('param'))), 200),
)

leadsApi.openapi(
  createRoute({
    method: 'get',
    path: '/publishers/{publisherId}/leads/{leadId}/explanation',
    operationId: 'explainLead',
    tags: ['Leads'],
    summary: 'A lead’s story in words, and what to do next',
    description: 'In the language of Accept-Language, English or French.',
    request: { params: leadParam },
    responses: { 200: jsonAnswer(explanationShape, 'The story'), ...refusing(401, 403, 404) },
  }),
  async (c) => c.json(wire(await explainLead(ctxOf(c), c.req.valid('param'))), 200),
)

leadsApi.openapi(
  createRoute({
    method: 'post',
    path: '/publishers/{publisherId}/leads/{leadId}/steps',
    operationId: 'noteLeadStep',
    tags: ['Leads'],
    summary: 'Note where you stand with a lead',
    middleware: [idempotent] as const,
    request: {
      params: leadParam,
      headers: idempotencyHeader,
      body: jsonBody(
        z.object({
          workState: z.enum(workStates),
          reason: z.string().optional().openapi({ description: 'Needed when it is disqualified.' }),
          note: z.string().optional(),
        }),
      ),
    },
    responses: { 204: noContent('Noted'), ...refusing(401, 403, 404, 422) },
  }),
  async (c) => {
    await noteStep(ctxOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.body(null, 204)
  },
)

leadsApi.openapi(
  createRoute({
    method: 'post',
    path: '/publishers/{publisherId}/leads/{leadId}/releases',
    operationId: 'releaseLead',
    tags: ['Leads'],
    summary: 'Let a lead go that was held back',
    description: 'Out of quarantine: whoever manages leads. A withheld one: the operator, with evidence of consent.',
    middleware: [idempotent] as const,
    request: {
      params: leadParam,
      headers: idempotencyHeader,
      body: jsonBody(z.object({ consentEvidence: z.string().max(2000).optional() })),
    },
    responses: {
      204: noContent('On its way'),
      ...refusing(401, 403, 404, 409, 422),
    },
  }),
  async (c) => {
    await releaseLead(ctxOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.body(null, 204)
  },
)

leadsApi.openapi(
  createRoute({
    method: 'post',
    path: '/publishers/{publisherId}/lead-replays',
    operationId: 'replayLeads',
    tags: ['Leads'],
    summary: 'Send chosen leads to a connection again',
    middleware: [idempotent] as const,
    request: {
      params: publisherParam,
      headers: idempotencyHeader,
      body: jsonBody(
        z.object({
          connectionId: z.uuid(),
          leadIds: z.array(z.uuid()).max(1000).optional(),
          filter: filterShape.optional(),
          what: z.enum(['missing', 'everything']).default('missing'),
          dryRun: z.boolean().default(false).openapi({ description: 'Only count.' }),
        }),
      ),
    },
    responses: {
      201: jsonAnswer(
        z.object({
          leads: z.int(),
          queued: z.int(),
          replay: z.object({ id: z.uuid() }).catchall(z.unknown()).nullable(),
        }),
        'Chosen and queued',
      ),
      ...refusing(401, 403, 404, 409, 422),
    },
  }),
  async (c) => {
    const { filter, ...request } = c.req.valid('json')
    const { publisherId } = c.req.valid('param')
    return c.json(
      wire(await replayLeads(ctxOf(c), { ...request, publisherId, filter: filter && filterOf(filter) })),
      201,
    )
  },
)

function filterOf({ src, mktcmpid, since, before, ...rest }: z.infer<typeof filterShape>): LeadFilter {
  return {
    ...rest,
    campaign: { ...(src !== undefined && { src }), ...(mktcmpid !== undefined && { mktcmpid }) },
    capturedFrom: since === undefined ? undefined : new Date(since),
    capturedBefore: before === undefined ? undefined : new Date(before),
  }
}
