/** The frame of a product: navigation, header, the person signed in. Gives the room that is left for the screen. */
import type { AppFrame } from '../screen.ts'
import { icon } from './icons.ts'
import { measure, text } from './lettering.ts'
import { oklch, type Palette } from './palette.ts'
import { avatar, type Box, button, circle, line, rect } from './shapes.ts'

export const WIDTH = 1280
export const HEIGHT = 720

export interface Header {
  title: string
  at?: string
  note?: string
  actions?: string[]
  tabs?: string[]
}

export interface Frame {
  app: AppFrame
  palette: Palette
  /** The product's mark, as SVG in a square of the given size. */
  mark(x: number, y: number, size: number): string
}

export function drawFrame(frame: Frame, header: Header): { svg: string; body: Box } {
  const { palette } = frame
  const ground = rect({ x: 0, y: 0, width: WIDTH, height: HEIGHT }, { fill: palette.ground })
  const { svg, room } = shells[frame.app.shell](frame, header)
  const head = drawHeader(room, header, palette, frame.app.shell === 'topbar')
  return { svg: ground + svg + head.svg, body: head.body }
}

type Shell = (frame: Frame, header: Header) => { svg: string; room: Box }

const shells: Record<AppFrame['shell'], Shell> = {
  sidebar: ({ app, palette, mark }, { at }) => {
    const width = 208
    const entries = entriesOf(app)
    const items = entries.map(({ name, label }, i) => {
      const y = 84 + i * 42
      const active = isActive(entries, label, at)
      const ink = active ? '#ffffff' : oklch(0.86, 0.03, palette.hue)
      return (
        (active ? rect({ x: 12, y, width: width - 24, height: 36 }, { fill: palette.main, radius: 8 }) : '') +
        icon(name, 24, y + 9, 18, ink) +
        text(52, y + 23, label, { size: 13.5, weight: active ? 600 : 500, fill: ink, max: width - 66 })
      )
    })
    const svg =
      rect({ x: 0, y: 0, width, height: HEIGHT }, { fill: palette.deep }) +
      mark(18, 18, 32) +
      text(60, 39, app.name, { size: 15, weight: 600, fill: '#ffffff', max: width - 70 }) +
      items.join('') +
      line(16, HEIGHT - 62, width - 16, HEIGHT - 62, oklch(0.42, 0.06, palette.hue)) +
      avatar(32, HEIGHT - 31, 15, app.user) +
      text(56, HEIGHT - 26, app.user, { size: 13, fill: oklch(0.9, 0.02, palette.hue), max: width - 68 })
    return { svg, room: { x: width, y: 0, width: WIDTH - width, height: HEIGHT } }
  },

  light: ({ app, palette, mark }, { at }) => {
    const width = 196
    const entries = entriesOf(app)
    const items = entries.map(({ name, label }, i) => {
      const y = 82 + i * 42
      const active = isActive(entries, label, at)
      const ink = active ? palette.main : palette.text
      return (
        (active ? rect({ x: 10, y, width: width - 20, height: 36 }, { fill: palette.tint, radius: 8 }) : '') +
        (active ? rect({ x: 0, y: y + 6, width: 3, height: 24 }, { fill: palette.main, radius: 1.5 }) : '') +
        icon(name, 22, y + 9, 18, ink) +
        text(50, y + 23, label, { size: 13.5, weight: active ? 600 : 500, fill: ink, max: width - 62 })
      )
    })
    const svg =
      rect({ x: 0, y: 0, width, height: HEIGHT }, { fill: '#ffffff' }) +
      line(width, 0, width, HEIGHT, palette.line) +
      mark(18, 18, 32) +
      text(60, 39, app.name, { size: 15, weight: 600, fill: palette.deep, max: width - 68 }) +
      items.join('') +
      avatar(32, HEIGHT - 31, 15, app.user) +
      text(56, HEIGHT - 26, app.user, { size: 13, fill: palette.text, max: width - 66 })
    return { svg, room: { x: width, y: 0, width: WIDTH - width, height: HEIGHT } }
  },

  rail: ({ app, palette, mark }, { at }) => {
    const width = 68
    const entries = entriesOf(app)
    const items = entries.map(({ name, label }, i) => {
      const y = 78 + i * 54
      const active = isActive(entries, label, at)
      return (
        (active ? rect({ x: 12, y, width: 44, height: 44 }, { fill: '#ffffff', radius: 12 }) : '') +
        icon(name, 23, y + 11, 22, active ? palette.main : '#ffffff')
      )
    })
    const bar = 52
    const svg =
      rect({ x: 0, y: 0, width, height: HEIGHT }, { fill: palette.main }) +
      mark(16, 14, 36) +
      items.join('') +
      circle(34, HEIGHT - 34, 17, '#ffffff') +
      avatar(34, HEIGHT - 34, 15, app.user) +
      rect({ x: width, y: 0, width: WIDTH - width, height: bar }, { fill: '#ffffff' }) +
      line(width, bar, WIDTH, bar, palette.line) +
      text(width + 24, 33, app.name, { size: 15, weight: 600, fill: palette.deep }) +
      searchField({ x: WIDTH - 360, y: 11, width: 268, height: 30 }, palette) +
      icon('bell', WIDTH - 74, 16, 20, palette.quiet) +
      icon('question-mark', WIDTH - 40, 16, 20, palette.quiet)
    return { svg, room: { x: width, y: bar, width: WIDTH - width, height: HEIGHT - bar } }
  },

  topbar: ({ app, palette, mark }, { at }) => {
    const bar = 56
    const entries = entriesOf(app)
    let x = 70 + measure(app.name, { size: 16, weight: 600 }) + 28
    const items = entries.map(({ label }) => {
      const active = isActive(entries, label, at)
      const width = measure(label, { size: 13.5, weight: 600 }) + 28
      const svg =
        (active ? rect({ x, y: 12, width, height: 32 }, { fill: palette.deep, radius: 16 }) : '') +
        text(x + width / 2, 33, label, { size: 13.5, weight: active ? 600 : 500, fill: '#ffffff', anchor: 'middle' })
      x += width + 6
      return svg
    })
    const svg =
      rect({ x: 0, y: 0, width: WIDTH, height: bar }, { fill: palette.main }) +
      mark(24, 11, 34) +
      text(70, 34, app.name, { size: 16, weight: 600, fill: '#ffffff' }) +
      items.join('') +
      icon('search', WIDTH - 132, 18, 20, '#ffffff') +
      icon('bell', WIDTH - 94, 18, 20, '#ffffff') +
      circle(WIDTH - 40, 28, 17, palette.soft) +
      avatar(WIDTH - 40, 28, 15, app.user)
    return { svg, room: { x: 0, y: bar, width: WIDTH, height: HEIGHT - bar } }
  },
}

