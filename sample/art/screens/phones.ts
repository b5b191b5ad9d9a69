import type { Phone, PhonesScreen } from '../../screen.ts'
import { HEIGHT, WIDTH } from '../chrome.ts'
import { icon } from '../icons.ts'
import { measure, paragraph, text, wrap } from '../lettering.ts'
import { drawMotif } from '../motifs.ts'
import { oklch, type Palette } from '../palette.ts'
import { type Box, cellsOf, circle, clipped, dice, line, n, pill, rect, statusOf } from '../shapes.ts'

const phoneWidth = 264
const phoneHeight = 572

interface Stage {
  palette: Palette
  /** Name of the product, and its mark. */
  name: string
  mark(x: number, y: number, size: number): string
}

/** Two or three telephones before a coloured ground, with what they are about in large letters. */
export function drawPhones({ lines, phones }: PhonesScreen, { palette, name, mark }: Stage): string {
  const ground =
    rect({ x: 0, y: 0, width: WIDTH, height: HEIGHT }, { fill: oklch(0.93, 0.035, palette.hue) }) +
    circle(1130, 90, 330, oklch(0.89, 0.05, palette.hue)) +
    circle(760, 760, 250, oklch(0.9, 0.045, palette.hue + 20))
  const gap = 34
  const all = phones.length * phoneWidth + (phones.length - 1) * gap
  const left = WIDTH - all - (phones.length === 3 ? 44 : 130)
  const room = left - 64 - 40
  const size = phones.length === 3 ? 30 : 44
  const small = lines.at(-1) ?? ''
  const large = lines.slice(0, -1).flatMap((content) => wrap(content, room, { size, weight: 700 }))
  let y = 250
  const headline = large.map((content) => {
    const svg = text(64, y, content, { size, weight: 700, fill: palette.darker })
    y += size * 1.18
    return svg
  })
  const below = paragraph(64, y + 14, small, { width: room, size: 17, leading: 27, fill: palette.deep })
  const drawn = phones.map((phone, i) =>
    drawPhone(
      { x: left + i * (phoneWidth + gap), y: 74 + (i % 2 ? 34 : 0), width: phoneWidth, height: phoneHeight },
      phone,
      palette,
    ),
  )
  return (
    ground +
    mark(64, 84, 56) +
    text(136, 121, name, { size: 22, weight: 600, fill: palette.darker, max: room - 72 }) +
    headline.join('') +
    below.svg +
    drawn.join('')
  )
}

function drawPhone(box: Box, { title, blocks }: Phone, palette: Palette): string {
  const inner = { x: box.x + 9, y: box.y + 9, width: box.width - 18, height: box.height - 18 }
  const body =
    rect({ ...box, x: box.x + 6, y: box.y + 14 }, { fill: palette.darker, radius: 40, opacity: 0.14 }) +
    rect(box, { fill: '#151a18', radius: 38 }) +
    rect(inner, { fill: palette.ground, radius: 30 })
  const head =
    rect({ x: inner.x, y: inner.y, width: inner.width, height: 84 }, { fill: palette.main }) +
    text(inner.x + 22, inner.y + 24, '9:41', { size: 12, weight: 600, fill: '#ffffff' }) +
    icon('wifi', inner.x + inner.width - 58, inner.y + 11, 16, '#ffffff') +
    icon('battery-3', inner.x + inner.width - 38, inner.y + 10, 19, '#ffffff') +
    rect(
      { x: inner.x + inner.width / 2 - 34, y: inner.y + 10, width: 68, height: 18 },
      { fill: '#151a18', radius: 9 },
    ) +
    text(inner.x + 18, inner.y + 65, title, { size: 16, weight: 600, fill: '#ffffff', max: inner.width - 60 }) +
    icon('dots', inner.x + inner.width - 38, inner.y + 50, 20, '#ffffff')
  let y = inner.y + 96
  const foot = inner.y + inner.height - 66
  const parts = blocks.map((block, i) => {
    // The main act stands within the thumb's reach.
    if (i === blocks.length - 1 && block.startsWith('button') && y < foot) y = foot
    const { svg, height } = drawBlock(block, { x: inner.x + 12, y, width: inner.width - 24 }, palette, title + i)
    y += height + 9
    return svg
  })
  if (y > inner.y + inner.height + 6)
    throw new Error(`the telephone "${title}" is too full by ${Math.round(y - inner.y - inner.height)} pixels`)
  const home = rect(
    { x: inner.x + inner.width / 2 - 44, y: inner.y + inner.height - 10, width: 88, height: 4 },
    { fill: '#c3ccc8', radius: 2 },
  )
  return body + clipped(inner, head + parts.join('') + home, 30)
}

