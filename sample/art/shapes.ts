/** The small parts that all screens are made of. Each returns SVG; none measures anything but its own text. */
import { icon } from './icons.ts'
import { measure, text } from './lettering.ts'
import { type Palette, type Tone, tones } from './palette.ts'

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

export interface RectStyle {
  fill?: string
  stroke?: string
  radius?: number
  width?: number
  opacity?: number
}

export function rect(box: Box, { fill = 'none', stroke, radius = 0, width = 1, opacity }: RectStyle): string {
  const line = stroke ? ` stroke="${stroke}" stroke-width="${width}"` : ''
  const faint = opacity === undefined ? '' : ` opacity="${opacity}"`
  return `<rect x="${n(box.x)}" y="${n(box.y)}" width="${n(Math.max(0, box.width))}" height="${n(Math.max(0, box.height))}" rx="${radius}" fill="${fill}"${line}${faint}/>`
}

export function line(x1: number, y1: number, x2: number, y2: number, stroke: string, width = 1, dash?: string): string {
  const dashes = dash ? ` stroke-dasharray="${dash}"` : ''
  return `<path d="M${n(x1)} ${n(y1)}L${n(x2)} ${n(y2)}" stroke="${stroke}" stroke-width="${width}" fill="none"${dashes}/>`
}

export function circle(cx: number, cy: number, r: number, fill: string, stroke?: string, width = 1): string {
  const edge = stroke ? ` stroke="${stroke}" stroke-width="${width}"` : ''
  return `<circle cx="${n(cx)}" cy="${n(cy)}" r="${n(r)}" fill="${fill}"${edge}/>`
}

/** A white sheet with a hairline edge and a breath of shadow under it. */
export function card(box: Box, palette: Palette, radius = 10): string {
  return (
    rect({ ...box, y: box.y + 2 }, { fill: palette.deep, radius, opacity: 0.05 }) +
    rect(box, { fill: palette.paper, stroke: palette.line, radius })
  )
}

/** What is drawn stays inside the box. */
export function clipped(box: Box, content: string, radius = 0): string {
  const id = `c${n(box.x)}-${n(box.y)}-${n(box.width)}-${n(box.height)}-${radius}`.replaceAll('.', '_')
  return `<clipPath id="${id}">${rect(box, { radius })}</clipPath><g clip-path="url(#${id})">${content}</g>`
}

/** `ok:Done` is a tone and its text; anything else has none. */
export function statusOf(cell: string): { tone: Tone; label: string } | undefined {
  const [, tone, label] = /^(ok|busy|warn|bad|idle):(.*)$/.exec(cell.trim()) ?? []
  return tone ? { tone: tone as Tone, label: label ?? '' } : undefined
}

export function pill(x: number, middle: number, cell: string, max = 200): { svg: string; width: number } {
  const { tone, label } = statusOf(cell) ?? { tone: 'idle' as const, label: cell }
  const room = Math.max(20, max - 26)
  const width = Math.min(measure(label, { size: 12, weight: 500 }), room) + 26
  const { ground, solid, text: ink } = tones[tone]
  const svg =
    rect({ x, y: middle - 11, width, height: 22 }, { fill: ground, radius: 11 }) +
    circle(x + 11, middle, 3.5, solid) +
    text(x + 19, middle + 4.2, label, { size: 12, weight: 500, fill: ink, max: room })
  return { svg, width }
}

const faces = ['#b56a4c', '#4c7fb5', '#7a9a3f', '#8a5fae', '#3f9a8f', '#b5893d', '#b0577c', '#5d6fc0']

