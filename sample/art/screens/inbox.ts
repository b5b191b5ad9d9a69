import type { InboxScreen } from '../../screen.ts'
import { icon } from '../icons.ts'
import { paragraph, text } from '../lettering.ts'
import type { Palette } from '../palette.ts'
import { avatar, type Box, card, cellsOf, label, line, pill, rect, sideList } from '../shapes.ts'

/** Conversations, the one that is open, and what is known about who wrote. */
export function drawInbox(
  { list, thread, beside }: InboxScreen,
  { body, palette }: { body: Box; palette: Palette },
): string {
  const wide = 300
  const side = 252
  const left = { ...body, width: wide }
  const middle = { ...body, x: body.x + wide + 14, width: body.width - wide - side - 28 }
  const right = {
    ...body,
    x: body.x + body.width - side,
    width: side,
    height: Math.min(body.height, 64 + (beside.length - 1) * 58),
  }
  return drawList(left, list, palette) + drawThread(middle, thread, palette) + sideList(right, beside, palette)
}

function drawList(box: Box, list: string[], palette: Palette): string {
  const step = Math.min(98, box.height / list.length)
  const rows = list.map((item, i) => {
    const [name = '', subject = '', preview = '', time = '', status = ''] = cellsOf(item)
    const person = name.slice(1)
    const y = box.y + i * step
    const x = box.x + 56
    const room = box.width - 72
    const ground =
      i === 0
        ? rect({ x: box.x + 1, y: y + 1, width: box.width - 2, height: step - 2 }, { fill: palette.tint, radius: 9 })
        : ''
    const middle = y + step / 2
    return (
      ground +
      (i > 1 ? line(box.x + 16, y, box.x + box.width - 16, y, palette.line) : '') +
      avatar(box.x + 30, middle - 18, 16, person) +
      text(x, middle - 24, person, { size: 13, weight: 600, max: room - 50 }) +
      text(box.x + box.width - 16, middle - 24, time, { size: 12, fill: palette.faint, anchor: 'end' }) +
      text(x, middle - 6, subject, { size: 12.5, weight: 500, fill: palette.text, max: room }) +
      label(x, middle + 11, preview, palette, room) +
      pill(x, middle + 29, status, room).svg
    )
  })
  return card(box, palette) + rows.join('')
}

function drawThread(box: Box, thread: string[], palette: Palette): string {
  let y = box.y + 18
  const messages = thread.map((message) => {
    const [sender = '', time = '', ...rest] = cellsOf(message)
    const ours = sender.startsWith('>')
    const name = sender.replace(/^>\s*/, '')
    const width = box.width - 112
    const x = ours ? box.x + box.width - width - 54 : box.x + 54
    const { svg, height } = paragraph(x + 16, y + 46, rest.join(' | '), {
      width: width - 32,
      size: 13,
      fill: palette.text,
      leading: 20,
    })
    const tall = height + 50
    const drawn =
      rect({ x, y, width, height: tall }, ours ? { fill: palette.tint, radius: 12 } : { fill: '#f4f6f5', radius: 12 }) +
      avatar(ours ? box.x + box.width - 30 : box.x + 30, y + 20, 15, name) +
      text(x + 16, y + 25, name, { size: 13, weight: 600, max: width - 110 }) +
      text(x + width - 16, y + 25, time, { size: 12, fill: palette.faint, anchor: 'end' }) +
      svg
    y += tall + 12
    return drawn
  })
  const reply = { x: box.x + 18, y: box.y + box.height - 66, width: box.width - 36, height: 48 }
  const field =
    rect(reply, { fill: '#ffffff', stroke: '#d3dad7', radius: 10 }) +
    icon('paperclip', reply.x + 14, reply.y + 15, 18, palette.faint) +
    rect({ x: reply.x + reply.width - 44, y: reply.y + 8, width: 32, height: 32 }, { fill: palette.main, radius: 8 }) +
    icon('send', reply.x + reply.width - 37, reply.y + 15, 18, '#ffffff')
  return card(box, palette) + messages.join('') + (y < reply.y ? field : '')
}
