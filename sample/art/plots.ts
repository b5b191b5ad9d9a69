/** Charts with two axes: curves and columns. */
import type { Chart } from '../screen.ts'
import { measure, text } from './lettering.ts'
import type { Palette } from './palette.ts'
import { type Box, line, n, rect } from './shapes.ts'

/** Colours, and how numbers are written in the product's language. */
export interface Look extends Palette {
  figure(value: number): string
}

/** Lines over time; with `filled`, the ground under each of them too. */
export function drawCurves({ labels, series }: Chart, box: Box, palette: Look, filled: boolean): string {
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

/** Columns for each label, beside each other or on top of each other. */
export function drawColumns({ labels = [], series }: Chart, box: Box, palette: Look, stacked: boolean): string {
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

export function colourOf(palette: Palette, i: number): string {
  return palette.series[i % palette.series.length] ?? palette.main
}
