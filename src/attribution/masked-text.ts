/** A source text whose comments and strings are blanked, so that structure can be looked for where it really is. */
import type { Span } from './json/tolerant-json.ts'

export type MaskedText = {
  text: string
  /** As long as the text; comments and the insides of strings are blanks, line ends stay. */
  mask: string
  comments: Span[]
  /** Bracket depth at each line start and at declarations is asked of this. */
  depthAt(offset: number): number
}

export type Unbalanced = { offset: number }

export function isMasked(masked: MaskedText | Unbalanced): masked is MaskedText {
  return 'mask' in masked
}

/** What begins at an offset and is no structure. @returns its end, and whether it is a comment; undefined for structure */
export type SkipRule = (text: string, at: number) => { end: number; comment: boolean } | undefined | 'unterminated'

export function maskText(text: string, skip: SkipRule): MaskedText | Unbalanced {
  const parts: string[] = []
  const comments: Span[] = []
  const changes: { at: number; depth: number }[] = [{ at: 0, depth: 0 }]
  const open: { close: string; at: number }[] = []
  let i = 0
  let from = 0
  while (i < text.length) {
    const skipped = skip(text, i)
    if (skipped === 'unterminated') return { offset: i }
    if (skipped) {
      parts.push(text.slice(from, i), text.slice(i, skipped.end).replace(/[^\r\n]/g, ' '))
      if (skipped.comment) comments.push({ start: i, end: skipped.end })
      i = from = skipped.end
      continue
    }
    const close = pairs[text[i]!]
    if (close) {
      open.push({ close, at: i })
      changes.push({ at: i + 1, depth: open.length })
    } else if (closers.has(text[i]!)) {
      if (open.pop()?.close !== text[i]) return { offset: i }
      changes.push({ at: i, depth: open.length })
    }
    i++
  }
  if (open.length) return { offset: open.at(-1)!.at }
  parts.push(text.slice(from))
  return { text, mask: parts.join(''), comments, depthAt: (offset) => depthIn(changes, offset) }
}

/** The offset behind the bracket that closes the one at `open`. */
export function closingOf(mask: string, open: number): number {
  let depth = 0
  for (let i = open; i < mask.length; i++) {
    if (pairs[mask[i]!]) depth++
    else if (closers.has(mask[i]!) && --depth === 0) return i + 1
  }
  return mask.length
}

const pairs: Record<string, string> = { '{': '}', '[': ']', '(': ')' }
const closers = new Set(Object.values(pairs))

function depthIn(changes: { at: number; depth: number }[], offset: number): number {
  let low = 0
  let high = changes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (changes[middle]!.at <= offset) low = middle + 1
    else high = middle
  }
  return changes[low - 1]!.depth
}

/** Up to the end of the line, its line end not included. */
export function toLineEnd(text: string, from: number): number {
  let i = from
  while (i < text.length && text[i] !== '\n' && text[i] !== '\r') i++
  return i
}

/** Behind the line end at or after the offset. */
export function behindLineEnd(text: string, from: number): number {
  const end = toLineEnd(text, from)
  if (text.startsWith('\r\n', end)) return end + 2
  return end < text.length ? end + 1 : end
}
