/** Charts of the dashboards. Each fills its box; titles and frames are drawn by the page. */
import type { Chart } from '../screen.ts'
import { measure, text } from './lettering.ts'
import { oklch } from './palette.ts'
import { colourOf, drawColumns, drawCurves, type Look } from './plots.ts'
import { type Box, cell, cellsOf, line, n, pill, rect } from './shapes.ts'

type Draw = (chart: Required<Pick<Chart, 'labels' | 'series'>> & Chart, box: Box, palette: Look) => string

export function drawChart(chart: Chart, box: Box, palette: Look): string {
  return draws[chart.type]({ labels: [], series: {}, ...chart }, box, palette)
}

const draws: Record<Chart['type'], Draw> = {
  line: (chart, box, palette) => drawCurves(chart, box, palette, false),
  area: (chart, box, palette) => drawCurves(chart, box, palette, true),
  bars: (chart, box, palette) => drawColumns(chart, box, palette, false),
  stack: (chart, box, palette) => drawColumns(chart, box, palette, true),

  hbars: ({ labels, series, unit = '' }, box, palette) => {
    const values = Object.values(series)[0] ?? []
    const most = Math.max(...values)
    const longest = Math.max(...labels.map((name) => measure(name, { size: 12.5 })))
    const left = Math.min(longest + 12, box.width * 0.5)
    const step = Math.min(62, box.height / labels.length)
    return labels
      .map((name, i) => {
        const value = values[i] ?? 0
        const middle = box.y + step * (i + 0.5)
        const room = box.width - left - 56
        const height = Math.min(18, step * 0.52)
        return (
          text(box.x, middle + 4.3, name, { size: 12.5, fill: palette.text, max: left - 8 }) +
          rect(
            { x: box.x + left, y: middle - height / 2, width: Math.max(3, (room * value) / most), height },
            { fill: palette.main, radius: 4, opacity: 1 - i * 0.1 },
          ) +
          text(
            box.x + left + Math.max(3, (room * value) / most) + 8,
            middle + 4.3,
            `${palette.figure(value)}${unit ? ` ${unit}` : ''}`,
            {
              size: 12,
              weight: 500,
              fill: palette.text,
            },
          )
        )
      })
      .join('')
  },

  donut: ({ labels, series }, box, palette) => {
    const values = Object.values(series)[0] ?? []
    const total = values.reduce((sum, value) => sum + value, 0)
    // In a tall box the names stand below the ring, in a flat one beside it.
    const tall = box.height > box.width * 0.95
    const radius = tall ? Math.min(box.width * 0.36, 120) : Math.min(box.height / 2 - 4, box.width * 0.21, 92)
    const cx = tall ? box.x + box.width / 2 : box.x + radius + 6
    const cy = tall ? box.y + radius + 16 : box.y + box.height / 2
    let angle = -Math.PI / 2
    const slices = values.map((value, i) => {
      const next = angle + (value / total) * Math.PI * 2
      const at = { cx, cy, radius: radius * 0.82, width: radius * 0.34 }
      const svg = ring(at, [angle + 0.02, next - 0.02], colourOf(palette, i))
      angle = next
      return svg
    })
    const left = tall ? box.x + 8 : cx + radius + 16
    const right = box.x + box.width - (tall ? 8 : 0)
    const step = Math.min(tall ? 36 : 30, box.height / labels.length)
    const top = tall ? cy + radius + 30 : cy - (step * labels.length) / 2
    const legend = labels.map((name, i) => {
      const y = top + step * (i + 0.5)
      const share = `${Math.round(((values[i] ?? 0) / total) * 100)} %`
      return (
        rect({ x: left, y: y - 5, width: 10, height: 10 }, { fill: colourOf(palette, i), radius: 3 }) +
        text(left + 18, y + 4.3, name, { size: 12.5, fill: palette.text, max: right - left - 58 }) +
        text(right, y + 4.3, share, { size: 12.5, weight: 600, anchor: 'end' })
      )
    })
    return slices.join('') + legend.join('')
  },

  gauge: ({ labels, series }, box, palette) => {
    const value = Object.values(series)[0]?.[0] ?? 0
    const radius = Math.min(box.width * 0.4, box.height * 0.72, 120)
    const cx = box.x + box.width / 2
    const cy = box.y + box.height * 0.5 + radius * 0.42
    const from = Math.PI * 0.95
    const to = Math.PI * 2.05
    const colour = value < 50 ? '#d6524e' : palette.main
    return (
      ring({ cx, cy, radius: radius * 0.88, width: radius * 0.2 }, [from, to], palette.tint) +
      ring({ cx, cy, radius: radius * 0.88, width: radius * 0.2 }, [from, from + ((to - from) * value) / 100], colour) +
      text(cx, cy - radius * 0.08, labels[0] ?? '', { size: radius * 0.36, weight: 600, anchor: 'middle' })
    )
  },

  heat: ({ labels, series }, box, palette) => {
    const rows = Object.entries(series)
    const most = Math.max(...rows.flatMap(([, values]) => values))
    const left = Math.max(...rows.map(([name]) => measure(name, { size: 12 }))) + 12
    const width = (box.width - left) / labels.length
    const height = (box.height - 22) / rows.length
    const heads = labels.map((name, i) =>
      text(box.x + left + width * (i + 0.5), box.y + 11, name, { size: 12, fill: palette.quiet, anchor: 'middle' }),
    )
    const cells = rows.flatMap(([name, values], r) => [
      text(box.x, box.y + 22 + height * (r + 0.5) + 4, name, { size: 12, fill: palette.text }),
      ...values.map((value, i) => {
        const strength = value / most
        const fill = value === 0 ? '#f1f4f3' : oklch(0.95 - strength * 0.42, 0.03 + strength * 0.09, palette.hue)
        const at = {
          x: box.x + left + width * i + 2,
          y: box.y + 22 + height * r + 2,
          width: width - 4,
          height: height - 4,
        }
        const ink = strength > 0.55 ? '#ffffff' : palette.text
        return (
          rect(at, { fill, radius: 5 }) +
          text(at.x + at.width / 2, at.y + at.height / 2 + 4, value ? palette.figure(value) : '', {
            size: 12,
            fill: ink,
            anchor: 'middle',
          })
        )
      }),
    ])
    return heads.join('') + cells.join('')
  },

  funnel: ({ labels, series }, box, palette) => {
    const values = Object.values(series)[0] ?? []
    const most = values[0] ?? 1
    const step = box.height / values.length
    const left = Math.max(...labels.map((name) => measure(name, { size: 12.5 }))) + 12
    const room = box.width - left
    return values
      .map((value, i) => {
        const width = Math.max(44, room * (value / most) ** 0.6)
        const y = box.y + i * step + 3
        const x = box.x + left + (room - width) / 2
        return (
          text(box.x, y + step / 2 + 1, labels[i] ?? '', { size: 12.5, fill: palette.text }) +
          rect(
            { x, y, width, height: step - 6 },
            { fill: oklch(0.5 + i * 0.065, 0.12 - i * 0.012, palette.hue), radius: 5 },
          ) +
          text(x + width / 2, y + step / 2 + 1, palette.figure(value), {
            size: 12.5,
            weight: 600,
            fill: '#ffffff',
            anchor: 'middle',
          })
        )
      })
      .join('')
  },

  list: ({ rows = [] }, box, palette) => {
    const step = Math.min(52, box.height / rows.length)
    return rows
      .map((row, i) => {
        const cells = cellsOf(row)
        const y = box.y + i * step
        if (cells.length === 3 && box.width < 420) return narrowRow(cells, { ...box, y, height: step }, i > 0, palette)
        const first = box.width * (cells.length > 2 ? 0.3 : cells.length === 2 ? 0.58 : 1)
        const last = Math.min(140, box.width * 0.4)
        const middle = (box.width - first - last) / Math.max(1, cells.length - 2)
        const edge = i > 0 ? line(box.x, y, box.x + box.width, y, palette.line) : ''
        return (
          edge +
          cells
            .map((content, c) => {
              const isLast = c === cells.length - 1 && c > 0
              const x = c === 0 ? box.x : isLast ? box.x + box.width - last : box.x + first + (c - 1) * middle
              const width = c === 0 ? first - 14 : isLast ? last : middle - 14
              // "!@Name" is a person in strong letters; the sign of the person wins.
              return cell({ x, y, width, height: step }, content.replace(/^!@/, '@'), palette)
            })
            .join('')
        )
      })
      .join('')
  },
}

/** A line of a list for which the card is narrow: the second cell stands under the first. */
function narrowRow([first = '', second = '', third = '']: string[], box: Box, edge: boolean, palette: Look): string {
  const badge = pill(0, 0, third, 130)
  const right = box.x + box.width
  const middle = box.y + box.height / 2
  const room = box.width - badge.width - 12
  return (
    (edge ? line(box.x, box.y, right, box.y, palette.line) : '') +
    text(box.x, middle - 3, first.replace(/^!/, ''), { weight: 600, max: room }) +
    text(box.x, middle + 14, second, { size: 12, fill: palette.quiet, max: room }) +
    pill(right - badge.width, middle, third, 130).svg
  )
}

function ring(
  { cx, cy, radius, width }: { cx: number; cy: number; radius: number; width: number },
  [from, to]: [number, number],
  colour: string,
): string {
  const at = (angle: number) => `${n(cx + Math.cos(angle) * radius)} ${n(cy + Math.sin(angle) * radius)}`
  const large = to - from > Math.PI ? 1 : 0
  return `<path d="M${at(from)}A${n(radius)} ${n(radius)} 0 ${large} 1 ${at(to)}" fill="none" stroke="${colour}" stroke-width="${n(width)}"/>`
}
