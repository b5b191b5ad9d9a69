/**
 * Reads descriptions that are as cleaning leaves them, in one pass: whether they are, and what somebody reads in them.
 * Nearly every text that is validated was saved before, and so cleaned; for those, taking markup apart with a whole
 * HTML parser would cost more than all rules together. Whatever is written in any other way goes to rich-text.ts.
 */
import { rememberedOf } from './remembered.ts'

export type Block = { kind: 'heading' | 'paragraph' | 'item'; text: string }

export type CleanMarkup = {
  /** Characters as they are read, with a line for each block and break, blanks as they were typed. */
  lines: string
  /** Headings, paragraphs and entries of lists, one after the other. */
  blocks: readonly Block[]
}

/** Undefined when cleaning could change anything in it. Each of the rules about one text asks again. */
export const readClean = rememberedOf(readAnew)

function readAnew(html: string): CleanMarkup | undefined {
  if (html !== html.trim()) return undefined
  const open: string[] = []
  const blocks: Block[] = []
  let lines = ''
  let kind: Block['kind'] = 'paragraph'
  let said = ''
  const close = () => {
    const text = withSingleBlanks(said)
    if (text) blocks.push({ kind, text })
    said = ''
  }
  for (let at = 0; at < html.length; ) {
    const tag = html.indexOf('<', at)
    const text = charactersIn(tag < 0 ? html.slice(at) : html.slice(at, tag))
    if (text === undefined) return undefined
    said += text
    lines += text
    if (tag < 0) break
    const end = html.indexOf('>', tag)
    if (end < 0) return undefined
    const written = html.slice(tag + 1, end)
    at = end + 1
    if (written === 'br /') {
      said += ' '
      lines += '\n'
      continue
    }
    const isEnd = written.startsWith('/')
    const name = isEnd ? written.slice(1) : written
    const element = elements.get(name)
    if (!element) return undefined
    if (isEnd) {
      if (open.pop() !== name || (name === 'p' && isEmptyBefore(html, tag))) return undefined
      if (element.endsLine) lines += '\n'
    } else {
      if (element.closes?.has(open.at(-1) ?? '') || open.length >= DEEPEST) return undefined
      open.push(name)
    }
    if (element.block) {
      close()
      kind = isEnd ? 'paragraph' : element.block
    }
  }
  close()
  return open.length === 0 ? { lines, blocks } : undefined
}

type Element = {
  block?: Block['kind']
  endsLine: boolean
  /** An element that ends where this one begins, when it is the innermost. */
  closes?: ReadonlySet<string>
}

// Far below what cleaning allows.
const DEEPEST = 20

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']
const paragraph = new Set(['p'])
const headingOrParagraph = new Set(['p', ...headings])
const list: Element = { block: 'paragraph', endsLine: true, closes: paragraph }
const style: Element = { endsLine: false }
const elements = new Map<string, Element>([
  ['p', list],
  ['ul', list],
  ['ol', list],
  ['li', { block: 'item', endsLine: true, closes: new Set(['li']) }],
  ...headings.map((name): [string, Element] => [
    name,
    { block: 'heading', endsLine: true, closes: headingOrParagraph },
  ]),
  ...['b', 'strong', 'i', 'em', 'u'].map((name): [string, Element] => [name, style]),
])

/** With the three entities that cleaning writes; undefined when there is anything that it would write otherwise. */
function charactersIn(text: string): string | undefined {
  if (text.includes('>') || controls.test(text)) return undefined
  if (!text.includes('&')) return text
  if (foreignEntity.test(text)) return undefined
  return text.replace(/&(?:amp|lt|gt);/g, (entity) => (entity === '&amp;' ? '&' : entity === '&lt;' ? '<' : '>'))
}

const foreignEntity = /&(?!(?:amp|lt|gt);)/
const controls = /[^\P{Cc}\t\n]|\p{Cs}/u

/** Whether nothing but blanks stands between `<p>` and this place. */
function isEmptyBefore(html: string, end: number): boolean {
  let at = end
  while (at > 0 && html[at - 1]!.trim() === '') at--
  return html.endsWith('<p>', at)
}

function withSingleBlanks(text: string): string {
  return (unusualBlank.test(text) ? text.replace(/\s+/g, ' ') : text).trim()
}

const unusualBlank = /[^\S ]|\s\s/
