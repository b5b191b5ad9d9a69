/** Leads over REST: a publisher's inbox, and the addresses of everything beside it in api/. Parses, calls, answers; rules are in the deeds. */
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
import { companiesApi } from './api/companies.ts'
import { dataApi } from './api/data.ts'
import { enquiriesApi } from './api/enquiries.ts'
import { erasureApi } from './api/erasure.ts'
import { exportsApi } from './api/exports.ts'
import { filterOf } from './api/filter.ts'
import { ownApi } from './api/own.ts'
import { leadParam, publisherParam } from './api/params.ts'
import { releasesApi } from './api/releases.ts'
import { settingsApi } from './api/settings.ts'
import { viewsApi } from './api/views.ts'
import { workApi } from './api/work.ts'
import { explanationShape, figuresShape, filterShape, leadItemShape, leadSheetShape } from './api-shapes.ts'
import { explainLead } from './explain.ts'
import { leadFigures } from './figures.ts'
import { countLeads, getLead, listLeads } from './inbox.ts'
import { ratings, workStates } from './lead.ts'
import { replayLeads } from './replay.ts'
import { noteStep } from './work.ts'

export const leadsApi = apiRoom()
for (const part of [
  enquiriesApi,
  ownApi,
  companiesApi,
  workApi,
  exportsApi,
  releasesApi,
  erasureApi,
  viewsApi,
  settingsApi,
  dataApi,
])
  leadsApi.route('/', part)

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
    path: '/publishers/{publisherId}/lead-figures',
    operationId: 'leadFigures',
    tags: ['Leads'],
    summary: 'How leads come in, how soon they are answered, and what becomes of them',
    request: {
      params: publisherParam,
      query: z.object({
        weeks: z.coerce.number().int().min(1).max(104).default(12),
        offerId: z.string().optional(),
      }),
    },
    responses: { 200: jsonAnswer(figuresShape, 'The figures'), ...refusing(401, 403, 404) },
  }),
  async (c) => c.json(await leadFigures(ctxOf(c), { ...c.req.valid('param'), ...c.req.valid('query') }), 200),
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
        { workState: 'contacted', note: 'Called; asks for a price for 40 seats.' },
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
