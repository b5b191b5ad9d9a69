/** Leads as files: at once, or made in the background. */
import { Readable } from 'node:stream'
import { createRoute, idempotencyHeader, instant, jsonAnswer, jsonBody, refusing, wire, z } from '#platform/api-shapes'
import { apiRoom, ctxOf } from '#platform/http'
import { idempotent } from '#platform/idempotency'
import { filterShape } from '../api-shapes.ts'
import { EXPORT_AT_ONCE, type ExportFormat, exportFormats, exportLeads } from '../export.ts'
import { listExports, openExport, requestExport } from '../export-job.ts'
import { filterOf } from './filter.ts'
import { publisherParam } from './params.ts'

export const exportsApi = apiRoom()
const tags = ['Leads']

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const content = {
  'text/csv': { schema: z.string() },
  [workbookType]: { schema: z.string().openapi({ format: 'binary' }) },
}

/** How a browser keeps the file. */
function headersOf(format: ExportFormat, name: string) {
  return {
    'Content-Type': format === 'csv' ? 'text/csv; charset=utf-8' : workbookType,
    'Content-Disposition': `attachment; filename="leads-${name}.${format}"`,
    'Cache-Control': 'no-store',
  }
}

function streamOf(pieces: AsyncIterable<string | Uint8Array>): ReadableStream {
  return Readable.toWeb(Readable.from(pieces, { objectMode: false })) as ReadableStream
}

exportsApi.openapi(
  createRoute({
    method: 'get',
    path: '/publishers/{publisherId}/leads/export',
    operationId: 'exportLeads',
    tags,
    summary: 'The leads of a filter as a file for a spreadsheet',
    description: `At once, up to ${EXPORT_AT_ONCE} leads. More are made in the background: see requestLeadExport.`,
    request: { params: publisherParam, query: filterShape.extend({ format: z.enum(exportFormats).default('csv') }) },
    responses: {
      200: {
        description:
          'CSV: UTF-8 with byte order mark, RFC 4180. XLSX: one sheet; texts are texts, numbers are numbers.',
        content,
      },
      ...refusing(401, 403, 404, 409),
    },
  }),
  async (c) => {
    const { publisherId } = c.req.valid('param')
    const { format, ...query } = c.req.valid('query')
    const pieces = await exportLeads(ctxOf(c), { publisherId, filter: filterOf(query), format })
    const name = `${publisherId}-${ctxOf(c).now().toISOString().slice(0, 10)}`
    return c.body(streamOf(pieces), 200, headersOf(format, name))
  },
)

const exportShape = z
  .object({
    id: z.uuid(),
    format: z.enum(exportFormats),
    state: z.enum(['queued', 'running', 'ready', 'failed', 'destroyed']),
    total: z.int(),
    done: z.int(),
    bytes: z.int(),
    at: instant,
    finishedAt: instant.nullable(),
    expiresAt: instant,
  })
  .openapi('LeadExport')

exportsApi.openapi(
  createRoute({
    method: 'post',
    path: '/publishers/{publisherId}/lead-exports',
    operationId: 'requestLeadExport',
    tags,
    summary: 'Have a file of up to 100,000 leads made',
    description: 'Made in the background, for whoever asked and for a day. A person gets a mail when it is there.',
    middleware: [idempotent] as const,
    request: {
      params: publisherParam,
      headers: idempotencyHeader,
      body: jsonBody(z.object({ format: z.enum(exportFormats).default('csv'), filter: filterShape.optional() })),
    },
    responses: { 201: jsonAnswer(exportShape, 'Asked for'), ...refusing(401, 403, 404, 409, 422) },
  }),
  async (c) => {
    const { format, filter } = c.req.valid('json')
    const request = { ...c.req.valid('param'), format, filter: filter && filterOf(filter) }
    return c.json(wire(await requestExport(ctxOf(c), request)), 201)
  },
)

exportsApi.openapi(
  createRoute({
    method: 'get',
    path: '/publishers/{publisherId}/lead-exports',
    operationId: 'listLeadExports',
    tags,
    summary: 'Your own files of the last day',
    request: { params: publisherParam },
    responses: { 200: jsonAnswer(z.object({ items: z.array(exportShape) }), 'Files'), ...refusing(401, 403, 404) },
  }),
  async (c) => c.json(wire({ items: await listExports(ctxOf(c), c.req.valid('param').publisherId) }), 200),
)

exportsApi.openapi(
  createRoute({
    method: 'get',
    path: '/publishers/{publisherId}/lead-exports/{exportId}/file',
    operationId: 'fetchLeadExport',
    tags,
    summary: 'The file itself',
    description: 'For whoever asked for it, once it is ready, for 24 hours. Gone when one of its customers is erased.',
    request: { params: publisherParam.extend({ exportId: z.uuid() }) },
    responses: { 200: { description: 'The file', content }, ...refusing(401, 403, 404) },
  }),
  async (c) => {
    const { publisherId } = c.req.valid('param')
    const { format, at, pieces } = await openExport(ctxOf(c), c.req.valid('param'))
    const name = `${publisherId}-${at.toISOString().slice(0, 10)}`
    return c.body(streamOf(pieces), 200, headersOf(format, name))
  },
)
