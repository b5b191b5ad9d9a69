/** Tables that people take away, edit and bring back: CSV, or an Excel workbook. */
import { stringify } from 'csv-stringify/sync'

export type TableFormat = 'csv' | 'xlsx'
export type Table = { name: string; head: string[]; rows: (string | number | null)[][] }

// Without it spreadsheets take UTF-8 for something else.
const byteOrderMark = '\uFEFF'

export async function writeTable(table: Table, format: TableFormat): Promise<Buffer> {
  if (format === 'csv') {
    const text = stringify([table.head, ...table.rows], { record_delimiter: 'windows', escape_formulas: true })
    return Buffer.from(byteOrderMark + text)
  }
  const { default: writeWorkbook } = await import('write-excel-file/node')
  const head = table.head.map((value) => ({ value, fontWeight: 'bold' as const }))
  const body = table.rows.map((row) => row.map((value) => (value === null ? null : { value })))
  return writeWorkbook([head, ...body], { sheet: table.name.slice(0, 31) }).toBuffer()
}

export const tableContentTypes: Record<TableFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}
