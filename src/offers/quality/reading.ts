/**
 * A description as somebody reads it: headings, paragraphs and entries of lists, one after the other.
 * For judging a text, never for showing it: what is shown is cleaned by rich-text.ts.
 */
import { type Block, readClean } from '../clean-markup.ts'
import { rememberedOf } from '../remembered.ts'

export type Reading = {
  blocks: readonly Block[]
  /** All of it, a line for each block. */
  text: string
}

/** The same reading for the same text. */
export const readMarkup = rememberedOf((html): Reading => {
  const blocks = readClean(html)?.blocks ?? blocksOf(html)
  return { blocks, text: blocks.map((block) => block.text).join('\n') }
})

/** Of markup that was never cleaned. */
function blocksOf(html: string): Block[] {
  const blocks: Block[] = []
  let kind: Block['kind'] = 'paragraph'
  let said = ''
  const close = () => {
    const text = charactersOf(said).replace(/\s+/g, ' ').trim()
    if (text) blocks.push({ kind, text })
    said = ''
  }
  // Every other part is a tag.
  for (const [i, part] of html.split(/(<[^>]*>)/).entries()) {
    const [, slash, name = ''] = i % 2 ? (/^<(\/?)([a-z0-9]+)/i.exec(part) ?? []) : []
    const opens = kindOf(name.toLowerCase())
    if (i % 2 === 0) said += part
    else if (!opens) said += /^br$/i.test(name) ? ' ' : ''
    else {
      close()
      kind = slash ? 'paragraph' : opens
    }
  }
  close()
  return blocks
}

function kindOf(tag: string): Block['kind'] | undefined {
  if (/^h[1-6]$/.test(tag)) return 'heading'
  if (tag === 'li') return 'item'
  return tag === 'p' || tag === 'ul' || tag === 'ol' || tag === 'div' ? 'paragraph' : undefined
}

const LINE_FEED = 10
const enders = new Set([...'.!?…'].map((sign) => sign.charCodeAt(0)))

/** Sentences of a text, roughly: a full stop within a number or an address ends none. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = []
  let from = 0
  const take = (to: number) => {
    const sentence = text.slice(from, to).trim()
    if (sentence) sentences.push(sentence)
    from = to
  }
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const ends = code === LINE_FEED || (enders.has(code) && i + 1 < text.length && text[i + 1]!.trim() === '')
    if (ends) take(i + 1)
  }
  take(text.length)
  return sentences
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', apos: "'" }

function charactersOf(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|([a-z]+));/gi, (whole, code?: string, name?: string) => {
    if (code) return Number(code) <= 0x10ffff ? String.fromCodePoint(Number(code)) : whole
    return named[name!.toLowerCase()] ?? whole
  })
}
