/** Tables as people have them, a CSV file or an Excel workbook, as rows of texts under the names of their columns. */
import { parse } from 'csv-parse/sync'
import yauzl from 'yauzl'
import type { Locale, MessageParams } from '#platform/messages'
import { tableRefused } from '../problems.ts'
import { tableWords } from './table-words.ts'

/** Cells by the column's name, folded: lowercase letters and digits only, so that "Plan ID" is `planid`. */
export type Row = { line: number; cells: Record<string, string> }

export type TableRead = {
  rows: Row[]
  /** What the file itself calls its columns, by their folded names. */
  heads: Map<string, string>
}

const MB = 1024 * 1024
const MAX_TABLE_BYTES = 10 * MB
const MAX_ROWS = 50_000
const MAX_UNPACKED = 100 * MB

type Refuse = (code: string, params?: MessageParams) => Error

/** @throws tableRefused when it is neither, or cannot be read */
export async function readTable({ locale }: { locale: Locale }, bytes: Buffer): Promise<TableRead> {
  const refused: Refuse = (code, params) => tableRefused(tableWords(locale, code, params))
  if (bytes.length > MAX_TABLE_BYTES) throw refused('table.tooLarge', { max: MAX_TABLE_BYTES / MB })
  const isWorkbook = bytes.toString('latin1', 0, 2) === 'PK'
  const lines = isWorkbook ? await workbookLines(bytes, refused) : csvLines(bytes, refused)
  const top = lines.findIndex((line) => line.some((cell) => cell.trim() !== ''))
  const head = lines[top]
  if (!head) throw refused('table.empty')
  const body = lines.slice(top + 1)
  if (body.length > MAX_ROWS) throw refused('table.tooManyRows', { max: MAX_ROWS })
  const names = head.map(folded)
  const rows = body.flatMap((line, i) => {
    const cells = Object.fromEntries(names.map((name, n) => [name, (line[n] ?? '').trim()]))
    return Object.values(cells).some(Boolean) ? [{ line: top + i + 2, cells }] : []
  })
  return { rows, heads: new Map(names.map((name, n) => [name, head[n] ?? name])) }
}

export function folded(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}

function csvLines(bytes: Buffer, refused: Refuse): string[][] {
  const text = textIn(bytes)
  if (text.includes('\u0000')) throw refused('table.neither')
  try {
    return parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: false,
      cast: unguarded,
    })
  } catch (error) {
    throw refused('table.notCsv', { reason: (error as Error).message })
  }
}

/** Spreadsheets mark what is UTF-16, and otherwise may write as Windows always did: what is no UTF-8 is that. */
function textIn(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le').replace(/^\uFEFF/, '')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** The one most used in the first line: spreadsheets write what their language is used to. */
function delimiterOf(text: string): string {
  const head = text.trimStart().split(/\r?\n/, 1)[0] ?? ''
  const count = (sign: string) => head.split(sign).length
  return [',', ';', '\t'].sort((a, b) => count(b) - count(a))[0]!
}

/** What we export is guarded against being read as a formula; it comes back without the guard. */
function unguarded(cell: string): string {
  return /^'[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/.test(cell) ? cell.slice(1) : cell
}

async function workbookLines(bytes: Buffer, refused: Refuse): Promise<string[][]> {
  await refuseBombs(bytes, refused)
  // Loaded only when somebody brings a workbook.
  const { readSheet } = await import('read-excel-file/node')
  try {
    const rows = await readSheet(bytes)
    return rows.map((row) => row.map(asText))
  } catch (error) {
    throw refused('table.notWorkbook', { reason: (error as Error).message })
  }
}

function asText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString()
  return String(cell)
}

/**
 * A workbook is a zip: what it claims to unpack to is added up, and tried against what it does unpack to, because the
 * reader of workbooks keeps whatever comes out.
 */
function refuseBombs(bytes: Buffer, refused: Refuse): Promise<void> {
  return new Promise((resolve, reject) => {
    const damaged = () => reject(refused('table.damaged'))
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return damaged()
      let unpacked = 0
      zip.on('error', damaged)
      zip.on('end', () => resolve())
      zip.on('entry', (entry: yauzl.Entry) => {
        unpacked += entry.uncompressedSize
        if (unpacked > MAX_UNPACKED) return reject(refused('table.bomb', { max: MAX_UNPACKED / MB }))
        zip.openReadStream(entry, (failure, content) => {
          if (failure) return damaged()
          // It stops with an error at the first byte more than was claimed.
          content.on('error', damaged)
          content.on('end', () => zip.readEntry())
          content.resume()
        })
      })
      zip.readEntry()
    })
  })
}
