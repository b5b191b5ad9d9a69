/** The registry as CSV: taken in all or nothing, and given out in the same columns. */
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { recordAct, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { type FieldError, malformed, unprocessable } from '#platform/problem'
import { type GuidForm, offerErrors, readForm } from './guid-form.ts'
import type { GuidRecord } from './guid-record.ts'
import { listGuids } from './registered-guids.ts'
import { insertGuid } from './registry.ts'
import { registryWords } from './registry-words.ts'

export const csvColumns = [
  'guid',
  'description',
  'offerId',
  'planId',
  'channel',
  'channelDetail',
  'artifactKinds',
  'noticeUrl',
] as const
const maxRows = 1000

/**
 * Registers every row, or none: what is wrong is told with its line. Requires attribution.write.
 *
 * @throws unprocessable with the lines concerned
 */
export async function importGuids(ctx: Ctx, publisherId: string, csv: string): Promise<GuidRecord[]> {
  requirePermission(ctx, 'attribution.write', { publisherId })
  const rows = readRows(ctx, csv)
  const errors: FieldError[] = []
  const forms: (GuidForm & { guid: string })[] = []
  const seen = new Map<string, number>()
  for (const { line, row } of rows) {
    const form = formOf(row)
    const read = readForm(ctx, form)
    const found = [...read.errors, ...(await offerErrors(ctx, publisherId, form.offerId))]
    if (read.guid && seen.has(read.guid))
      found.push({ pointer: '#/guid', code: 'attribution.known', detail: registryWords(ctx.locale, 'known') })
    seen.set(read.guid, line)
    errors.push(
      ...found.map((error) => ({
        ...error,
        pointer: `#/${line - 1}${error.pointer.slice(1)}`,
        detail: registryWords(ctx.locale, 'line', { line, text: error.detail }),
      })),
    )
    forms.push({ ...form, guid: read.guid })
  }
  if (errors.length) throw unprocessable('Nothing was imported.', { errors })
  return inTransaction(ctx, async (ctx) => {
    const records: GuidRecord[] = []
    for (const form of forms) records.push(await insertGuid(ctx, publisherId, { ...form, origin: 'imported' }))
    await recordAct(ctx, { publisherId, act: 'guids.imported', subject: String(records.length) })
    return records
  })
}

/** Requires attribution.read. */
export async function exportGuids(ctx: Ctx, publisherId: string, format: 'csv' | 'tsv' = 'csv'): Promise<string> {
  const records = await listGuids(ctx, { publisherId })
  const rows = records.map((record) =>
    csvColumns.map((column) =>
      cell(column === 'artifactKinds' ? record.artifactKinds.join(' ') : (record[column] ?? '')),
    ),
  )
  return stringify([[...csvColumns], ...rows], {
    delimiter: format === 'tsv' ? '\t' : ',',
    record_delimiter: '\r\n',
  })
}

// A spreadsheet would run what begins like a formula.
export function cell(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

function readRows(ctx: Ctx, csv: string): { line: number; row: Record<string, string> }[] {
  let records: { record: Record<string, string>; info: { lines: number } }[]
  try {
    records = parse(csv, { bom: true, columns: true, trim: true, skip_empty_lines: true, info: true, to: maxRows + 1 })
  } catch (error) {
    throw malformed(registryWords(ctx.locale, 'unreadable', { reason: (error as Error).message }))
  }
  if (records.length > maxRows) throw unprocessable(registryWords(ctx.locale, 'tooMany'))
  const rows = records.map(({ record, info }) => ({ line: info.lines, row: record }))
  const known = rows[0] && ['guid', 'description', 'channel'].every((column) => column in rows[0]!.row)
  if (!known)
    throw unprocessable(registryWords(ctx.locale, 'columns'), {
      errors: [{ pointer: '#/0', code: 'attribution.columns', detail: registryWords(ctx.locale, 'columns') }],
    })
  return rows
}

function formOf(row: Record<string, string>): GuidForm {
  const text = (column: string) => row[column]?.replace(/^'(?=[=+\-@])/, '') || undefined
  return {
    guid: text('guid'),
    description: text('description') ?? '',
    offerId: text('offerId'),
    planId: text('planId'),
    channel: text('channel') ?? '',
    channelDetail: text('channelDetail'),
    artifactKinds: text('artifactKinds')?.split(/[ ;|]+/) ?? [],
    noticeUrl: text('noticeUrl'),
  }
}
