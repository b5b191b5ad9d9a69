/** What a publisher brings along: lists that leads are compared with, leads missed elsewhere. */
import { bodyLimit } from 'hono/body-limit'
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
import { tooLarge } from '#platform/problem'
import { listFacts, removeFacts, uploadFacts } from '../fact-lists.ts'
import { importLeads, listImports } from '../import.ts'
import { publisherParam } from './params.ts'

export const dataApi = apiRoom()
const tags = ['Leads']

const FILE_MAX_BYTES = 16 * 1024 * 1024

for (const path of ['/publishers/:publisherId/lead-lists', '/publishers/:publisherId/lead-imports']) {
  dataApi.use(
    path,
    bodyLimit({
      maxSize: FILE_MAX_BYTES,
      onError: () => {
        throw tooLarge(`A file has at most ${FILE_MAX_BYTES / 1024 / 1024} MiB.`)
      },
    }),
  )
}

const listShape = z
  .object({ id: z.uuid(), name: z.string(), rows: z.int(), uploadedAt: z.string(), uploadedBy: z.string() })
  .openapi('LeadList')

dataApi.openapi(
  createRoute({
    method: 'get',
    path: '/publishers/{publisherId}/lead-lists',
    operationId: 'listLeadLists',
    tags,
    summary: 'Your own lists that leads are compared with',
    request: { params: publisherParam },
    responses: { 200: jsonAnswer(z.object({ items: z.array(listShape) }), 'Lists'), ...refusing(401, 403, 404) },
  }),
  async (c) => c.json(wire({ items: await listFacts(ctxOf(c), c.req.valid('param').publisherId) }), 200),
)

dataApi.openapi(
  createRoute({
    method: 'post',
    path: '/publishers/{publisherId}/lead-lists',
    operationId: 'uploadLeadList',
    tags,
    summary: 'Upload a list of customers, deals or campaigns',
    description: 'CSV with a column Email, Domain or Company. Addresses are kept as keyed hashes.',
    middleware: [idempotent] as const,
    request: {
      params: publisherParam,
      headers: idempotencyHeader,
      body: jsonBody(z.object({ name: z.string(), csv: z.string() }), {
        name: 'Fair in Lyon',
        csv: 'email,company\nada@fabrikam.example,Fabrikam\n',
      }),
    },
    responses: { 201: jsonAnswer(listShape, 'The list'), ...refusing(401, 403, 404, 413, 422) },
  }),
  async (c) => c.json(wire(await uploadFacts(ctxOf(c), { ...c.req.valid('json'), ...c.req.valid('param') })), 201),
)

dataApi.openapi(
  createRoute({
    method: 'delete',
    path: '/publishers/{publisherId}/lead-lists/{listId}',
    operationId: 'removeLeadList',
    tags,
    summary: 'Remove a list',
    request: { params: publisherParam.extend({ listId: z.uuid() }) },
    responses: { 204: noContent('Removed'), ...refusing(401, 403, 404) },
  }),
  async (c) => {
    await removeFacts(ctxOf(c), c.req.valid('param'))
    return c.body(null, 204)
  },
)

const importShape = z
  .object({
    id: z.uuid(),
    fileName: z.string(),
    rows: z.int(),
    kept: z.int(),
    repeated: z.int(),
    refused: z.array(
      z.object({
        row: z.int(),
        errors: z.array(z.object({ column: z.string(), code: z.string(), detail: z.string() })),
      }),
    ),
    sent: z.boolean(),
    at: z.string(),
    by: z.string(),
  })
  .openapi('LeadImport')

dataApi.openapi(
  createRoute({
    method: 'get',
    path: '/publishers/{publisherId}/lead-imports',
    operationId: 'listLeadImports',
    tags,
    summary: 'Imports, newest first',
    request: { params: publisherParam },
    responses: { 200: jsonAnswer(z.object({ items: z.array(importShape) }), 'Imports'), ...refusing(401, 403, 404) },
  }),
  async (c) => c.json(wire({ items: await listImports(ctxOf(c), c.req.valid('param').publisherId) }), 200),
)

dataApi.openapi(
  createRoute({
    method: 'post',
    path: '/publishers/{publisherId}/lead-imports',
    operationId: 'importLeads',
    tags,
    summary: 'Import leads that were missed elsewhere',
    description:
      'CSV with the columns of our export, or those of a storage table. Leads that are here already are not kept twice; rows that cannot be kept are listed with what is wrong.',
    middleware: [idempotent] as const,
    request: {
      params: publisherParam,
      headers: idempotencyHeader,
      body: jsonBody(
        z.object({
          fileName: z.string().default('leads.csv'),
          csv: z.string(),
          consent: z.string().openapi({ description: 'How these customers agreed to be contacted.' }),
          send: z.boolean().default(false).openapi({ description: 'Also deliver them to the offers’ destinations.' }),
          dryRun: z.boolean().default(false).openapi({ description: 'Only say what would happen.' }),
        }),
      ),
    },
    responses: { 201: jsonAnswer(importShape, 'What became of the rows'), ...refusing(401, 403, 404, 413, 422) },
  }),
  async (c) => c.json(wire(await importLeads(ctxOf(c), { ...c.req.valid('json'), ...c.req.valid('param') })), 201),
)
