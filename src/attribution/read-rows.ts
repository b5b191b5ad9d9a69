/**
 * Rows of what collectors and imports send: JSON, NDJSON, CSV or Parquet, zipped or not. A row that cannot be read is
 * told with its number, and the others are taken. Specification: attribution §5.1, §7.1.
 */
import { gunzipSync } from 'node:zlib'
import type { ZodError } from 'zod'
import { malformed, tooLarge, unsupportedMediaType } from '#platform/problem'
import { readTable } from './csv-table.ts'
import { parquetRows } from './parquet-rows.ts'

/** `row` counts from 1: lines of NDJSON, elements of an array, rows below the heading of a table. */
export type ReadRow = { row: number; value: unknown } | { row: number; reason: string }

export const rowTypes = [
  'application/json',
  'application/x-ndjson',
  'text/csv',
  'application/vnd.apache.parquet',
] as const

const maxBytes = 64 * 1024 * 1024

/**
 * @throws unsupportedMediaType, malformed when the whole cannot be read
 * @throws tooLarge when it would unfold to more than 64 MB
 */
export async function readRows(sent: Uint8Array, contentType: string | undefined): Promise<ReadRow[]> {
  const bytes = unfolded(sent)
  const type = (contentType ?? 'application/json').split(';')[0]!.trim().toLowerCase()
  if (type === 'application/vnd.apache.parquet')
    return (await parquetRows(bytes)).map((value, i) => ({ row: i + 1, value }))
  const text = textOf(bytes)
  if (type === 'text/csv') return csvRows(text)
  if (/^application\/(x-)?(ndjson|jsonl)$/.test(type)) return lines(text)
  if (type === 'application/json') return jsonRows(text)
  throw unsupportedMediaType(`Send one of ${rowTypes.join(', ')}.`)
}

/** One sentence for everything that is wrong with a row. */
export function whatIsWrong(error: ZodError): string {
  return error.issues.map(({ path, message }) => `${path.join('/')}: ${message}`).join('; ')
}

/** By its first bytes: proxies sometimes keep the header and unzip, or the other way round. */
function unfolded(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    return gunzipSync(bytes, { maxOutputLength: maxBytes })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge('Unzipped it is over 64 MB.')
    throw malformed(`This is no gzip: ${(error as Error).message}.`)
  }
}

/** UTF-8, or UTF-16 as spreadsheets save “Unicode text”: its first bytes say so, or its first letter is half nought. */
function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes
  const encoding =
    (first === 0xff && second === 0xfe) || (first && second === 0)
      ? 'utf-16le'
      : (first === 0xfe && second === 0xff) || (first === 0 && second)
        ? 'utf-16be'
        : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw malformed(`The text is not ${encoding.toUpperCase()}: save it as UTF-8.`)
  }
}

function jsonRows(text: string): ReadRow[] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw malformed(`This is no JSON: ${(error as Error).message}.`)
  }
  return (Array.isArray(value) ? value : [value]).map((one, i) => ({ row: i + 1, value: one }))
}

function lines(text: string): ReadRow[] {
  return text.split('\n').flatMap((line, i): ReadRow[] => {
    if (!line.trim()) return []
    try {
      return [{ row: i + 1, value: JSON.parse(line) }]
    } catch (error) {
      return [{ row: i + 1, reason: `no JSON: ${(error as Error).message}` }]
    }
  })
}

function csvRows(text: string): ReadRow[] {
  let table: ReturnType<typeof readTable>
  try {
    table = readTable(text)
  } catch (error) {
    throw malformed(`This is no CSV: ${(error as Error).message}.`)
  }
  const twice = table.headings.find((name, i) => table.headings.indexOf(name) !== i)
  if (twice !== undefined) throw malformed(`Two columns are called “${twice}”.`)
  return table.rows.map((read, i) => {
    const row = i + 1
    if ('reason' in read) return { row, reason: read.reason }
    try {
      return { row, value: nested(read.cells) }
    } catch (error) {
      return { row, reason: (error as Error).message }
    }
  })
}

/** `customer.country` is a member of a member, lists and members are JSON, an empty cell is nothing. */
function nested(record: Record<string, string>): Record<string, unknown> {
  const value: Record<string, unknown> = {}
  for (const [column, cell] of Object.entries(record)) {
    if (cell === '') continue
    const [name = '', inner] = column.split('.', 2)
    if (inner === undefined) value[name] = ofCell(column, cell)
    else value[name] = { ...(value[name] as object | undefined), [inner]: ofCell(column, cell) }
  }
  return value
}

const jsonColumns = new Set(['resources', 'customer'])

function ofCell(column: string, cell: string): unknown {
  if (/^(true|false)$/i.test(cell)) return cell.toLowerCase() === 'true'
  if (column === 'trackerOrder' || column === 'statusCode') return /^\d{1,3}$/.test(cell) ? Number(cell) : cell
  // Other columns may hold what looks like JSON, such as tags: they are not looked into.
  if (!jsonColumns.has(column)) return cell
  try {
    return JSON.parse(cell)
  } catch (error) {
    throw new Error(`${column}: no JSON: ${(error as Error).message}`)
  }
}
