import type { GridScreen } from '../../screen.ts'
import { icon } from '../icons.ts'
import { measure, text } from '../lettering.ts'
import type { Palette } from '../palette.ts'
import { type Box, card, cell, cellsOf, line, rect, statusOf } from '../shapes.ts'

/** A table of records with filters over it, and figures when the table is about money or work. */
export function drawGrid(
  { columns, rows, filters = [], figures = [] }: GridScreen,
  { body, palette }: { body: Box; palette: Palette },
): string {
  const band = figures.length ? drawFigures(body, figures, palette) : ''
  let y = body.y + (figures.length ? 78 : 0)
  const chips = filters.length ? drawFilters({ ...body, y }, filters, palette) : ''
  if (filters.length) y += 46
  const room = body.y + body.height - y
  const rowHeight = Math.min(52, Math.max(36, (room - 42) / rows.length))
  const shown = rows.slice(0, Math.floor((room - 42) / rowHeight + 0.01))
  const box = { x: body.x, y, width: body.width, height: 42 + shown.length * rowHeight }
  const table = columnsOf(columns, { x: box.x + 44, y, width: box.width - 60, height: 42 })

  const rightAligned = new Set(
    table.flatMap((_, c) => (shown.some((row) => cellsOf(row)[c]?.startsWith('=')) ? [c] : [])),
  )
  const head = table.map(({ title, x, width }, c) =>
    text(rightAligned.has(c) ? x + width - 14 : x, y + 26, title, {
      size: 12,
      weight: 600,
      fill: palette.quiet,
      anchor: rightAligned.has(c) ? 'end' : 'start',
      max: width - 8,
    }),
  )
  const lines = shown.map((row, r) => {
    const top = y + 42 + r * rowHeight
    const cells = cellsOf(row)
    if (cells.length !== columns.length) throw new Error(`"${row}" has ${cells.length} cells for ${columns.length}`)
    const selected = r === 1
    return (
      (selected
        ? rect({ x: box.x + 1, y: top, width: box.width - 2, height: rowHeight }, { fill: palette.wash })
        : '') +
      line(box.x, top, box.x + box.width, top, palette.line) +
      checkbox(box.x + 16, top + rowHeight / 2, selected, palette) +
      cells
        .map((content, c) => {
          const at = table[c]
          if (!at) return ''
          return cell(
            { x: at.x, y: top, width: at.width - (statusOf(content) ? 4 : 14), height: rowHeight },
            content,
            palette,
          )
        })
        .join('')
    )
  })
  return band + chips + card(box, palette) + head.join('') + lines.join('')
}

function columnsOf(columns: string[], box: Box) {
  const parsed = columns.map((column) => {
    const [title = '', share = '10'] = column.split(':')
    return { title, share: Number(share) }
  })
  const total = parsed.reduce((sum, { share }) => sum + share, 0)
  let x = box.x
  return parsed.map(({ title, share }) => {
    const width = (box.width * share) / total
    const column = { title, x, width }
    x += width
    return column
  })
}

function drawFigures(body: Box, figures: string[], palette: Palette): string {
  const gap = 14
  const width = (body.width - gap * (figures.length - 1)) / figures.length
  return figures
    .map((content, i) => {
      const [name = '', value = ''] = cellsOf(content)
      const box = { x: body.x + i * (width + gap), y: body.y, width, height: 64 }
      const shown = value.startsWith('%') ? `${value.slice(1)} %` : value
      return (
        card(box, palette) +
        text(box.x + 16, box.y + 25, name, { size: 12.5, fill: palette.quiet, max: width - 32 }) +
        text(box.x + 16, box.y + 51, shown, { size: 20, weight: 600, max: width - 32 })
      )
    })
    .join('')
}

function drawFilters(at: Box, filters: string[], palette: Palette): string {
  let x = at.x
  const chips = filters.map((name, i) => {
    const width = measure(name, { size: 12.5, weight: 500 }) + 40
    const box = { x, y: at.y, width, height: 30 }
    const active = i === 0
    x += width + 8
    return (
      rect(
        box,
        active
          ? { fill: palette.tint, stroke: palette.soft, radius: 15 }
          : { fill: '#ffffff', stroke: '#d9dfdd', radius: 15 },
      ) +
      text(box.x + 14, box.y + 19.5, name, { size: 12.5, weight: 500, fill: active ? palette.deep : palette.text }) +
      icon('chevron-down', box.x + width - 24, box.y + 8, 14, palette.quiet)
    )
  })
  const search = { x: at.x + at.width - 220, y: at.y, width: 220, height: 30 }
  const searchField =
    x < search.x - 10
      ? rect(search, { fill: '#ffffff', stroke: '#d9dfdd', radius: 15 }) +
        icon('search', search.x + 10, search.y + 7, 16, palette.faint)
      : ''
  return chips.join('') + searchField
}

function checkbox(x: number, middle: number, ticked: boolean, palette: Palette): string {
  const box = { x, y: middle - 8, width: 16, height: 16 }
  if (!ticked) return rect(box, { fill: '#ffffff', stroke: '#c9d1ce', radius: 4, width: 1.4 })
  return rect(box, { fill: palette.main, radius: 4 }) + icon('check', x + 2, middle - 6, 12, '#ffffff', 3)
}
