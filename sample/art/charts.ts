/** Charts of the dashboards. Each fills its box; titles and frames are drawn by the page. */
import type { Chart } from '../screen.ts'
import { measure, text } from './lettering.ts'
import { oklch, type Palette } from './palette.ts'
import { type Box, cell, cellsOf, line, n, pill, rect } from './shapes.ts'

/** Colours, and how numbers are written in the product's language. */
export interface Look extends Palette {
  figure(value: number): string
}

type Draw = (chart: Required<Pick<Chart, 'labels' | 'series'>> & Chart, box: Box, palette: Look) => string

export function drawChart(chart: Chart, box: Box, palette: Look): string {
  return draws[chart.type]({ labels: [], series: {}, ...chart }, box, palette)
}

const draws: Record<Chart['type'], Draw> = {
  line: (chart, box, palette) => curves(chart, box, palette, false),
  area: (chart, box, palette) => curves(chart, box, palette, true),
  bars: (chart, box, palette) => columns(chart, box, palette, false),
  stack: (chart, box, palette) => columns(chart, box, palette, true),

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
function narrowRow([first = '', second = '', third = '']: string[], box: Box, edge: boolean, palette: Palette): string {
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

function curves({ labels, series }: Chart, box: Box, palette: Look, filled: boolean): string {
  const entries = Object.entries(series ?? {})
  const scale = scaleOf(entries.flatMap(([, values]) => values))
  const plot = plotOf(box, scale, { palette, hasLegend: entries.length > 1 })
  const points = Math.max(labels?.length ?? 0, 2)
  const xOf = (i: number) => plot.x + (i / (points - 1)) * plot.width
  const yOf = (value: number) => plot.y + plot.height - ((value - scale.low) / (scale.high - scale.low)) * plot.height
  const drawn = entries.map(([name, values], s) => {
    const colour = colourOf(palette, s)
    const path = values.map((value, i) => `${n(xOf(i))} ${n(yOf(value))}`).join('L')
    const isLimit = values.every((value) => value === values[0])
    const under = filled
      ? `<path d="M${path}L${n(xOf(values.length - 1))} ${n(plot.y + plot.height)}L${n(plot.x)} ${n(plot.y + plot.height)}Z" fill="${colour}" opacity="0.14"/>`
      : ''
    const dash = isLimit ? ' stroke-dasharray="6 5"' : ''
    const stroke = isLimit ? '#d6524e' : colour
    const end = values.at(-1) ?? 0
    const dot = isLimit
      ? ''
      : `<circle cx="${n(xOf(values.length - 1))}" cy="${n(yOf(end))}" r="4" fill="#ffffff" stroke="${stroke}" stroke-width="2.4"/>`
    return {
      svg: `${under}<path d="M${path}" fill="none" stroke="${stroke}" stroke-width="2.4" stroke-linejoin="round"${dash}/>${dot}`,
      name,
      colour: stroke,
    }
  })
  return (
    axes(plot, scale, palette) +
    below(labels ?? [], xOf, plot, palette) +
    drawn.map(({ svg }) => svg).join('') +
    legend(drawn, box, palette)
  )
}

function columns({ labels = [], series }: Chart, box: Box, palette: Look, stacked: boolean): string {
  const entries = Object.entries(series ?? {})
  const sums = labels.map((_, i) => entries.reduce((sum, [, values]) => sum + (values[i] ?? 0), 0))
  const scale = scaleOf(stacked ? [0, ...sums] : [0, ...entries.flatMap(([, values]) => values)])
  const plot = plotOf(box, scale, { palette, hasLegend: entries.length > 1 })
  const slot = plot.width / labels.length
  const xOf = (i: number) => plot.x + slot * (i + 0.5)
  const heightOf = (value: number) => (value / scale.high) * plot.height
  const group = Math.min(slot * 0.66, stacked ? 46 : entries.length > 1 ? 30 * entries.length : 46)
  const bars = labels.flatMap((_, i) => {
    let top = plot.y + plot.height
    return entries.map(([, values], s) => {
      const height = heightOf(values[i] ?? 0)
      const width = stacked ? group : group / entries.length - 2
      const x = xOf(i) - group / 2 + (stacked ? 0 : s * (group / entries.length))
      top -= height
      const y = stacked ? top : plot.y + plot.height - height
      return rect(
        { x, y, width, height: Math.max(0, height - (stacked ? 1 : 0)) },
        { fill: colourOf(palette, s), radius: stacked ? 1.5 : 3 },
      )
    })
  })
  const keys = entries.map(([name], s) => ({ name, colour: colourOf(palette, s) }))
  return axes(plot, scale, palette) + below(labels, xOf, plot, palette) + bars.join('') + legend(keys, box, palette)
}

interface Scale {
  low: number
  high: number
  step: number
}

/** From zero, unless everything stands far above it. */
function scaleOf(values: number[]): Scale {
  const most = Math.max(...values)
  const least = Math.min(...values)
  const base = least > most * 0.55 ? least - (most - least) * 0.4 : 0
  const rough = (most - base) / 4
  const unit = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((factor) => factor * unit).find((size) => size >= rough) ?? unit * 10
  const low = Math.floor(base / step) * step
  return { low, high: Math.ceil(most / step - 1e-9) * step, step }
}

function plotOf(box: Box, { high, step }: Scale, { palette, hasLegend }: { palette: Look; hasLegend: boolean }): Box {
  const left =
    Math.max(measure(palette.figure(high), { size: 12 }), measure(palette.figure(high - step), { size: 12 })) + 12
  const top = hasLegend ? 28 : 6
  return { x: box.x + left, y: box.y + top, width: box.width - left - 8, height: box.height - top - 24 }
}

function axes(plot: Box, { low, high, step }: Scale, palette: Look): string {
  const count = Math.round((high - low) / step)
  return Array.from({ length: count + 1 }, (_, i) => {
    const y = plot.y + plot.height - (i / count) * plot.height
    return (
      line(plot.x, y, plot.x + plot.width, y, i === 0 ? '#cfd6d3' : '#edf0ef') +
      text(plot.x - 8, y + 4, palette.figure(low + i * step), { size: 12, fill: palette.faint, anchor: 'end' })
    )
  }).join('')
}

/** Labels under the plot; those that would touch the one before are left out. */
function below(labels: string[], xOf: (i: number) => number, plot: Box, palette: Palette): string {
  let end = Number.NEGATIVE_INFINITY
  return labels
    .map((name, i) => {
      const half = measure(name, { size: 12 }) / 2
      const x = Math.min(xOf(i), plot.x + plot.width + 8 - half)
      if (x - half < end + 7) return ''
      end = x + half
      return text(x, plot.y + plot.height + 19, name, { size: 12, fill: palette.quiet, anchor: 'middle' })
    })
    .join('')
}

function legend(keys: { name: string; colour: string }[], box: Box, palette: Look): string {
  if (keys.length < 2) return ''
  let x = box.x
  return keys
    .map(({ name, colour }) => {
      const svg =
        rect({ x, y: box.y + 2, width: 10, height: 10 }, { fill: colour, radius: 3 }) +
        text(x + 16, box.y + 11, name, { size: 12, fill: palette.text })
      x += measure(name, { size: 12 }) + 36
      return svg
    })
    .join('')
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

function colourOf(palette: Palette, i: number): string {
  return palette.series[i % palette.series.length] ?? palette.main
}
