/**
 * The limited markup of descriptions (spec "offers" 3.9): text styles, headings and lists, no attributes. Where links
 * are welcome, those that lead to an https address stay too, with that address and nothing else.
 * Cleaned when it is written and again before it is shown; cleaning twice changes nothing.
 */
import { createRequire } from 'node:module'
import type { Attributes, IOptions } from 'sanitize-html'
import { readClean } from './clean-markup.ts'
import { rememberedOf } from './remembered.ts'

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']
export const allowedTags = ['p', 'br', 'b', 'strong', 'i', 'em', 'u', 'ul', 'ol', 'li', ...headings]

export type CleanText = {
  html: string
  /** Tags that were there and are not supported, each once. */
  removedTags: string[]
}

/** Leaves only the supported tags, without attributes; with `links` also https links. Safe to put into a page. */
export function cleanRichText(source: string, { links = false }: { links?: boolean } = {}): CleanText {
  return readClean(source) ? { html: source, removedTags: [] } : cleaned(source, links ? withLinks : rules)
}

// Loaded with the first text that is not clean as it stands: it takes longer than checking fifty offers.
const require = createRequire(import.meta.url)
let loaded: typeof import('sanitize-html') | undefined

function sanitizeHtml(source: string, options: IOptions): string {
  loaded ??= require('sanitize-html') as typeof import('sanitize-html')
  return loaded(source, options)
}

function cleaned(source: string, rules: IOptions): CleanText {
  const removed = new Set<string>()
  const note = (name: string, attributes: Attributes) => {
    const stays = silentlyDropped.has(name) || (rules === withLinks && name === 'a' && isLink(attributes))
    if (!stays && /^[a-z][a-z0-9-]{0,30}$/.test(name)) removed.add(name)
  }
  // A block inside a paragraph closes it when the text is read again: read it until that changes nothing.
  let html = sanitizeHtml(source, { ...rules, transformTags: { ...rules.transformTags, div: 'p' }, onOpenTag: note })
  for (let before = ''; before !== html; ) {
    before = html
    html = sanitizeHtml(html, rules).replace(emptyParagraph, '').trim()
  }
  return { html, removedTags: [...removed] }
}

/** What a reader sees: no tags, characters instead of entities, a line for each block. */
export const visibleText = rememberedOf((html) => inShortLines(readClean(html)?.lines ?? linesOf(html)))

function linesOf(html: string): string {
  const inLines = html.replace(/<(?:br|\/(?:p|li|ul|ol|h[1-6]|div))\b[^>]*>/gi, '$&\n')
  return sanitizeHtml(inLines, { ...rules, allowedTags: [] }).replace(
    /&(?:amp|lt|gt|quot|#39);/g,
    (entity) => characters[entity] ?? entity,
  )
}

function inShortLines(text: string): string {
  const blanks = /[\t\u00a0]| {2}/.test(text) ? text.replace(/[ \t\u00a0]+/g, ' ') : text
  return (/ \n|\n[ \n]/.test(blanks) ? blanks.replace(/ ?\n[ \n]*/g, '\n') : blanks).trim()
}

const rules: IOptions = {
  allowedTags,
  allowedAttributes: {},
  // What is between these tags is not for reading.
  nonTextTags: [
    'script',
    'style',
    'textarea',
    'option',
    'noscript',
    'iframe',
    'object',
    'svg',
    'math',
    'template',
    'title',
  ],
  nestingLimit: 30,
}

const isLink = ({ href }: Attributes) => /^https:\/\/[^\s/@]+(\/|$|[?#])/i.test(href ?? '')

const withLinks: IOptions = {
  ...rules,
  allowedTags: [...allowedTags, 'a'],
  allowedAttributes: { a: ['href'] },
  allowedSchemes: ['https'],
  transformTags: {
    // What leads nowhere, or in another way, is text.
    a: (tagName, attribs) => (isLink(attribs) ? { tagName, attribs } : { tagName: 'span', attribs: {} }),
  },
}

// Word processors wrap text in these; taking them away loses nothing, so nobody needs to hear of it.
const silentlyDropped = new Set([...allowedTags, 'div', 'span'])

const emptyParagraph = /<p>\s*<\/p>/g

const characters: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }
