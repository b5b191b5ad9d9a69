import type { FloorScreen } from '../../screen.ts'
import { text } from '../lettering.ts'
import { type Palette, type Tone, tones } from '../palette.ts'
import { type Box, card, cellsOf, circle, line, rect, sideList } from '../shapes.ts'

/** A building, hall or yard from above, with what happens in each place. */
export function drawFloor(
  { rooms, dots = [], beside }: FloorScreen,
  { body, palette }: { body: Box; palette: Palette },
): string {
  const side = 290
  const box = { ...body, width: body.width - side - 16 }
  const unit = Math.min((box.width - 48) / 24, (box.height - 48) / 14)
  const left = box.x + (box.width - unit * 24) / 2
  const top = box.y + (box.height - unit * 14) / 2
  const dotted = Array.from({ length: 24 }, (_, i) =>
    line(left + i * unit, top, left + i * unit, top + unit * 14, '#f3f5f4'),
  )
  const drawn = rooms.map((room) => {
    const [name = '', x = '0', y = '0', w = '1', h = '1', tone = 'idle'] = cellsOf(room)
    const at = {
      x: left + Number(x) * unit,
      y: top + Number(y) * unit,
      width: Number(w) * unit,
      height: Number(h) * unit,
    }
    const { ground, text: ink } = tones[tone as Tone]
    return (
      rect(at, { fill: tone === 'idle' ? '#f6f8f7' : ground, stroke: '#8f9c97', width: 2 }) +
      text(at.x + 12, at.y + 23, name, {
        size: 12.5,
        weight: 600,
        fill: tone === 'idle' ? palette.quiet : ink,
        max: at.width - 20,
      })
    )
  })
  const marks = dots.map((dot) => {
    const [x = '0', y = '0', tone = 'ok'] = cellsOf(dot)
    const cx = left + Number(x) * unit
    const cy = top + Number(y) * unit
    const { solid } = tones[tone as Tone]
    return `<circle cx="${cx}" cy="${cy}" r="13" fill="${solid}" opacity="0.2"/>${circle(cx, cy, 7, solid, '#ffffff', 2)}`
  })
  const right = {
    ...body,
    x: box.x + box.width + 16,
    width: side,
    height: Math.min(body.height, 64 + (beside.length - 1) * 70),
  }
  return card(box, palette) + dotted.join('') + drawn.join('') + marks.join('') + sideList(right, beside, palette)
}
