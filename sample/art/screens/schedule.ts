import type { ScheduleScreen } from '../../screen.ts'
import { measure, text } from '../lettering.ts'
import { oklch, type Palette, tones } from '../palette.ts'
import { avatar, type Box, card, cellsOf, clipped, label, line, rect } from '../shapes.ts'
import { drawBlock } from './calendar.ts'

/** Rows of people, doors or tasks against time. */
export function drawSchedule(screen: ScheduleScreen, { body, palette }: { body: Box; palette: Palette }): string {
  const { columns, rows, blocks, gantt, today } = screen
  const left = 216
  const head = 42
  const rowHeight = Math.min(78, (body.height - head) / rows.length)
  const box = { ...body, height: head + rows.length * rowHeight }
  const unit = (box.width - left) / columns.length
  const xOf = (column: number) => box.x + left + column * unit

  const heads = columns.map((name, i) => {
    const weekend = /^(Sa|Su|So|Sam)/.test(name)
    return (
      (weekend
        ? rect({ x: xOf(i), y: box.y + head, width: unit, height: box.height - head }, { fill: '#f5f7f6' })
        : '') +
      line(xOf(i), box.y + 10, xOf(i), box.y + box.height, '#edf0ef') +
      text(xOf(i) + unit / 2, box.y + 26, name, {
        size: 12,
        weight: 500,
        fill: palette.quiet,
        anchor: 'middle',
        max: unit - 4,
      })
    )
  })
  const names = rows.map((row, i) => {
    const [name = '', sub = ''] = cellsOf(row)
    const y = box.y + head + i * rowHeight
    const person = name.startsWith('@') && isPerson(name.slice(1))
    const x = box.x + (person ? 54 : 18)
    const shown = name.replace(/^@/, '')
    const room = left - (person ? 66 : 30)
    return (
      line(box.x, y, box.x + box.width, y, palette.line) +
      (person ? avatar(box.x + 30, y + rowHeight / 2, 14, shown) : '') +
      text(x, y + rowHeight / 2 - (rowHeight < 42 ? 2 : 3), shown, { size: 13, weight: 600, max: room }) +
      label(x, y + rowHeight / 2 + 14, sub, palette, room)
    )
  })
  const drawn = blocks.map((block) => {
    const [row = '0', from = '0', to = '1', name = '', last = '0'] = cellsOf(block)
    const top = box.y + head + Number(row) * rowHeight
    const margin = Math.min(9, rowHeight * 0.16)
    const at = {
      x: xOf(Number(from)) + 1.5,
      y: top + margin,
      width: (Number(to) - Number(from)) * unit - 3,
      height: rowHeight - margin * 2,
    }
    return gantt
      ? drawTask(at, { name, progress: Number(last), right: box.x + box.width - 6 }, palette)
      : drawBlock(at, { title: name, sub: '', tone: Number(last) }, palette)
  })
  const marker =
    today === undefined ? '' : line(xOf(today), box.y + 34, xOf(today), box.y + box.height, tones.bad.solid, 1.8)
  const links = gantt ? drawLinks(blocks, { xOf, top: box.y + head, rowHeight }) : ''
  return card(box, palette) + clipped(box, heads.join('') + names.join('') + links + drawn.join('') + marker, 10)
}

/** Names of rows such as "Door 1" are not people, whatever the line begins with. */
function isPerson(name: string): boolean {
  return (
    /^\p{Lu}[\p{L}.’'-]+( \p{Ll}+)? \p{L}/u.test(name) &&
    !/\d|^(Door|Tour|École|Pont|Aréna|Quai|Résidence) ?/.test(name)
  )
}

/** Its name stands in the bar where that is of one colour, else beside it. */
function drawTask(
  at: Box,
  { name, progress, right }: { name: string; progress: number; right: number },
  palette: Palette,
) {
  const bar = { ...at, y: at.y + at.height / 2 - 11, height: 22 }
  const done = { ...bar, width: Math.max(bar.width * progress, progress > 0 ? 8 : 0) }
  const wanted = measure(name, { size: 12, weight: 500 }) + 18
  const onDone = wanted < done.width
  const inside = onDone || (progress === 0 && wanted < bar.width)
  const roomAfter = bar.x + bar.width + wanted < right
  const x = inside ? bar.x + 9 : roomAfter ? bar.x + bar.width + 8 : bar.x - 8
  return (
    rect(bar, { fill: oklch(0.86, 0.055, palette.hue), radius: 6 }) +
    (progress > 0 ? rect(done, { fill: palette.main, radius: 6 }) : '') +
    text(x, bar.y + 15.4, name, {
      size: 12,
      weight: 500,
      fill: onDone ? '#ffffff' : inside ? palette.deep : palette.text,
      anchor: inside || roomAfter ? 'start' : 'end',
    })
  )
}

/** Arrows from each task to the next row's, where that begins after it. */
function drawLinks(
  blocks: string[],
  { xOf, top, rowHeight }: { xOf(c: number): number; top: number; rowHeight: number },
): string {
  const tasks = blocks.map((block) => cellsOf(block).slice(0, 3).map(Number))
  return tasks
    .map(([row = 0, , to = 0], i) => {
      const next = tasks[i + 1]
      if (!next || (next[0] ?? 0) !== row + 1 || (next[1] ?? 0) < to - 0.4) return ''
      const x = xOf(to) - 8
      const y1 = top + (row + 0.5) * rowHeight + 11
      const y2 = top + (row + 1.5) * rowHeight
      const end = xOf(next[1] ?? 0)
      return end > x + 8
        ? `<path d="M${x} ${y1}V${y2}H${end - 2}" fill="none" stroke="#aab5b1" stroke-width="1.4"/>`
        : ''
    })
    .join('')
}