type At = { x: number; y: number; width: number }

function drawBlock(block: string, at: At, palette: Palette, seed: string): { svg: string; height: number } {
  const kind = block.split(' ')[0] ?? ''
  const draw = blocks[kind]
  if (!draw) throw new Error(`a telephone cannot show "${block}"`)
  return draw(cellsOf(block.slice(kind.length)), at, palette, seed)
}

const blocks: Record<
  string,
  (cells: string[], at: At, palette: Palette, seed: string) => { svg: string; height: number }
> = {
  row: ([title = '', sub = '', status = ''], at, palette) => {
    const badge = statusOf(status) ? pill(0, 0, status, 96) : undefined
    const room = at.width - 24
    const height = sub || badge ? 58 : 44
    return {
      height,
      svg:
        sheet(at, height, palette) +
        text(at.x + 12, at.y + 24, title, { size: 12.5, weight: 600, max: room }) +
        (sub
          ? text(at.x + 12, at.y + 44, sub, {
              size: 12,
              fill: palette.quiet,
              max: room - (badge ? badge.width + 6 : 0),
            })
          : '') +
        (badge ? pill(at.x + at.width - badge.width - 10, at.y + (sub ? 40 : height / 2), status, 96).svg : ''),
    }
  },
  check: ([title = '', state = ''], at, palette) => {
    const done = state === 'done'
    return {
      height: 42,
      svg:
        sheet(at, 42, palette) +
        (done
          ? circle(at.x + 22, at.y + 21, 9, palette.main) + icon('check', at.x + 16, at.y + 15, 12, '#ffffff', 3)
          : circle(at.x + 22, at.y + 21, 9, '#ffffff', '#c3ccc8', 1.6)) +
        text(at.x + 40, at.y + 25.5, title, { size: 12.5, weight: 500, max: at.width - 52 }),
    }
  },
  photo: ([motif = ''], at, palette) => {
    const box = { ...at, height: 128 }
    return {
      height: 128,
      svg:
        clipped(box, drawMotif(motif, box, palette), 12) +
        circle(at.x + at.width - 24, at.y + 104, 15, '#ffffff') +
        icon('camera', at.x + at.width - 33, at.y + 95, 18, palette.main),
    }
  },
  map: (_, at, palette, seed) => {
    const box = { ...at, height: 176 }
    const roll = dice(seed)
    const streets = Array.from({ length: 9 }, (_, i) =>
      i % 2
        ? line(box.x + roll() * box.width, box.y, box.x + roll() * box.width, box.y + box.height, '#ffffff', 4)
        : line(box.x, box.y + roll() * box.height, box.x + box.width, box.y + roll() * box.height, '#ffffff', 4),
    )
    const way = `M${n(box.x + 34)} ${n(box.y + 140)}L${n(box.x + 92)} ${n(box.y + 116)}L${n(box.x + 120)} ${n(box.y + 62)}L${n(box.x + 186)} ${n(box.y + 46)}`
    return {
      height: 176,
      svg: clipped(
        box,
        rect(box, { fill: '#e9ece4' }) +
          rect({ x: box.x + 130, y: box.y + 86, width: 90, height: 70 }, { fill: '#d5e6c9', radius: 12 }) +
          streets.join('') +
          `<path d="${way}" fill="none" stroke="${palette.main}" stroke-width="5" stroke-linejoin="round" stroke-linecap="round"/>` +
          circle(box.x + 34, box.y + 140, 8, '#ffffff', palette.main, 4) +
          circle(box.x + 186, box.y + 46, 13, palette.main, '#ffffff', 3) +
          icon('map-pin', box.x + 178, box.y + 38, 16, '#ffffff', 2.2),
        12,
      ),
    }
  },
  button: ([label = ''], at, palette) => ({
    height: 40,
    svg:
      rect({ ...at, height: 40 }, { fill: palette.main, radius: 20 }) +
      text(at.x + at.width / 2, at.y + 25, label, {
        size: 13.5,
        weight: 600,
        fill: '#ffffff',
        anchor: 'middle',
        max: at.width - 24,
      }),
  }),
  field: ([name = '', value = ''], at, palette) => ({
    height: 46,
    svg:
      sheet(at, 46, palette) +
      text(at.x + 12, at.y + 18, name, { size: 12, fill: palette.quiet, max: at.width - 24 }) +
      text(at.x + 12, at.y + 36, value, { size: 13, weight: 600, max: at.width - 24 }),
  }),
  sign: (_, at, palette) => {
    const { x, y, width } = at
    return {
      height: 84,
      svg:
        sheet(at, 84, palette) +
        line(x + 16, y + 62, x + width - 16, y + 62, '#d3dad7', 1.2, '4 4') +
        `<path d="M${n(x + 44)} ${n(y + 54)}c10 -34 22 -34 16 -6c-4 20 12 6 18 -8c6 -12 12 -6 6 8c-4 10 10 8 18 -4c8 -12 14 -4 10 6c-2 8 14 6 30 -8c10 -8 18 -2 28 -4" fill="none" stroke="${palette.deep}" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/>`,
    }
  },
  bars: ([values = ''], at, palette) => {
    const numbers = values.split(',').map(Number)
    const most = Math.max(...numbers)
    const step = (at.width - 24) / numbers.length
    return {
      height: 86,
      svg:
        sheet(at, 86, palette) +
        numbers
          .map((value, i) => {
            const height = (value / most) * 60
            return rect(
              { x: at.x + 12 + i * step + step * 0.18, y: at.y + 74 - height, width: step * 0.64, height },
              { fill: palette.series[i === numbers.length - 2 ? 1 : 0], radius: 3 },
            )
          })
          .join(''),
    }
  },
  big: ([value = '', name = ''], at, palette) => {
    const size = measure(value, { size: 30, weight: 700 }) > at.width - 24 ? 23 : 30
    return {
      height: 78,
      svg:
        rect({ ...at, height: 78 }, { fill: palette.tint, radius: 12 }) +
        text(at.x + at.width / 2, at.y + 42, value, {
          size,
          weight: 700,
          fill: palette.deep,
          anchor: 'middle',
          max: at.width - 16,
        }) +
        text(at.x + at.width / 2, at.y + 63, name, {
          size: 12,
          fill: palette.deep,
          anchor: 'middle',
          max: at.width - 16,
        }),
    }
  },
  note: ([...words], at, palette) => {
    const { svg, height } = paragraph(at.x + 14, at.y + 23, words.join(' | '), {
      width: at.width - 28,
      size: 12.5,
      leading: 18,
      fill: palette.darker,
    })
    const tall = height + 18
    return {
      height: tall,
      svg: rect({ ...at, height: tall }, { fill: oklch(0.94, 0.04, palette.hue + 25), radius: 12 }) + svg,
    }
  },
  say: ([...words], at, palette) => {
    const content = words.join(' | ')
    const width = Math.min(at.width - 34, measure(content, { size: 12.5 }) + 28)
    const x = at.x + at.width - width
    const { svg, height } = paragraph(x + 14, at.y + 23, content, {
      width: width - 26,
      size: 12.5,
      leading: 18,
      fill: '#ffffff',
    })
    const tall = height + 18
    return { height: tall, svg: rect({ x, y: at.y, width, height: tall }, { fill: palette.main, radius: 14 }) + svg }
  },
}

function sheet(at: At, height: number, palette: Palette): string {
  return rect({ ...at, height }, { fill: '#ffffff', stroke: palette.line, radius: 11 })
}
