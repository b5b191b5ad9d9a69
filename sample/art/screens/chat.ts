import type { ChatScreen } from '../../screen.ts'
import { icon } from '../icons.ts'
import { measure, paragraph, text } from '../lettering.ts'
import type { Palette } from '../palette.ts'
import { avatar, type Box, card, cellsOf, circle, label, rect, sideList } from '../shapes.ts'

/** A conversation with an assistant, the others that wait, and the sources of the answer. */
export function drawChat(
  { threads, messages, beside, suggestions = [] }: ChatScreen,
  { body, palette }: { body: Box; palette: Palette },
): string {
  const left = { ...body, width: 252 }
  const middle = { ...body, x: body.x + 266, width: body.width - 266 - 286 }
  const right = { ...body, x: body.x + body.width - 272, width: 272, height: 64 + (beside.length - 1) * 66 }
  return (
    drawThreads(left, threads, palette) +
    drawTalk(middle, messages, suggestions, palette) +
    sideList(right, beside, palette)
  )
}

function drawThreads(box: Box, threads: string[], palette: Palette): string {
  const rows = threads.map((thread, i) => {
    const [name = '', subject = '', time = ''] = cellsOf(thread)
    const y = box.y + 12 + i * 68
    return (
      (i === 0 ? rect({ x: box.x + 8, y, width: box.width - 16, height: 62 }, { fill: palette.tint, radius: 9 }) : '') +
      avatar(box.x + 34, y + 31, 16, name) +
      text(box.x + 60, y + 26, name, { size: 13, weight: 600, max: box.width - 128 }) +
      text(box.x + box.width - 18, y + 26, time, { size: 12, fill: palette.faint, anchor: 'end' }) +
      label(box.x + 60, y + 45, subject, palette, box.width - 78)
    )
  })
  return card({ ...box, height: threads.length * 68 + 24 }, palette) + rows.join('')
}

function drawTalk(box: Box, messages: string[], suggestions: string[], palette: Palette): string {
  let y = box.y + 20
  const drawn = messages.map((message) => {
    const [who = '', ...rest] = cellsOf(message)
    const content = rest.join(' | ')
    const mine = who === 'me'
    const most = box.width - 150
    const width = Math.min(most, measure(content, { size: 13.5 }) + 34)
    const x = mine ? box.x + box.width - width - 20 : box.x + 58
    const { svg, height } = paragraph(x + 16, y + 27, content, {
      width: width - 30,
      size: 13.5,
      leading: 20,
      fill: mine ? '#ffffff' : palette.ink,
    })
    const tall = height + 23
    const bubble =
      (mine ? '' : circle(box.x + 34, y + 18, 16, palette.tint) + icon('robot', box.x + 24, y + 8, 20, palette.main)) +
      rect({ x, y, width, height: tall }, { fill: mine ? palette.main : '#f2f5f4', radius: 14 }) +
      svg
    y += tall + 12
    return bubble
  })
  let x = box.x + 58
  const chips = suggestions.map((content) => {
    const width = measure(content, { size: 12.5, weight: 500 }) + 28
    const svg =
      rect({ x, y: y + 2, width, height: 30 }, { fill: '#ffffff', stroke: palette.soft, radius: 15 }) +
      text(x + width / 2, y + 21.5, content, { size: 12.5, weight: 500, fill: palette.main, anchor: 'middle' })
    x += width + 8
    return svg
  })
  const field = { x: box.x + 20, y: box.y + box.height - 64, width: box.width - 40, height: 46 }
  return (
    card(box, palette) +
    drawn.join('') +
    chips.join('') +
    rect(field, { fill: '#ffffff', stroke: '#d3dad7', radius: 23 }) +
    icon('sparkles', field.x + 16, field.y + 13, 20, palette.main) +
    circle(field.x + field.width - 24, field.y + 23, 17, palette.main) +
    icon('send', field.x + field.width - 33, field.y + 14, 17, '#ffffff')
  )
}
