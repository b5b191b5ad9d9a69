/** Where the characters of a tracker's GUID stand in the file: in its name, or in what the name comes from. */

import { guidPattern } from '../guid.ts'
import type { Span } from '../json/tolerant-json.ts'

/** @returns undefined when the GUID is put together from pieces, or stands in several places */
export function guidSpan(
  text: string,
  { resolvedName, sources }: { resolvedName: string; sources: readonly Span[] },
): Span | undefined {
  const wanted = knownGuid(resolvedName)
  if (!wanted) return undefined
  const found = new Map<number, Span>()
  for (const source of sources) {
    const inside = text.slice(source.start, source.end).toLowerCase()
    for (let at = inside.indexOf(wanted); at >= 0; at = inside.indexOf(wanted, at + 1)) {
      const start = source.start + at
      found.set(start, { start, end: start + wanted.length })
    }
  }
  return found.size === 1 ? [...found.values()][0] : undefined
}

const malformed = /^pid-([0-9a-f-]{30,40}?)(?=$|[-_.](?:partnercenter|comptoir)$)/i

/** The GUID in a name; of a name that means to have one, what stands in its place. */
function knownGuid(name: string): string | undefined {
  const exact = new RegExp(`^pid-(${guidPattern}|x{8}-x{4}-x{4}-x{4}-x{12})`, 'i').exec(name) ?? malformed.exec(name)
  return exact?.[1]?.toLowerCase()
}
