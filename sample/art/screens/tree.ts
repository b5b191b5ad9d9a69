import type { TreeScreen } from '../../screen.ts'
import { icon } from '../icons.ts'
import { text } from '../lettering.ts'
import { type Palette, type Tone, tones } from '../palette.ts'
import { avatar, type Box, card, cellsOf, circle, label, rect, sideList } from '../shapes.ts'

interface Person {
  id: string
  name: string
  role: string
  parent: string
  tone: Tone
}

/** Who works with whom: the head on top, its people in columns below. */
export function drawTree({ people, beside }: TreeScreen, { body, palette }: { body: Box; palette: Palette }): string {
  const side = beside ? 250 : 0
  const box = { ...body, width: body.width - (beside ? side + 16 : 0) }
  const all = people.map((line): Person => {
    const [id = '', name = '', role = '', parent = '', tone = 'ok'] = cellsOf(line)
    return { id, name, role, parent, tone: tone as Tone }
  })
  const below = (parent: string) => all.filter((person) => person.parent === parent)
  const [head] = below('')
  const columns = below(head?.id ?? '')
  const width = Math.min(190, (box.width - 32) / columns.length - 12)
  const step = (box.width - 24) / columns.length
  const middle = box.x + box.width / 2
  const top = box.y + 26
  const second = top + 128
  const lines: string[] = []
  const cards: string[] = head ? [drawPerson({ x: middle - 115, y: top, width: 230 }, head, palette, true)] : []
  columns.forEach((person, c) => {
    const x = box.x + 12 + step * (c + 0.5)
    lines.push(
      `<path d="M${middle} ${top + 78}V${top + 103}H${x}V${second}" fill="none" stroke="#b9c4c0" stroke-width="1.6"/>`,
    )
    cards.push(drawPerson({ x: x - width / 2, y: second, width }, person, palette, false))
    below(person.id).forEach((member, m) => {
      const y = second + 104 + m * 96
      lines.push(
        `<path d="M${x - width / 2 - 0} ${second + 60}H${x - width / 2 - 8}V${y + 38}H${x - width / 2 + 8}" fill="none" stroke="#b9c4c0" stroke-width="1.6"/>`,
      )
      cards.push(drawPerson({ x: x - width / 2 + 8, y, width: width - 8 }, member, palette, false))
    })
  })
  const right = { ...body, x: box.x + box.width + 16, width: side, height: beside ? 64 + (beside.length - 1) * 58 : 0 }
  return card(box, palette) + lines.join('') + cards.join('') + (beside ? sideList(right, beside, palette) : '')
}

function drawPerson(
  at: { x: number; y: number; width: number },
  person: Person,
  palette: Palette,
  isHead: boolean,
): string {
  const box = { ...at, height: 78 }
  const open = person.name === 'Open position'
  const face = open
    ? circle(at.x + 28, at.y + 39, 18, tones.warn.ground) + icon('plus', at.x + 19, at.y + 30, 18, tones.warn.text)
    : avatar(at.x + 26, at.y + 39, 16, person.name) +
      circle(at.x + 38, at.y + 51, 5, tones[person.tone].solid, '#ffffff', 2)
  return (
    rect(box, {
      fill: isHead ? palette.tint : '#ffffff',
      stroke: open ? tones.warn.solid : isHead ? palette.main : '#d5dcd9',
      radius: 10,
      width: isHead ? 2 : 1.2,
    }) +
    face +
    text(at.x + 49, at.y + 35, person.name, { size: 13, weight: 600, max: at.width - 56 }) +
    label(at.x + 49, at.y + 53, person.role, palette, at.width - 56)
  )
}
