import type { BoardScreen } from '../../screen.ts'
import { icon } from '../icons.ts'
import { text } from '../lettering.ts'
import type { Palette } from '../palette.ts'
import { avatar, type Box, card, cellsOf, label, pill, progress, rect, statusOf } from '../shapes.ts'

/** Columns of cards, as on a wall. */
export function drawBoard({ columns }: BoardScreen, { body, palette }: { body: Box; palette: Palette }): string {
  const gap = 16
  const width = (body.width - gap * (columns.length - 1)) / columns.length
  return columns
    .map(({ title, cards }, i) => {
      const x = body.x + i * (width + gap)
      let y = body.y + 46
      const drawn = cards.map((content) => {
        const { svg, height } = drawCard({ x: x + 10, y, width: width - 20 }, content, palette)
        y += height + 10
        return svg
      })
      const colour = palette.series[i % 5] ?? palette.main
      return (
        rect({ x, y: body.y, width, height: body.height }, { fill: palette.tint, radius: 12 }) +
        rect({ x: x + 14, y: body.y + 16, width: 4, height: 14 }, { fill: colour, radius: 2 }) +
        text(x + 26, body.y + 28, title, { size: 13.5, weight: 600, max: width - 80 }) +
        text(x + width - 36, body.y + 28, String(cards.length), { size: 12.5, fill: palette.quiet, anchor: 'end' }) +
        icon('plus', x + width - 30, body.y + 14, 18, palette.quiet) +
        drawn.join('')
      )
    })
    .join('')
}

function drawCard(at: { x: number; y: number; width: number }, content: string, palette: Palette) {
  const [title = '', ...parts] = cellsOf(content)
  const sub = parts.find((part) => !statusOf(part) && !/^[@%]/.test(part))
  const status = parts.find((part) => statusOf(part))
  const percent = parts.find((part) => part.startsWith('%'))
  const person = parts.find((part) => part.startsWith('@'))?.slice(1)
  const foot = status || percent || person
  const height = 40 + (sub ? 20 : 0) + (foot ? 38 : 0)
  const box = { ...at, height }
  const footY = at.y + height - 24
  const left = at.x + 14
  const right = at.x + at.width - 14
  const bar = at.width - 28 - (person ? 38 : 0) - 44
  return {
    height,
    svg:
      card(box, palette, 9) +
      text(left, at.y + 26, title.replace(/^!/, ''), { size: 13.5, weight: 600, max: at.width - 28 }) +
      (sub ? label(left, at.y + 46, sub, palette, at.width - 28) : '') +
      (status ? pill(left, footY, status, at.width - 74).svg : '') +
      (percent
        ? progress(left, footY, bar, Number(percent.slice(1)), palette.main) +
          label(left + bar + 8, footY + 4, `${percent.slice(1)} %`, palette)
        : '') +
      (person ? avatar(right - 12, footY, 12, person) : ''),
  }
}
