import type { GalleryScreen } from '../../screen.ts'
import { icon } from '../icons.ts'
import { measure, text } from '../lettering.ts'
import { drawMotif } from '../motifs.ts'
import type { Palette } from '../palette.ts'
import { type Box, card, cellsOf, clipped, label, pill, rect, sideList } from '../shapes.ts'

/** Things with pictures, to choose from. */
export function drawGallery(
  { filters, items, beside }: GalleryScreen,
  { body, palette }: { body: Box; palette: Palette },
): string {
  const side = beside ? 284 : 0
  const box = { ...body, width: body.width - (beside ? side + 16 : 0) }
  let x = box.x
  const chips = filters.map((name, i) => {
    const width = measure(name, { size: 12.5, weight: 500 }) + (i === 0 ? 44 : 28)
    const at = { x, y: box.y, width, height: 30 }
    x += width + 8
    return (
      rect(at, i === 0 ? { fill: palette.main, radius: 15 } : { fill: '#ffffff', stroke: '#d9dfdd', radius: 15 }) +
      (i === 0 ? icon('check', at.x + 12, at.y + 8, 14, '#ffffff', 2.6) : '') +
      text(at.x + (i === 0 ? 31 : 14), at.y + 19.5, name, {
        size: 12.5,
        weight: 500,
        fill: i === 0 ? '#ffffff' : palette.text,
      })
    )
  })
  const gap = 16
  const width = (box.width - gap * 2) / 3
  const height = (box.height - 46 - gap) / 2
  const cards = items.slice(0, 6).map((item, i) => {
    const [title = '', sub = '', status = '', motif = ''] = cellsOf(item)
    const at = { x: box.x + (i % 3) * (width + gap), y: box.y + 46 + Math.floor(i / 3) * (height + gap), width, height }
    const picture = { ...at, height: height - 104 }
    return (
      card(at, palette) +
      clipped(
        { ...picture, height: picture.height + 12 },
        clipped(picture, drawMotif(motif, picture, palette, i)),
        10,
      ) +
      text(at.x + 16, picture.y + picture.height + 27, title, { size: 14, weight: 600, max: width - 32 }) +
      label(at.x + 16, picture.y + picture.height + 47, sub, palette, width - 32) +
      pill(at.x + 16, at.y + height - 25, status, width - 32).svg
    )
  })
  const right = {
    ...body,
    x: box.x + box.width + 16,
    width: side,
    height: beside ? Math.min(body.height, 64 + (beside.length - 1) * 66) : 0,
  }
  return chips.join('') + cards.join('') + (beside ? sideList(right, beside, palette) : '')
}
