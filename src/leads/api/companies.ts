/** Companies, as their leads show them. */
import { createRoute, instant, jsonAnswer, refusing, wire, z } from '#platform/api-shapes'
import { apiRoom, ctxOf } from '#platform/http'
import { factShape } from '../api-shapes.ts'
import { getCompany } from '../company.ts'
import { workStates } from '../lead.ts'
import { publisherParam } from './params.ts'

export const companiesApi = apiRoom()

const companyShape = z
  .object({
    domain: z.string(),
    name: z.string().nullable(),
    leads: z.int(),
    people: z.array(
      z.object({
        name: z.string(),
        title: z.string().nullable(),
        email: z.string(),
        acts: z.array(
          z.object({
            leadId: z.uuid(),
            actionCode: z.string(),
            offerTitle: z.string(),
            capturedAt: instant,
            score: z.int(),
            workState: z.enum(workStates),
          }),
        ),
      }),
    ),
    facts: z.array(factShape),
  })
  .openapi('LeadCompany')

companiesApi.openapi(
  createRoute({
    method: 'get',
    path: '/publishers/{publisherId}/lead-companies/{domain}',
    operationId: 'getLeadCompany',
    tags: ['Leads'],
    summary: 'Everybody who wrote from a company’s mail domain, and what each of them did',
    description: 'At most its newest 500 leads. Reading it is kept in the audit log.',
    request: {
      params: publisherParam.extend({ domain: z.string().max(253).openapi({ example: 'delvaux.example' }) }),
    },
    responses: { 200: jsonAnswer(companyShape, 'The company'), ...refusing(401, 403, 404) },
  }),
  async (c) => c.json(wire(await getCompany(ctxOf(c), c.req.valid('param'))), 200),
)
