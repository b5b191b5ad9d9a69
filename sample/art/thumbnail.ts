/** The still of a video: the product behind a veil, the name of the video and the button that starts it. */
import type { SampleOffer } from '../offer.ts'
import { HEIGHT, WIDTH } from './chrome.ts'
import { text, wrap } from './lettering.ts'
import { drawMark } from './marks.ts'
import { oklch, paletteOf } from './palette.ts'
import { page } from './screens/screen.ts'
import { circle, rect } from './shapes.ts'

export function drawThumbnail(screen: string, name: string, offer: SampleOffer, hue: number): string {
  const palette = paletteOf(hue)
  const inner = screen
    .replace(/<svg /, '<svg x="560" y="130" ')
    .replace(/width="1280" height="720"/, 'width="860" height="484"')
  const lines = wrap(name, 440, { size: 44, weight: 700 })
  const top = 352 - lines.length * 26
  return page(
    rect({ x: 0, y: 0, width: WIDTH, height: HEIGHT }, { fill: palette.deep }) +
      circle(1180, 620, 420, oklch(0.39, 0.085, hue)) +
      rect({ x: 552, y: 122, width: 876, height: 500 }, { fill: palette.darker, radius: 14 }) +
      inner +
      rect({ x: 560, y: 130, width: 860, height: 484 }, { fill: palette.darker, opacity: 0.28 }) +
      `<svg x="64" y="64" width="64" height="64" viewBox="0 0 350 350">${drawMark(offer.publisherId, offer.offerId, palette)}</svg>` +
      text(146, 106, offer.app.name, { size: 24, weight: 600, fill: palette.tint, max: 380 }) +
      lines.map((line, i) => text(64, top + i * 54, line, { size: 44, weight: 700, fill: '#ffffff' })).join('') +
      circle(104, HEIGHT - 112, 40, palette.spark) +
      `<path d="M92 ${HEIGHT - 132}l32 20l-32 20z" fill="${palette.darker}" stroke="${palette.darker}" stroke-width="6" stroke-linejoin="round"/>`,
  )
}
