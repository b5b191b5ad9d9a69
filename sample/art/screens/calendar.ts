import type { CalendarScreen } from '../../screen.ts'
import { text } from '../lettering.ts'
import { oklch, type Palette, tones } from '../palette.ts'
import { type Box, card, cellsOf, circle, clipped, line, rect, sideList } from '../shapes.ts'

/** Days, or rooms, side by side with their hours. */
export function drawCalendar(
  { days, hours: [from, to], events, beside }: CalendarScreen,
  { body, palette }: { body: Box; palette: Palette },
): string {
  const sideWidth = beside ? 268 : 0
  const box = { ...body, width: body.width - (beside ? sideWidth + 16 : 0) }
  const gutter = 56
  const head = 44
  const width = (box.width - gutter) / days.length
  const hour = (box.height - head - 8) / (to - from)
  const yOf = (time: number) => box.y + head + (time - from) * hour

  const lines = Array.from({ length: to - from }, (_, i) => {
    const y = yOf(from + i)
    const name = `${String(from + i).padStart(2, '0')}:00`
    const shown =
      i % 2 === 0 ? text(box.x + gutter - 12, y + 14, name, { size: 12, fill: palette.faint, anchor: 'end' }) : ''
    return line(box.x + gutter, y, box.x + box.width, y, '#eef1f0') + shown
  })
  const heads = days.map((day, i) => {
    const x = box.x + gutter + i * width
    return (
      (i > 0 ? line(x, box.y, x, box.y + box.height, palette.line) : '') +
      text(x + width / 2, box.y + 28, day, {
        size: 13.5,
        weight: 600,
        anchor: 'middle',
        fill: palette.text,
        max: width - 12,
      })
    )
  })
  const drawn = events.map((event) => {
    const [day = '0', start = '9', end = '10', title = '', sub = '', tone = '0'] = cellsOf(event)
    const y = yOf(Number(start))
    const at = {
      x: box.x + gutter + Number(day) * width + 4,
      y: y + 1.5,
      width: width - 9,
      height: (Number(end) - Number(start)) * hour - 3,
    }
    return drawBlock(at, { title, sub, tone: Number(tone) }, palette)
  })
  const now = yOf(from + (to - from) * 0.36)
  const marker =
    line(box.x + gutter, now, box.x + box.width, now, tones.bad.solid, 1.6) +
    circle(box.x + gutter, now, 4, tones.bad.solid)
  const side = beside
    ? sideList(
        {
          x: body.x + body.width - sideWidth,
          y: body.y,
          width: sideWidth,
          height: Math.min(body.height, 60 + (beside.length - 1) * 66),
        },
        beside,
        palette,
      )
    : ''
  return card(box, palette) + clipped(box, lines.join('') + heads.join('') + marker + drawn.join(''), 10) + side
}

/** A coloured block with its title, and what is beside it where there is room. Also used by schedules. */
export function drawBlock(
  at: Box,
  { title, sub, tone }: { title: string; sub: string; tone: number },
  palette: Palette,
): string {
  const { ground, edge, ink } = blockColours(palette, tone)
  const size = at.height < 24 ? 12 : 12.5
  const twoLines = sub && at.height >= 40
  const first = twoLines ? at.y + 19 : at.y + (at.height < 62 ? at.height / 2 + 4.4 : 20)
  return (
    rect(at, { fill: ground, radius: 6 }) +
    rect({ ...at, width: 4 }, { fill: edge, radius: 2 }) +
    text(at.x + 12, first, title, { size, weight: 600, fill: ink, max: at.width - 18 }) +
    (twoLines ? text(at.x + 12, at.y + 36, sub, { size: 12, fill: ink, max: at.width - 18 }) : '')
  )
}

function blockColours(palette: Palette, tone: number) {
  if (tone === 4) return { ground: tones.bad.ground, edge: tones.bad.solid, ink: tones.bad.text }
  if (tone === 6) return { ground: tones.ok.ground, edge: tones.ok.solid, ink: tones.ok.text }
  if (tone === 7) return { ground: tones.warn.ground, edge: tones.warn.solid, ink: tones.warn.text }
  if (tone === 5) return { ground: '#edf0ef', edge: '#a9b4b0', ink: '#58635f' }
  const hue = palette.hue + [0, 40, 150, 205][tone % 4]!
  return { ground: oklch(0.93, 0.045, hue), edge: oklch(0.6, 0.13, hue), ink: oklch(0.34, 0.08, hue) }
}
