/** A description as a page may hold it: only the allowed markup, below the page's own headings; or as plain text. */
import sanitizeHtml from 'sanitize-html'

const allowedTags = ['p', 'br', 'b', 'strong', 'i', 'em', 'u', 'ul', 'ol', 'li', 'h3', 'h4', 'h5', 'h6']

/** Two levels down: `h1` is the offer's name and `h2` the part of the page. */
const shifted = Object.fromEntries(
  [1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, `h${Math.min(level + 2, 6)}`] as const),
)

/** Was checked when it was handed in; cleaned again here, because this is where it would do harm. */
export function asMarkup(description: string): string {
  return sanitizeHtml(description, {
    allowedTags,
    allowedAttributes: {},
    transformTags: { ...shifted, div: 'p' },
    disallowedTagsMode: 'discard',
  })
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

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
