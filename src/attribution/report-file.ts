/** A report as a file for a spreadsheet. */
import { stringify } from 'csv-stringify/sync'
import type { Ctx } from '#platform/ctx'
import { unprocessable } from '#platform/problem'
import { cell } from './registry-csv.ts'
import { type ReportQuery, usageReport } from './report.ts'

export type ReportFormat = 'csv' | 'tsv'

const maxFileRows = 100_000
const measures = ['deployments', 'succeeded', 'failed', 'resources', 'quantity', 'cost'] as const

/**
 * Exactly the rows of the report, every one. Requires attribution.read.
 *
 * @throws unprocessable when there are more than a file may have: nothing is cut without a word
 */
export async function exportReport(ctx: Ctx, query: ReportQuery, format: ReportFormat): Promise<string> {
  const { rows, isCut } = await usageReport(ctx, { ...query, limit: maxFileRows })
  if (isCut) throw unprocessable('More than 100 000 rows: filter, or group by less.')
  const lines = rows.map((row) => [
    ...query.by.map((dimension) => cell(row.keys[dimension] ?? '')),
    ...measures.map((measure) => row[measure]),
  ])
  return stringify([[...query.by, ...measures], ...lines], {
    delimiter: format === 'tsv' ? '\t' : ',',
    record_delimiter: '\r\n',
  })
}
