/** Deployments and reports over REST. */
import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { apiRoom, ctxOf } from '#platform/http'
import { unprocessable } from '#platform/problem'
import { type Dimension, dimensions, isDimension, type ReportFilter, type ReportQuery, usageReport } from '../report.ts'
import { exportReport } from '../report-file.ts'
import { listRuns, type RunFilter, runFilterNames } from '../runs.ts'
import { runStatuses } from '../schema.ts'
import { json, ofPublisher, strangers, tags, wrongFields } from './answers.ts'
import { reportShape, runShape, shownRun } from './shapes.ts'

export const reportsPart = apiRoom()

reportsPart.openapi(
  createRoute({
    method: 'get',
    path: '/publishers/{publisherId}/attribution/deployments',
    operationId: 'listDeploymentRuns',
    tags,
    summary: 'Deployments, newest first',
    request: {
      params: ofPublisher,
      query: z.object({
        ...(Object.fromEntries(runFilterNames.map((name) => [name, z.string().optional()])) as Record<
          keyof RunFilter,
          z.ZodOptional<z.ZodString>
        >),
        status: z.enum(runStatuses).optional(),
        from: z.iso.date().optional().openapi({ description: 'First day on which they began, in UTC.' }),
        to: z.iso.date().optional().openapi({ description: 'Last day on which they began, in UTC.' }),
        counted: z.enum(['true', 'false']).optional().openapi({ description: 'Only those that reports count.' }),
        cursor: z.string().optional(),
        limit: z.coerce.number().int().min(1).max(200).optional(),
      }),
    },
    responses: {
      200: json(z.object({ items: z.array(runShape), nextCursor: z.string().nullable() }), 'A page of deployments.'),
      ...strangers,
    },
  }),
  async (c) => {
    const { cursor, limit, from, to, counted, ...chosen } = c.req.valid('query')
    const filter = Object.fromEntries(
      Object.entries(chosen).flatMap(([name, value]) => (value === undefined ? [] : [[name, value.split(',')]])),
    ) as RunFilter
    const { items, nextCursor } = await listRuns(ctxOf(c), {
      ...c.req.valid('param'),
      ...{ filter, cursor, limit, from, to, counted: counted === 'true' },
    })
    return c.json({ items: items.map(shownRun), nextCursor }, 200)
  },
)

const names = Object.keys(dimensions) as [Dimension, ...Dimension[]]
/** `2026-03`. */
export const month = z
  .string()
  .regex(/^\d{4}-\d{2}$/)
  .openapi({ example: '2026-03' })
export const filters = Object.fromEntries(
  names
    .filter((name) => !(name === 'month' || name === 'week' || name === 'day'))
    .map((name) => [name, z.string().optional()]),
) as Record<keyof ReportFilter, z.ZodOptional<z.ZodString>>
const reportQuery = z.object({
  by: z
    .string()
    .default('month')
    .openapi({
      description: `Dimensions with commas between: ${names.join(', ')}.`,
      example: 'guid,resourceType,month',
    }),
  from: month,
  to: month,
  in: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional()
    .openapi({ description: 'A currency to estimate costs in, by the rates of each month’s end.', example: 'USD' }),
  limit: z.coerce.number().int().min(1).max(100_000).optional(),
  ...filters,
})

for (const format of ['json', 'csv', 'tsv'] as const) {
  const type = { json: 'application/json', csv: 'text/csv', tsv: 'text/tab-separated-values' }[format]
  const suffix = format === 'json' ? '' : `.${format}`
  const named = format === 'json' ? '' : format[0]!.toUpperCase() + format.slice(1)
  const responses = {
    200: {
      description: 'The report.',
      content: { [type]: { schema: format === 'json' ? reportShape : z.string() } },
    },
    ...strangers,
    ...wrongFields,
  }
  const answer = async (c: Context, query: ReportQuery) => {
    if (format === 'json') return c.json(await usageReport(ctxOf(c), query), 200) as never
    return c.text(await exportReport(ctxOf(c), query, format), 200, {
      'content-type': `${type}; charset=utf-8`,
    }) as never
  }
  reportsPart.openapi(
    createRoute({
      method: 'get',
      path: `/publishers/{publisherId}/attribution/report${suffix}`,
      operationId: `attributionReport${named}`,
      tags,
      summary: format === 'json' ? 'What GUIDs brought' : `What GUIDs brought, as ${format.toUpperCase()}`,
      request: { params: ofPublisher, query: reportQuery },
      responses,
    }),
    (c) => answer(c, queryOf(c.req.valid('param').publisherId, c.req.valid('query'))),
  )
  reportsPart.openapi(
    createRoute({
      method: 'get',
      path: `/attribution/report${suffix}`,
      operationId: `attributionReportOfAll${named}`,
      tags,
      summary: `What the GUIDs of all publishers brought, for operators${named && `, as ${format.toUpperCase()}`}`,
      request: { query: reportQuery },
      responses,
    }),
    (c) => answer(c, queryOf(undefined, c.req.valid('query'))),
  )
}

/** One that is not known is told: left out, it would look as if everything were one. */
function dimensionsIn(by: string): Dimension[] {
  const asked = by
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
  const unknown = asked.find((name) => !isDimension(name))
  if (unknown === undefined) return asked.filter(isDimension)
  const detail = `There is no dimension “${unknown}”; there are ${names.join(', ')}.`
  throw unprocessable(detail, { errors: [{ pointer: '#/by', detail, code: 'attribution.report' }] })
}

function queryOf(publisherId: string | undefined, asked: z.output<typeof reportQuery>): ReportQuery {
  const { by, from, to, limit, in: one, ...filter } = asked
  return {
    ...(publisherId !== undefined && { publisherId }),
    in: one,
    by: dimensionsIn(by),
    from: `${from}-01`,
    to: `${to}-01`,
    filter: filterOf(filter),
    ...(limit !== undefined && { limit }),
  }
}

/** Several values of one filter come with commas between. */
export function filterOf(asked: Partial<Record<keyof ReportFilter, string | undefined>>): ReportFilter {
  return Object.fromEntries(
    Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [[name, value.split(',')] as const])),
  )
}
