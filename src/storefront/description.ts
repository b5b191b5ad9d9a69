/** A description as the page of its listing holds it, and as plain text. */
import { cleanRichText } from '#offers'

/** `h1` is the offer's name and `h2` a part of the page. */
const FIRST_LEVEL = 3
const LAST_LEVEL = 6

/**
 * The allowed markup only: cleaned when it was handed in, and again here, because this is where it would do harm.
 * Its headings are brought below the page's own, each level one under the other, whichever the author began with.
 */
export function asMarkup(description: string, { links = false } = {}): string {
  const html = cleanRichText(description, { links }).html.replaceAll('<a ', '<a rel="nofollow ugc noopener" ')
  const levels = [...new Set([...html.matchAll(/<h([1-6])>/g)].map((match) => match[1]!))].sort()
  return html.replace(/(<\/?)h([1-6])>/g, (_, open: string, level: string) => {
    return `${open}h${Math.min(FIRST_LEVEL + levels.indexOf(level), LAST_LEVEL)}>`
  })
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** Quick, because the whole catalogue passes here. */
export function asPlainText(description: string): string {
  return description
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
      if (name) return named[name.toLowerCase()] ?? whole
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    })
    .replace(/\s+/g, ' ')
    .trim()
}
