/** What quality rules later ask about a picture, measured once, when it is taken in. */
import sharp from 'sharp'
import type { AssetFacts } from '../schema.ts'

/** Enough pixels to tell what covers most of a screen. */
const SCREEN = { width: 160, height: 90 }
const LOGO = { width: 96, height: 96 }

/** How much of a screen its main colour covers. */
export async function screenFacts(bytes: Buffer): Promise<AssetFacts> {
  const pixels = await pixelsOf(bytes, SCREEN)
  const counts = countColours(pixels, 4)
  return { plainShare: round(Math.max(...counts.values()) / (SCREEN.width * SCREEN.height)) }
}

/** How many colours a logo needs, and how well it stands out on white and on nearly black paper. */
export async function logoFacts(bytes: Buffer): Promise<AssetFacts> {
  const pixels = await pixelsOf(bytes, LOGO)
  const visible = pixels.filter(({ alpha }) => alpha > 200)
  if (visible.length === 0) return { colours: 0 }
  const counts = [...countColours(visible, 3).values()]
  // What covers less than one part in two hundred is the soft edge between two colours.
  const colours = counts.filter((n) => n > visible.length / 200).length
  return { colours, ...(visible.length < pixels.length && { contrast: round(leastContrast(visible)) }) }
}

type Pixel = { r: number; g: number; b: number; alpha: number }

async function pixelsOf(bytes: Buffer, size: { width: number; height: number }): Promise<Pixel[]> {
  const data = await sharp(bytes)
    .resize({ ...size, fit: 'fill', kernel: 'nearest' })
    .ensureAlpha()
    .raw()
    .toBuffer()
  return Array.from({ length: size.width * size.height }, (_, i) => {
    const [r = 0, g = 0, b = 0, alpha = 0] = data.subarray(i * 4)
    return { r, g, b, alpha }
  })
}

function countColours(pixels: Pixel[], bits: number): Map<number, number> {
  const counts = new Map<number, number>()
  const cut = (value: number) => value >> (8 - bits)
  for (const { r, g, b } of pixels) {
    const colour = (cut(r) << (2 * bits)) | (cut(g) << bits) | cut(b)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  return counts
}

const papers = [1, luminance({ r: 18, g: 18, b: 18 })]

/** Of the quarter of its pixels that stand out most, on the paper where that is least (WCAG 2.2, relative luminance). */
function leastContrast(pixels: Pixel[]): number {
  const lights = pixels.map(luminance)
  return Math.min(
    ...papers.map((paper) => {
      const contrasts = lights.map((light) => (Math.max(light, paper) + 0.05) / (Math.min(light, paper) + 0.05))
      return contrasts.sort((a, b) => b - a)[Math.floor(contrasts.length / 4)]!
    }),
  )
}

function luminance({ r, g, b }: Pick<Pixel, 'r' | 'g' | 'b'>): number {
  const linear = (value: number) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
