/**
 * A workbook with one sheet, written as it goes: texts are texts (so nothing that a customer typed is computed),
 * numbers are numbers. The smallest set of parts that spreadsheets open without complaint.
 */
import { Zip, ZipDeflate } from 'fflate'

type Cell = string | number | null

export async function* workbook(name: string, rows: AsyncIterable<Cell[][]>): AsyncGenerator<Uint8Array> {
  const chunks: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    chunks.push(chunk)
  })
  for (const [path, text] of Object.entries(fixedParts(name))) {
    // Packed, small as they are: of parts written as they go the size stands behind them, and readers that go from
    // front to back find the end of a packed part only.
    const part = new ZipDeflate(path)
    zip.add(part)
    part.push(encoder.encode(text), true)
  }
  const sheet = new ZipDeflate('xl/worksheets/sheet1.xml', { level: 6 })
  zip.add(sheet)
  sheet.push(encoder.encode(`${xml}<worksheet xmlns="${main}"><sheetData>`))
  let line = 0
  for await (const group of rows) {
    sheet.push(encoder.encode(group.map((cells) => rowOf(cells, ++line)).join('')))
    yield* chunks.splice(0)
  }
  sheet.push(encoder.encode('</sheetData></worksheet>'), true)
  zip.end()
  yield* chunks
}

const encoder = new TextEncoder()
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006'
const packages = 'http://schemas.openxmlformats.org/package/2006'

function fixedParts(name: string): Record<string, string> {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  return {
    '[Content_Types].xml': `${xml}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/></Types>`,
    '_rels/.rels': `${xml}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${xml}<workbook xmlns="${main}" xmlns:r="${office}/relationships"><sheets><sheet name="${escaped(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${xml}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  }
}

function rowOf(cells: Cell[], line: number): string {
  return `<row r="${line}">${cells.map((cell, i) => cellOf(cell, `${columnName(i)}${line}`)).join('')}</row>`
}

function cellOf(cell: Cell, at: string): string {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`
  return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell.slice(0, CELL_MAX))}</t></is></c>`
}

/** What a cell of a spreadsheet holds. */
const CELL_MAX = 32_767

/** 0 → A, 25 → Z, 26 → AA. */
function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last
}

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** XML cannot say some characters at all; they go. */
function escaped(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
      // Spreadsheets read `_x0041_` as the character of that number: what a customer typed stays what it was.
      .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
      .replace(/[&<>"]/g, (mark) => marks[mark]!)
  )
}
