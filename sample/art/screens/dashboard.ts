import type { Chart, DashboardScreen } from '../../screen.ts'
import { drawChart } from '../charts.ts'
import { measure, text } from '../lettering.ts'
import { type Palette, tones } from '../palette.ts'
import type { Look } from '../plots.ts'
import { type Box, card, cellsOf, spark } from '../shapes.ts'

const gap = 16

/** Figures in a row, and charts under them on a page of three columns. */
export function drawDashboard(
  { figures, charts }: DashboardScreen,
  { body, palette, language }: { body: Box; palette: Palette; language: 'en' | 'fr' },
): string {
  const numbers = new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { maximumFractionDigits: 2 })
  // Inter has no narrow space, which French puts between thousands.
  const look = { ...palette, figure: (value: number) => numbers.format(value).replaceAll('\u202f', '\u00a0') }
  const figureHeight = 100
  const width = (body.width - gap * (figures.length - 1)) / figures.length
  const top = figures.map((content, i) =>
    drawFigure({ x: body.x + i * (width + gap), y: body.y, width, height: figureHeight }, content, palette),
  )
  const room = {
    ...body,
    y: body.y + figureHeight + gap,
    height: body.height - figureHeight - gap,
  }
  return top.join('') + drawGrid(room, charts, look)
}

function drawFigure(box: Box, content: string, palette: Palette): string {
  const [name = '', value = '', change = '', curve = ''] = cellsOf(content)
  const valueWidth = measure(value, { size: 25, weight: 600 })
  const curveBox = { x: box.x + box.width - 86, y: box.y + 20, width: 68, height: 26 }
  const fits = valueWidth < box.width - 36
  return (
    card(box, palette) +
    text(box.x + 18, box.y + 29, name, { size: 13, fill: palette.quiet, max: box.width - (curve ? 112 : 36) }) +
    text(box.x + 18, box.y + 63, value, { size: fits ? 25 : 20, weight: 600, max: box.width - 36 }) +
    (change
      ? text(box.x + 18, box.y + 85, change, {
          size: 12,
          weight: 500,
          fill: changeColour(change, palette),
          max: box.width - 36,
        })
      : '') +
    (curve ? spark(curveBox, curve.split(',').map(Number), palette.main, palette.tint) : '')
  )
}

/** A change is good news here: nobody puts the other kind on a product page. */
function changeColour(change: string, palette: Palette): string {
  return /^[+−]/.test(change) ? tones.ok.text : palette.quiet
}

/** Charts fill rows of three columns; rows share the height, lists take less of it. */
function drawGrid(room: Box, charts: Chart[], palette: Look): string {
  const rows: Chart[][] = []
  let used = 3
  for (const chart of charts) {
    const wide = chart.wide ?? 1
    if (used + wide > 3) {
      rows.push([])
      used = 0
    }
    rows.at(-1)?.push(chart)
    used += wide
  }
  const weights = rows.map((row) => (row.every(({ type }) => type === 'list') ? 0.72 : 1))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const free = room.height - gap * (rows.length - 1)
  let y = room.y
  return rows
    .map((row, r) => {
      const height = (free * (weights[r] ?? 1)) / total
      const columns = row.reduce((sum, { wide = 1 }) => sum + wide, 0)
      const unit = (room.width - gap * (row.length - 1)) / Math.max(columns, row.length === 1 ? columns : 1)
      let x = room.x
      const svg = row.map((chart) => {
        const width = unit * (chart.wide ?? 1)
        const box = { x, y, width, height }
        x += width + gap
        return (
          card(box, palette) +
          text(box.x + 18, box.y + 30, chart.title, { size: 14, weight: 600, max: width - 36 }) +
          drawChart(chart, { x: box.x + 18, y: box.y + 46, width: width - 36, height: height - 60 }, palette)
        )
      })
      y += height + gap
      return svg.join('')
    })
    .join('')
}
