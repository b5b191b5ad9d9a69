import type { PaperScreen } from '../../screen.ts'
import { icon } from '../icons.ts'
import { paragraph, text } from '../lettering.ts'
import { type Palette, tones } from '../palette.ts'
import { type Box, card, circle, line, rect, sideList } from '../shapes.ts'

/** A page that is being written or read, with its tools and what is known about it. */
export function drawPaper(
  { text: lines, beside }: PaperScreen,
  { body, palette }: { body: Box; palette: Palette },
): string {
  const side = 312
  const box = { ...body, width: body.width - side - 16 }
  const width = Math.min(660, box.width - 90)
  const left = box.x + (box.width - width) / 2
  // As many steps tighter as it takes to show the whole page.
  const size =
    [1, 0.92, 0.85].find((scale) => layOut(lines, { left, top: 0, width, scale }, palette).height < box.height - 84) ??
    0.85
  const page = layOut(lines, { left, top: box.y + 82, width, scale: size }, palette)
  const right = {
    ...body,
    x: box.x + box.width + 16,
    width: side,
    height: Math.min(body.height, 64 + (beside.length - 1) * 68),
  }
  return card(box, palette) + drawTools(box, palette) + page.svg + sideList(right, beside, palette)
}

function drawTools(box: Box, palette: Palette): string {
  const tools = ['bold', 'italic', 'list', 'link', 'photo']
  return (
    line(box.x, box.y + 46, box.x + box.width, box.y + 46, palette.line) +
    tools.map((name, i) => icon(name, box.x + 24 + i * 38, box.y + 14, 18, palette.quiet)).join('') +
    line(box.x + 24 + tools.length * 38, box.y + 12, box.x + 24 + tools.length * 38, box.y + 34, palette.line) +
    icon('sparkles', box.x + 40 + tools.length * 38, box.y + 14, 18, palette.main)
  )
}

function layOut(
  lines: string[],
  { left, top, width, scale }: { left: number; top: number; width: number; scale: number },
  palette: Palette,
): { svg: string; height: number } {
  let y = top
  const leading = 24 * scale
  const size = 15 * scale
  const svg = lines.map((content, i) => {
    const kind = content[0]
    const words = content.slice(2)
    if (kind === 'h') {
      y += i === 0 ? 8 : 16 * scale
      const drawn = text(left, y + 12, words, { size: 19 * scale, weight: 600, fill: palette.ink, max: width })
      y += 36 * scale
      return drawn
    }
    const inset = kind === 'i' ? 20 : kind === 'm' || kind === 'n' ? 16 : 0
    const { svg: drawn, height } = paragraph(left + inset, y + size, words, {
      width: width - inset - (kind === 'm' || kind === 'n' ? 16 : 0),
      size,
      leading,
      weight: kind === 'm' || kind === 'n' ? 500 : 400,
      fill: kind === 'x' ? palette.faint : kind === 'm' ? palette.deep : kind === 'n' ? tones.ok.text : palette.text,
      strike: kind === 'x',
    })
    const box = { x: left, y: y - 5 * scale, width, height: height + 12 * scale }
    const ground =
      kind === 'm'
        ? rect(box, { fill: palette.tint, radius: 6 }) + rect({ ...box, width: 4 }, { fill: palette.main, radius: 2 })
        : kind === 'n'
          ? rect(box, { fill: tones.ok.ground, radius: 6 }) +
            rect({ ...box, width: 4 }, { fill: tones.ok.solid, radius: 2 })
          : ''
    const bullet = kind === 'i' ? circle(left + 7, y + size * 0.66, 2.8, palette.quiet) : ''
    y += height + (kind === 'm' || kind === 'n' ? 18 : 10) * scale
    return ground + bullet + drawn
  })
  return { svg: svg.join(''), height: y - top }
}
