/** Tables as files for a spreadsheet. */
import { stringify } from 'csv-stringify/sync'
import { requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { unprocessable } from '#platform/problem'
import { type DeploymentTimes, deploymentTimes } from './deployment-times.ts'
import { type ListedOrder, listOrders } from './orders/order.ts'
import { customersByMonth, type MonthOfCustomers } from './overview.ts'
import { cell } from './registry-csv.ts'
import { earliestMonth, type ReportQuery, usageReport } from './report.ts'
import { listRuns, type Run, type RunQuery } from './runs.ts'

export type ReportFormat = 'csv' | 'tsv'

const maxFileRows = 100_000
const measures = ['deployments', 'succeeded', 'failed', 'successRate', 'resources', 'quantity', 'cost'] as const

/**
 * Exactly the rows of the report, every one. Requires what usageReport requires.
 *
 * @param lifetime from the first month there is, whatever the query says
 * @throws unprocessable when there are more than a file may have: nothing is cut without a word
 */
export async function exportReport(
  ctx: Ctx,
  { lifetime, ...query }: ReportQuery & { lifetime?: boolean },
  format: ReportFormat,
): Promise<string> {
  const from = lifetime ? await earliestMonth(ctx, query) : query.from
  const { rows, isCut } = await usageReport(ctx, { ...query, from, limit: maxFileRows })
  if (isCut) throw tooMany()
  const converted = query.in === undefined ? [] : [`estimatedCost${query.in}`]
  const lines = rows.map((row) => [
    ...query.by.map((dimension) => row.keys[dimension] ?? ''),
    ...measures.map((measure) => row[measure] ?? ''),
    ...converted.map(() => row.converted ?? ''),
  ])
  return file([...query.by, ...measures, ...converted], lines, format)
}

const runColumns = [
  ...(['id', 'startedAt', 'endedAt', 'status', 'guid', 'suffix', 'offerId', 'planId', 'channel', 'method'] as const),
  ...(['cloud', 'scope', 'region', 'customer', 'deploymentName', 'correlationId', 'errorCode'] as const),
  ...([
    'errorMessage',
    'deepErrorCode',
    'deepErrorMessage',
    'templateType',
    'isPrimary',
    'multipleTrackers',
    'afterRetirement',
  ] as const),
] satisfies (keyof Run)[]

/** Every deployment that the query picks, newest first. Requires attribution.read. */
export async function exportRuns(ctx: Ctx, query: Omit<RunQuery, 'cursor' | 'limit'>, format: ReportFormat) {
  const rows = await everyPage((cursor) => listRuns(ctx, { ...query, cursor, limit: 1000 }))
  return file(runColumns, valuesOf(rows, runColumns), format)
}

const orderColumns = [
  ...(['number', 'orderedAt', 'offerId', 'planId', 'trackingId', 'leftOut', 'parameter', 'noticeVersion'] as const),
  ...(['noticeDate', 'locale'] as const),
] satisfies (keyof ListedOrder)[]

/** Every order, newest first. Requires attribution.read. */
export async function exportOrders(ctx: Ctx, publisherId: string, format: ReportFormat): Promise<string> {
  const rows = await everyPage((cursor) => listOrders(ctx, { publisherId, cursor, limit: 1000 }))
  return file(orderColumns, valuesOf(rows, orderColumns), format)
}

const timeColumns = [
  ...(['offer', 'plan', 'deployments', 'failed', 'successMs', 'failureMs', 'firstSuccessMs'] as const),
  ...(['firstSuccesses', 'error'] as const),
] satisfies (keyof DeploymentTimes)[]

/** How long deployments take, by offer and plan. Requires attribution.read. */
export async function exportTimes(
  ctx: Ctx,
  query: Parameters<typeof deploymentTimes>[1],
  format: ReportFormat,
): Promise<string> {
  requirePermission(ctx, 'attribution.read', query)
  return file(timeColumns, valuesOf(await deploymentTimes(ctx, query), timeColumns), format)
}

const customerColumns = [
  'month',
  'customers',
  'gained',
  'lost',
  'activeResources',
] as const satisfies (keyof MonthOfCustomers)[]

/** Customers and resources month by month. Requires what customersByMonth requires. */
export async function exportCustomers(
  ctx: Ctx,
  query: Parameters<typeof customersByMonth>[1],
  format: ReportFormat,
): Promise<string> {
  return file(customerColumns, valuesOf(await customersByMonth(ctx, query), customerColumns), format)
}

async function everyPage<Row>(
  page: (cursor: string | undefined) => Promise<{ items: Row[]; nextCursor: string | null }>,
): Promise<Row[]> {
  const rows: Row[] = []
  let cursor: string | undefined
  do {
    const { items, nextCursor } = await page(cursor)
    rows.push(...items)
    if (rows.length > maxFileRows) throw tooMany()
    cursor = nextCursor ?? undefined
  } while (cursor)
  return rows
}

function tooMany() {
  return unprocessable('More than 100 000 rows: filter, or group by less.')
}

function valuesOf<Row extends object>(rows: Row[], columns: readonly (keyof Row)[]): unknown[][] {
  return rows.map((row) => columns.map((column) => row[column]))
}

function file(heading: readonly string[], lines: unknown[][], format: ReportFormat): string {
  const shown = (value: unknown) => {
    if (value instanceof Date) return value.toISOString()
    return typeof value === 'number' ? value : cell(String(value ?? ''))
  }
  return stringify([[...heading], ...lines.map((line) => line.map(shown))], {
    delimiter: format === 'tsv' ? '\t' : ',',
    record_delimiter: '\r\n',
  })
}