/** A person as initials; the same person always in the same colour. */
export function avatar(cx: number, cy: number, r: number, name: string): string {
  const words = name.replace(/^Dr |^Nurse |^Head nurse /, '').split(/[\s-]+/)
  const initials = `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toUpperCase()
  const hash = [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7)
  return (
    circle(cx, cy, r, faces[hash % faces.length] ?? '#4c7fb5') +
    text(cx, cy + r * 0.34, initials, { size: r * 0.92, weight: 600, fill: '#ffffff', anchor: 'middle' })
  )
}

/** A button whose right edge is at the given place. */
export function button(right: number, middle: number, label: string, palette: Palette, main = false) {
  const width = measure(label, { size: 13, weight: 500 }) + 28
  const box = { x: right - width, y: middle - 16, width, height: 32 }
  const svg =
    rect(box, main ? { fill: palette.main, radius: 7 } : { fill: '#ffffff', stroke: '#d3dad7', radius: 7 }) +
    text(box.x + width / 2, middle + 4.6, label, {
      size: 13,
      weight: 500,
      anchor: 'middle',
      fill: main ? '#ffffff' : palette.text,
    })
  return { svg, width }
}

export function progress(x: number, middle: number, width: number, percent: number, colour: string): string {
  const share = Math.min(100, Math.max(0, percent)) / 100
  return (
    rect({ x, y: middle - 3, width, height: 6 }, { fill: '#e8ecea', radius: 3 }) +
    (share > 0
      ? rect({ x, y: middle - 3, width: Math.max(6, width * share), height: 6 }, { fill: colour, radius: 3 })
      : '')
  )
}

/** A curve without axes. */
export function spark(box: Box, values: number[], colour: string, ground?: string): string {
  const low = Math.min(...values)
  const span = Math.max(...values) - low || 1
  const points = values.map((value, i) => [
    box.x + (i / Math.max(1, values.length - 1)) * box.width,
    box.y + box.height - ((value - low) / span) * box.height,
  ])
  const path = points.map(([px, py]) => `${n(px ?? 0)} ${n(py ?? 0)}`).join('L')
  const under = ground
    ? `<path d="M${path}L${n(box.x + box.width)} ${n(box.y + box.height)}L${n(box.x)} ${n(box.y + box.height)}Z" fill="${ground}"/>`
    : ''
  return `${under}<path d="M${path}" fill="none" stroke="${colour}" stroke-width="1.8" stroke-linejoin="round" stroke-linecap="round"/>`
}

/** One cell of a line, by the sign it begins with: see `screen.ts`. */
export function cell(box: Box, content: string, palette: Palette): string {
  const value = content.trim()
  const middle = box.y + box.height / 2
  const rest = value.slice(1).trim()
  if (statusOf(value)) return pill(box.x, middle, value, box.width).svg
  switch (value[0]) {
    case '@':
      return (
        avatar(box.x + 12, middle, 12, rest) +
        text(box.x + 32, middle + 4.5, rest, { max: box.width - 32, fill: palette.text })
      )
    case '%': {
      const percent = Number(rest)
      const colour = percent < 0 ? tones.bad.solid : palette.main
      const bar = Math.max(24, box.width - 46)
      return (
        progress(box.x, middle, bar, Math.abs(percent), colour) +
        text(box.x + bar + 8, middle + 4.3, `${percent < 0 ? '−' : ''}${Math.abs(percent)} %`, {
          size: 12,
          fill: palette.quiet,
        })
      )
    }
    case '~': {
      const curve = { x: box.x, y: middle - 9, width: Math.min(90, box.width - 10), height: 18 }
      return spark(curve, rest.split(',').map(Number), palette.main)
    }
    case '!':
      return text(box.x, middle + 4.5, rest, { weight: 600, fill: palette.ink, max: box.width })
    case '#':
      return text(box.x, middle + 4.5, rest, { fill: palette.quiet, max: box.width })
    case '=':
      return text(box.x + box.width - 14, middle + 4.5, rest, { weight: 500, fill: palette.ink, anchor: 'end' })
    default:
      return text(box.x, middle + 4.5, value, { fill: palette.text, max: box.width })
  }
}

export function cellsOf(content: string): string[] {
  return content.split('|').map((part) => part.trim())
}

/** A narrow list beside the main thing: its title, then `title | sub | status or time`. */
export function sideList(box: Box, lines: string[], palette: Palette): string {
  const [title = '', ...items] = lines
  const head = card(box, palette) + text(box.x + 18, box.y + 31, title, { size: 14, weight: 600, max: box.width - 36 })
  const step = Math.min(66, (box.height - 56) / Math.max(1, items.length))
  const rows = items.map((item, i) => {
    const [first = '', second = '', third = ''] = cellsOf(item)
    const y = box.y + 50 + i * step
    const edge = i > 0 ? line(box.x + 18, y, box.x + box.width - 18, y, palette.line) : ''
    const status = statusOf(third) ?? statusOf(second)
    const inline = !third && statusOf(second)
    const badge = status ? pill(0, 0, `${status.tone}:${status.label}`, 130) : undefined
    const room = box.width - 40 - (badge ? badge.width : 0)
    const right = box.x + box.width - 16
    const middle = y + step / 2
    const badgeSvg = badge && status ? pill(right - badge.width, middle, `${status.tone}:${status.label}`, 130).svg : ''
    const when =
      third && !statusOf(third) ? text(right, middle - 4, third, { size: 12, fill: palette.faint, anchor: 'end' }) : ''
    const whenWidth = when ? measure(third, { size: 12 }) + 10 : 0
    const sub = inline ? '' : second
    const shift = sub ? -4 : 4.5
    return (
      edge +
      text(box.x + 18, middle + shift, first, {
        weight: 500,
        max: (sub && !badge ? box.width - 36 : room) - whenWidth,
      }) +
      (sub ? text(box.x + 18, middle + 14, sub, { size: 12, fill: palette.quiet, max: room }) : '') +
      badgeSvg +
      when
    )
  })
  return head + rows.join('')
}

export function label(x: number, y: number, content: string, palette: Palette, max?: number): string {
  return text(x, y, content, { size: 12, weight: 500, fill: palette.quiet, max })
}

export function iconBadge(x: number, y: number, size: number, name: string, ground: string, ink: string): string {
  return (
    rect({ x, y, width: size, height: size }, { fill: ground, radius: size * 0.28 }) +
    icon(name, x + size * 0.22, y + size * 0.22, size * 0.56, ink)
  )
}

/** Numbers that look thrown and are the same at every drawing. */
export function dice(seed: string): () => number {
  let state = [...seed].reduce((sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 0x01000193) >>> 0, 0x811c9dc5)
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

export function n(value: number): number {
  return Math.round(value * 100) / 100
}
