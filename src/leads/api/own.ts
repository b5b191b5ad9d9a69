/** Short addresses for a program that works for one publisher: pull its leads, tell what became of them. */
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
import { filterShape, leadItemShape, leadSheetShape } from '../api-shapes.ts'
import { judgeLead } from '../assign.ts'
import { getLead, listLeads } from '../inbox.ts'
import { workStates } from '../lead.ts'
import { ownPublisher, publisherOf } from '../own.ts'
import { qualities } from '../standing.ts'
import { noteStep } from '../work.ts'
import { filterOf } from './filter.ts'

export const ownApi = apiRoom()
const tags = ['Leads']
const leadParam = z.object({ leadId: z.uuid() })

ownApi.openapi(
  createRoute({
    method: 'get',
    path: '/leads',
    operationId: 'pullLeads',
    tags,
    summary: 'Your publisher’s leads, oldest first',
    description: 'To pull leads: keep the cursor, ask again with it. since narrows to those captured from then on.',
    request: { query: filterShape.extend(paging) },
    responses: { 200: jsonAnswer(pageOf(leadItemShape), 'Leads'), ...refusing(401, 403, 404, 422) },
  }),
  async (c) => {
    const { cursor, limit, ...query } = c.req.valid('query')
    const ctx = ctxOf(c)
    return c.json(
      wire(await listLeads(ctx, ownPublisher(ctx), { ...filterOf(query), sort: 'oldest', cursor, limit })),
      200,
    )
  },
)

ownApi.openapi(
  createRoute({
    method: 'get',
    path: '/leads/{leadId}',
    operationId: 'findLead',
    tags,
    summary: 'One lead by its id alone',
    description: 'Reading a lead is kept in the audit log.',
    request: { params: leadParam },
    responses: { 200: jsonAnswer(leadSheetShape, 'The lead'), ...refusing(401, 403, 404) },
  }),
  async (c) => {
    const { leadId } = c.req.valid('param')
    const ctx = ctxOf(c)
    return c.json(wire(await getLead(ctx, { publisherId: await publisherOf(ctx, leadId), leadId })), 200)
  },
)

ownApi.openapi(
  createRoute({
    method: 'post',
    path: '/leads/{leadId}/outcome',
    operationId: 'reportLeadOutcome',
    tags,
    summary: 'A CRM reports what became of a lead',
    middleware: [idempotent] as const,
    request: {
      params: leadParam,
      headers: idempotencyHeader,
      body: jsonBody(
        z.object({
          workState: z.enum(workStates),
          reason: z.string().optional().openapi({ description: 'Needed when it is disqualified.' }),
          note: z.string().optional(),
          quality: z.enum(qualities).optional(),
        }),
        { workState: 'qualified', note: 'Budget approved for spring.', quality: 'good' },
      ),
    },
    responses: { 204: noContent('Noted'), ...refusing(401, 403, 404, 422) },
  }),
  async (c) => {
    const { leadId } = c.req.valid('param')
    const { quality, ...step } = c.req.valid('json')
    const ctx = ctxOf(c)
    const which = { publisherId: await publisherOf(ctx, leadId), leadId }
    await noteStep(ctx, { ...which, ...step })
    if (quality) await judgeLead(ctx, { ...which, quality })
    return c.body(null, 204)
  },
)