function drawHeader(room: Box, { title, note, actions = [] }: Header, palette: Palette, wide: boolean) {
  const left = room.x + (wide ? 32 : 28)
  const right = room.x + room.width - 28
  const middle = room.y + 40
  let edge = right
  const buttons = actions.map((action, i) => {
    const { svg, width } = button(edge, middle, action, palette, i === 0)
    edge -= width + 10
    return svg
  })
  const titleText = text(left, middle + 7, title, { size: 21, weight: 600, fill: palette.ink, max: edge - left })
  const noteX = left + Math.min(edge - left, measure(title, { size: 21, weight: 600 })) + 16
  const noteText = note
    ? text(noteX, middle + 6, note, { size: 13.5, fill: palette.quiet, max: edge - noteX - 10 })
    : ''
  return {
    svg: titleText + noteText + buttons.join(''),
    body: { x: left, y: room.y + 74, width: right - left, height: room.height - 74 - 24 },
  }
}

function searchField(box: Box, palette: Palette): string {
  return (
    rect(box, { fill: palette.ground, stroke: palette.line, radius: 15 }) +
    icon('search', box.x + 10, box.y + 7, 16, palette.faint)
  )
}

function entriesOf({ nav }: AppFrame) {
  return nav.map((entry) => {
    const [name = '', label = ''] = entry.split(':')
    return { name, label }
  })
}

function isActive(entries: { label: string }[], label: string, at?: string): boolean {
  return at ? label === at : label === entries[0]?.label
}
