/**
 * Text as outlines. The pictures are drawn on machines with any fonts or none, and must be the same everywhere, so
 * letters are taken from the Inter files of the package and written into the SVG as paths.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create, type Font } from 'fontkit'

export type Weight = 400 | 500 | 600 | 700

const { resolve } = createRequire(import.meta.url)
const fonts = new Map<string, Font>()
const outlines = new Map<string, string>()

export interface TextStyle {
  size?: number
  weight?: Weight
  fill?: string
  anchor?: 'start' | 'middle' | 'end'
  /** Longer text is cut, with an ellipsis, at this width. */
  max?: number
  strike?: boolean
}

/** One line of text with its baseline at y. */
export function text(x: number, y: number, content: string, style: TextStyle = {}): string {
  const { size = 13, weight = 400, fill = '#1b2421', anchor = 'start', max, strike } = style
  const shown = max === undefined ? content : shorten(content, max, { size, weight })
  if (!shown.trim()) return ''
  const width = measure(shown, { size, weight })
  const left = x - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0)
  const scale = size / 2048
  const letters = `<path transform="translate(${round(left)} ${round(y)}) scale(${scale.toFixed(6)} ${(-scale).toFixed(6)})" fill="${fill}" d="${outlineOf(shown, weight)}"/>`
  if (!strike) return letters
  const bar = y - size * 0.32
  return `${letters}<path d="M${round(left)} ${round(bar)}h${round(width)}" stroke="${fill}" stroke-width="1.2"/>`
}

export function measure(content: string, { size = 13, weight = 400 }: TextStyle = {}): number {
  return runsOf(content, weight).reduce((sum, { advance }) => sum + advance, 0) * (size / 2048)
}

/** The text broken into lines of at most the given width. */
export function wrap(content: string, width: number, style: TextStyle = {}): string[] {
  const lines: string[] = []
  for (const word of content.split(' ')) {
    const last = lines.at(-1)
    const longer = last === undefined ? word : `${last} ${word}`
    if (last === undefined || measure(longer, style) > width) lines.push(word)
    else lines[lines.length - 1] = longer
  }
  return lines
}

/** Wrapped lines under each other; says how high they are. */
export function paragraph(
  x: number,
  y: number,
  content: string,
  style: TextStyle & { width: number; leading?: number; lines?: number },
): { svg: string; height: number } {
  const { width, leading = (style.size ?? 13) * 1.45, lines: most = 99 } = style
  const all = wrap(content, width, style)
  const kept = all.slice(0, most)
  if (all.length > most) kept[most - 1] = shorten(`${kept[most - 1]} ${all[most]}…`, width, style)
  const svg = kept.map((line, i) => text(x, y + i * leading, line, style)).join('')
  return { svg, height: kept.length * leading }
}

function shorten(content: string, max: number, style: TextStyle): string {
  if (measure(content, style) <= max) return content
  let cut = content
  while (cut && measure(`${cut}…`, style) > max) cut = cut.slice(0, -1)
  return `${cut.trimEnd()}…`
}

function outlineOf(content: string, weight: Weight): string {
  const key = `${weight}:${content}`
  const known = outlines.get(key)
  if (known !== undefined) return known
  let pen = 0
  let path = ''
  for (const { glyphs, advance } of runsOf(content, weight)) {
    let at = pen
    for (const { outline, xAdvance, xOffset } of glyphs) {
      path += moved(outline, at + xOffset)
      at += xAdvance
    }
    pen += advance
  }
  outlines.set(key, path)
  return path
}

interface Run {
  glyphs: { outline: string; xAdvance: number; xOffset: number }[]
  advance: number
}

/** Letters of the Latin file, and of the extended one where the first has none, as in ł and ě. */
function runsOf(content: string, weight: Weight): Run[] {
  const latin = fontOf('latin', weight)
  const runs: { font: Font; content: string }[] = []
  for (const letter of content) {
    const font = latin.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0) ? latin : fontOf('latin-ext', weight)
    const last = runs.at(-1)
    if (last?.font === font) last.content += letter
    else runs.push({ font, content: letter })
  }
  return runs.map(({ font, content }) => {
    const { glyphs, positions } = font.layout(content)
    if (glyphs.some(({ id }) => id === 0)) throw new Error(`no letter for some of "${content}"`)
    return {
      glyphs: glyphs.map((glyph, i) => ({
        outline: glyph.path.toSVG(),
        xAdvance: positions[i]?.xAdvance ?? 0,
        xOffset: positions[i]?.xOffset ?? 0,
      })),
      advance: positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0),
    }
  })
}

function fontOf(subset: 'latin' | 'latin-ext', weight: Weight): Font {
  const file = `@fontsource/inter/files/inter-${subset}-${weight}-normal.woff2`
  const known = fonts.get(file)
  if (known) return known
  const font = create(readFileSync(resolve(file)))
  if (!('layout' in font)) throw new Error(`${file} holds several fonts`)
  fonts.set(file, font)
  return font
}

/** Moves an outline to the right. Its commands are absolute and fontkit writes x before y. */
function moved(outline: string, by: number): string {
  return outline.replace(/([MLQC])([^MLQCZ]*)/g, (_, command: string, numbers: string) => {
    const shifted = numbers
      .trim()
      .split(/[ ,]+/)
      .map((number, i) => Math.round(Number(number) + (i % 2 ? 0 : by)))
    return command + shifted.join(' ')
  })
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
