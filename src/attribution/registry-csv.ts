/** The registry as CSV: taken in all or nothing, and given out in the same columns. */
import { stringify } from 'csv-stringify/sync'
import { recordAct, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { type FieldError, malformed, unprocessable } from '#platform/problem'
import { revokedAmong } from './claims.ts'
import { readTable, type TableRow } from './csv-table.ts'
import { type GuidForm, offerErrors, readForm } from './guid-form.ts'
import type { GuidRecord } from './guid-record.ts'
import { listGuids } from './registered-guids.ts'
import { insertGuid } from './registry.ts'
import { fieldError, registryWords } from './registry-words.ts'

const csvColumns = [
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
  const rows = readRows(ctx, csv).map((row) => ('cells' in row ? { line: row.line, form: formOf(row.cells) } : row))
  return registerAll(ctx, publisherId, rows)
}

/**
 * Registers every line, or none: a GUID, or nothing to have one generated, then what software it stands for; all with
 * the same channel and offer. Requires attribution.write.
 *
 * @throws unprocessable with the lines concerned
 */
export async function addGuids(
  ctx: Ctx,
  publisherId: string,
  { lines, ...shared }: Omit<GuidForm, 'guid' | 'description'> & { lines: string },
): Promise<GuidRecord[]> {
  requirePermission(ctx, 'attribution.write', { publisherId })
  const rows = lines.split(/\r\n|\n|\r/).flatMap((text, i) => {
    if (!text.trim()) return []
    const [, guid = '', description = ''] = /^((?:pid-)?[{(]?[0-9a-fx-]{30,40}[)}]?)?[\s,;|]*(.*)$/i.exec(text.trim())!
    return [{ line: i + 1, form: { ...shared, ...(guid && { guid }), description } }]
  })
  if (rows.length > maxRows) throw unprocessable(registryWords(ctx.locale, 'tooMany'))
  if (!rows.length) throw unprocessable('Nothing to add.', { errors: [fieldError(ctx, '#/lines', 'lines')] })
  return registerAll(ctx, publisherId, rows)
}

type Row = { line: number; form: GuidForm } | { line: number; reason: string }

async function registerAll(ctx: Ctx, publisherId: string, rows: Row[]): Promise<GuidRecord[]> {
  const errors: FieldError[] = []
  const forms: (GuidForm & { guid: string })[] = []
  const taken = new Set((await listGuids(ctx, { publisherId })).map(({ guid }) => guid ?? ''))
  const offers = new Map<string, FieldError[]>()
  const readings = rows.map((row) => ('form' in row ? readForm(ctx, row.form) : undefined))
  const revoked = await revokedAmong(
    ctx,
    readings.flatMap((reading) => reading?.guid || []),
  )
  for (const [i, row] of rows.entries()) {
    const { line } = row
    const at = (error: FieldError) => ({
      ...error,
      pointer: `#/${line - 1}${error.pointer.slice(1)}`,
      detail: registryWords(ctx.locale, 'line', { line, text: error.detail }),
    })
    const reading = readings[i]
    if ('reason' in row || !reading) {
      errors.push(at({ pointer: '#', code: 'attribution.cells', detail: registryWords(ctx.locale, 'cells') }))
      continue
    }
    const { form } = row
    const offerId = form.offerId ?? ''
    if (!offers.has(offerId)) offers.set(offerId, await offerErrors(ctx, publisherId, form.offerId))
    errors.push(...[...reading.errors, ...offers.get(offerId)!].map(at))
    const { guid } = reading
    if (revoked.has(guid)) errors.push(at(fieldError(ctx, '#/guid', 'revoked')))
    else if (guid && taken.has(guid)) errors.push(at(fieldError(ctx, '#/guid', 'known')))
    taken.add(guid)
    forms.push({ ...form, guid })
  }
  if (errors.length) throw unprocessable('Nothing was imported.', { errors })
  return inTransaction(ctx, async (ctx) => {
    const records: GuidRecord[] = []
    for (const [i, form] of forms.entries()) {
      const brought = (rows[i] as { form: GuidForm }).form.guid
      records.push(await insertGuid(ctx, publisherId, { ...form, ...(brought && { origin: 'imported' }) }))
    }
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

function readRows(ctx: Ctx, csv: string): TableRow[] {
  let table: ReturnType<typeof readTable>
  try {
    table = readTable(csv, maxRows + 1)
  } catch (error) {
    throw malformed(registryWords(ctx.locale, 'unreadable', { reason: (error as Error).message }))
  }
  if (table.rows.length > maxRows) throw unprocessable(registryWords(ctx.locale, 'tooMany'))
  if (!['guid', 'description', 'channel'].every((column) => table.headings.includes(column)))
    throw unprocessable(registryWords(ctx.locale, 'columns'), {
      errors: [{ pointer: '#/0', code: 'attribution.columns', detail: registryWords(ctx.locale, 'columns') }],
    })
  return table.rows
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
