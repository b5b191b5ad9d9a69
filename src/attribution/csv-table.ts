/** Tables as people and programs save them: commas, semicolons or tabs, and rows that do not fit told one by one. */
import { type Info, parse } from 'csv-parse/sync'

/** `line` is where the row ends in the file, for people who look there. */
export type TableRow = { line: number; cells: Record<string, string> } | { line: number; reason: string }

type Read = { record: string[]; info: Info }

/** The rows below the heading, at most `most` of them where that is said. */
export function readTable(text: string, most = Number.POSITIVE_INFINITY): { headings: string[]; rows: TableRow[] } {
  const { read, unclosed } = recordsOf(text, Number.isFinite(most) ? most + 1 : undefined)
  const [heading, ...below] = read
  const headings = heading?.record ?? []
  const rows = below.map(({ record, info }): TableRow => {
    const { lines: line } = info
    // Spreadsheets pad rows with empty cells; a row that ends early was cut off.
    while (record.length > headings.length && record.at(-1) === '') record.pop()
    if (record.length !== headings.length)
      return { line, reason: `has ${record.length} cells, the heading ${headings.length}` }
    return { line, cells: Object.fromEntries(record.map((cell, i) => [headings[i]!, cell])) }
  })
  if (unclosed !== undefined) rows.push({ line: unclosed, reason: 'a quote in it is never closed' })
  return { headings, rows }
}

/** Up to a quote that nothing closes: what comes before it is whole. */
function recordsOf(text: string, to: number | undefined): { read: Read[]; unclosed?: number } {
  const options = {
    ...{ bom: true, trim: true, skip_empty_lines: true, info: true, relax_quotes: true, relax_column_count: true },
    delimiter: delimiterOf(text),
  }
  try {
    return { read: parse(text, { ...options, ...(to !== undefined && { to }) }) as unknown as Read[] }
  } catch (error) {
    const { code, records, lines } = error as { code?: string; records?: number; lines?: number }
    if (code !== 'CSV_QUOTE_NOT_CLOSED' || records === undefined) throw error
    const read = records ? (parse(text, { ...options, to: records }) as unknown as Read[]) : []
    return { read, unclosed: (read.at(-1)?.info.lines ?? 0) + 1 || lines }
  }
}

/** What stands between the columns of the heading: spreadsheets in French write semicolons. */
function delimiterOf(text: string): string {
  const heading = /^[^\r\n]*/.exec(text.replace(/^\uFEFF?\s*/, ''))![0].replace(/"[^"]*"/g, '')
  const count = (sign: string) => heading.split(sign).length - 1
  return [';', '\t'].find((sign) => count(sign) > count(',')) ?? ','
}
