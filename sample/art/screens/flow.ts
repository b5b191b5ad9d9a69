import type { FlowScreen } from '../../screen.ts'
import { measure, text } from '../lettering.ts'
import { type Palette, tones } from '../palette.ts'
import { type Box, card, cellsOf, circle, clipped, iconBadge, label, rect, statusOf } from '../shapes.ts'

/** Steps and the ways between them, as drawn on a canvas of dots. */
export function drawFlow({ nodes, links }: FlowScreen, { body, palette }: { body: Box; palette: Palette }): string {
  const parsed = nodes.map((node) => {
    const [id = '', column = '0', row = '0', iconName = '', title = '', sub = '', tone = 'ok'] = cellsOf(node)
    return { id, column: Number(column), row: Number(row), iconName, title, sub, tone }
  })
  const columns = Math.max(...parsed.map(({ column }) => column)) + 1
  const rows = Math.max(...parsed.map(({ row }) => row)) + 1
  const stepX = (body.width - 40) / columns
  const stepY = body.height / Math.max(rows, 3)
  const width = Math.min(200, stepX - 64)
  const height = 122
  const places = new Map(
    parsed.map(({ id, column, row }) => [
      id,
      {
        x: body.x + 20 + stepX * (column + 0.5),
        y: body.y + stepY * (row + 0.5) + (rows < 3 ? stepY * (3 - rows) * 0.5 : 0),
      },
    ]),
  )
  const dots = Array.from({ length: Math.floor(body.width / 28) * Math.floor(body.height / 28) }, (_, i) => {
    const perRow = Math.floor(body.width / 28)
    return circle(body.x + 20 + (i % perRow) * 28, body.y + 18 + Math.floor(i / perRow) * 28, 1.1, '#d9e0dd')
  })
  const ways = links.map((link) => {
    const [ends = '', name = ''] = cellsOf(link)
    const [from, to] = ends.split('>').map((id) => places.get(id.trim()))
    if (!from || !to) throw new Error(`a way leads nowhere: ${link}`)
    const x1 = from.x + width / 2
    const x2 = to.x - width / 2
    const bend = (x1 + x2) / 2
    const straight = to.x > from.x
    const path = straight
      ? `M${x1} ${from.y}C${bend} ${from.y} ${bend} ${to.y} ${x2 - 9} ${to.y}`
      : `M${from.x} ${from.y + height / 2}V${to.y - height / 2 - 9}`
    const tip = straight ? `M${x2 - 10} ${to.y - 5}l9 5l-9 5z` : `M${to.x - 5} ${to.y - height / 2 - 10}l5 9l5 -9z`
    const level = straight && from.y === to.y
    const middle = { x: straight ? bend : from.x, y: (from.y + to.y) / 2 - (level ? 18 : 0) }
    const tag = name ? drawTag(middle.x, middle.y, name, palette, straight ? Math.max(56, x2 - x1 + 12) : 140) : ''
    return {
      path: `<path d="${path}" fill="none" stroke="#9aa8a3" stroke-width="2"/><path d="${tip}" fill="#9aa8a3"/>`,
      tag,
    }
  })
  const cards = parsed.map(({ id, iconName, title, sub, tone }) => {
    const at = places.get(id) ?? { x: 0, y: 0 }
    const box = { x: at.x - width / 2, y: at.y - height / 2, width, height }
    const { solid, ground, text: ink } = tones[statusOf(`${tone}:x`)?.tone ?? 'idle']
    return (
      card(box, palette, 12) +
      rect({ x: box.x, y: box.y, width: box.width, height: 5 }, { fill: solid, radius: 2.5 }) +
      iconBadge(box.x + 14, box.y + 18, 32, iconName, ground, ink) +
      text(box.x + 14, box.y + 78, title, { size: 13.5, weight: 600, max: width - 24 }) +
      label(box.x + 14, box.y + 100, sub, palette, width - 24)
    )
  })
  return (
    card(body, palette) +
    clipped(
      body,
      dots.join('') + ways.map(({ path }) => path).join('') + cards.join('') + ways.map(({ tag }) => tag).join(''),
      10,
    )
  )
}

function drawTag(x: number, y: number, name: string, palette: Palette, room: number): string {
  const width = Math.min(room, measure(name, { size: 12, weight: 500 }) + 18)
  return (
    rect({ x: x - width / 2, y: y - 11, width, height: 22 }, { fill: '#ffffff', stroke: palette.line, radius: 11 }) +
    text(x, y + 4.3, name, { size: 12, weight: 500, fill: palette.text, anchor: 'middle', max: width - 12 })
  )
}
