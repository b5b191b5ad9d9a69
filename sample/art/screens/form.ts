import type { FormScreen } from '../../screen.ts'
import { icon } from '../icons.ts'
import { text } from '../lettering.ts'
import type { Palette } from '../palette.ts'
import { type Box, card, cell, cellsOf, circle, label, line, rect, sideList, statusOf } from '../shapes.ts'

/** One record: its stages, its fields in sections, and what happened to it. */
export function drawForm(screen: FormScreen, { body, palette }: { body: Box; palette: Palette }): string {
  const side = 300
  const gap = 16
  const main = { ...body, width: body.width - side - gap }
  const head = { ...main, height: screen.stages ? 118 : 66 }
  const stages = screen.stages
    ? drawStages({ ...head, y: head.y + 58, height: 44 }, screen.stages, screen.stage ?? 0, palette)
    : ''
  const header =
    card(head, palette) +
    text(head.x + 20, head.y + 41, screen.record, { size: 18, weight: 600, max: head.width - 80 }) +
    icon('dots', head.x + head.width - 42, head.y + 23, 22, palette.quiet) +
    stages
  const room = { ...main, y: main.y + head.height + gap, height: main.height - head.height - gap }
  const sections = drawSections(room, screen.sections, palette)
  const right = {
    ...body,
    x: main.x + main.width + gap,
    width: side,
    height: Math.min(body.height, 64 + (screen.beside.length - 1) * 68),
  }
  return header + sections + sideList(right, screen.beside, palette)
}

function drawStages(box: Box, stages: string[], at: number, palette: Palette): string {
  const width = (box.width - 40) / stages.length
  return stages
    .map((name, i) => {
      const x = box.x + 20 + i * width
      const y = box.y + 14
      const done = i < at
      const colour = i <= at ? palette.main : '#cdd5d2'
      return (
        (i < stages.length - 1 ? line(x + 10, y, x + width + 10, y, i < at ? palette.main : '#dfe5e2', 3) : '') +
        circle(x + 10, y, 10, i === at ? '#ffffff' : colour, colour, i === at ? 3.5 : 1) +
        (done ? icon('check', x + 3.5, y - 6.5, 13, '#ffffff', 3.2) : '') +
        text(x, y + 28, name, {
          size: 12.5,
          weight: i === at ? 600 : 500,
          fill: i <= at ? palette.ink : palette.quiet,
          max: width - 8,
        })
      )
    })
    .join('')
}

function drawSections(room: Box, sections: FormScreen['sections'], palette: Palette): string {
  const gap = 14
  const free = room.height - gap * (sections.length - 1)
  const height = Math.min(free / sections.length, 186)
  return sections
    .map(({ title, fields }, i) => {
      const box = { x: room.x, y: room.y + i * (height + gap), width: room.width, height }
      const half = (box.width - 40) / 2
      const step = (height - 50) / Math.ceil(fields.length / 2)
      const drawn = fields.map((field, f) => {
        const [name = '', value = ''] = cellsOf(field)
        const x = box.x + 20 + (f % 2) * half
        const y = box.y + 42 + Math.floor(f / 2) * step
        const at = { x: x + 150, y, width: half - 168, height: step }
        const plain = !statusOf(value) && !/^[@%~!#=]/.test(value)
        return (
          label(x, y + step / 2 + 4.5, name, palette, 140) +
          (plain
            ? text(at.x, y + step / 2 + 4.5, value, { size: 13.5, weight: 500, max: at.width })
            : cell(at, value, palette))
        )
      })
      return (
        card(box, palette) +
        rect({ x: box.x, y: box.y + 18, width: 4, height: 16 }, { fill: palette.main, radius: 2 }) +
        text(box.x + 20, box.y + 31, title, { size: 14, weight: 600 }) +
        drawn.join('')
      )
    })
    .join('')
}
