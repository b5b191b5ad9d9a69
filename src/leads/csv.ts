/** Reads what spreadsheets write: any of the usual delimiters, with or without byte order mark, quotes and line ends of any kind. */
import type { Locale } from '#platform/messages'
import { unprocessable } from '#platform/problem'
import { workTexts } from './work-texts.ts'

export type CsvRow = {
  /** Of the first line it stands on, counted from 1. */
  line: number
  cells: Record<string, string>
  /** How many cells it has beyond those that the header names: a comma too many has moved them all. */
  beyond: number
}

const FILE_MOST = 20_000_000

/** @throws unprocessable when it is no CSV, names a column twice, or has more rows than `most` */
export function readCsv(
  locale: Locale,
  text: string,
  { most, tooMany }: { most: number; tooMany: string },
): { header: string[]; rows: CsvRow[] } {
  const refuse = (code: string, params: Record<string, string | number>) => {
    const detail = workTexts(locale, code, params)
    return unprocessable(detail, { errors: [{ pointer: '#/file', code, params, detail }] })
  }
  if (text.length > FILE_MOST)
    throw refuse('leads.csv.too_big', { limit: FILE_MOST / 1_000_000, size: Math.ceil(text.length / 1_000_000) })
  const { records, fault } = recordsOf(text.replace(/^\ufeff/, ''))
  if (fault) throw refuse('leads.csv.unreadable', { line: fault.line, message: fault.message })
  const [first, ...rest] = records
  const header = (first?.cells ?? []).map((name) => name.trim())
  const twice = header.find((name, i) => name && header.findIndex((other) => plain(other) === plain(name)) !== i)
  if (twice) throw refuse('leads.csv.twice', { column: twice })
  if (rest.length > most) throw refuse(tooMany, { limit: most, count: rest.length })
  const rows = rest.map(({ line, cells }) => ({
    line,
    cells: Object.fromEntries(header.map((name, i) => [name, unescaped(cells[i] ?? '')])),
    beyond: cells.slice(header.length).filter((cell) => cell.trim() !== '').length,
  }))
  return { header, rows }
}

/** A column is the same however it is spaced and capitalised. */
export const plain = (name: string) => name.toLowerCase().replace(/[\s_-]/g, '')

/** Our own exports put a quote before what looks like a formula; it comes off again. */
function unescaped(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell
}

type Records = { records: { line: number; cells: string[] }[]; fault?: { line: number; message: string } }

function recordsOf(text: string): Records {
  const delimiter = delimiterOf(text)
  const records: Records['records'] = []
  let cells: string[] = []
  let cell = ''
  let line = 1
  let startedAt = 1
  let quotedAt = 0
  const endCell = () => {
    cells.push(cell)
    cell = ''
  }
  const endRecord = () => {
    endCell()
    if (cells.length > 1 || cells[0] !== '') records.push({ line: startedAt, cells })
    cells = []
    startedAt = line
  }
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!
    if (c === '\n' || (c === '\r' && text[i + 1] !== '\n')) line++
    if (quotedAt) {
      if (c !== '"') cell += c
      else if (text[i + 1] === '"') cell += text[++i]
      else quotedAt = 0
    } else if (c === '"' && cell === '') quotedAt = line
    else if (c === delimiter) endCell()
    else if (c === '\n' || c === '\r') {
      if (c === '\r' && text[i + 1] === '\n') {
        i++
        line++
      }
      endRecord()
    } else cell += c
  }
  if (quotedAt) return { records, fault: { line: quotedAt, message: '"' } }
  if (cell !== '' || cells.length > 0) endRecord()
  return { records }
}

/** Whatever the first line has most of. */
function delimiterOf(text: string): string {
  const first = text.slice(0, /[\r\n]/.exec(text)?.index ?? text.length).replaceAll(/"[^"]*"/g, '')
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: first.split(mark).length }))
  return counts.sort((a, b) => b.count - a.count)[0]!.mark
}
