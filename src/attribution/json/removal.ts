/** Which characters go when an element or member of a JSON text is taken out again. */
import type { Edit } from '../edits.ts'
import type { SourceText } from '../source-text.ts'

/** Every span that could have been put in around an element: line end and blanks before, comma or line end behind. */
export function removals({ text, eol }: SourceText, { start, end }: { start: number; end: number }): Edit[] {
  let blanks = start
  while (text[blanks - 1] === ' ' || text[blanks - 1] === '\t') blanks--
  const begins = new Set([start, text.startsWith(eol, blanks - eol.length) ? blanks - eol.length : start])
  const ends = new Set([end])
  if (text[end] === ',') ends.add(end + 1).add(text[end + 1] === ' ' ? end + 2 : end + 1)
  let close = end
  while (/[ \t\r\n]/.test(text[close] ?? '')) close++
  if (text[close] === ']' || text[close] === '}') ends.add(close)
  return [...begins].flatMap((at) => [...ends].map((to) => ({ at, remove: to - at, insert: '' })))
}

/** Where the comma behind an element stands, over blanks and comments. */
export function nextComma(
  text: string,
  from: number,
  comment: (at: number) => { end: number } | undefined,
): number | undefined {
  for (let at = from; at < text.length; at++) {
    const inside = comment(at)
    if (inside) at = inside.end - 1
    else if (text[at] === ',') return at
    else if (!/\s/.test(text[at]!)) return undefined
  }
  return undefined
}
