/**
 * Searches a PDF's objects for names that make it do something (ISO 32000-1, 12.6 and 7.11): in the bytes
 * outside of streams, and in object streams, where later versions keep most objects compressed.
 */
import { inflateSync } from 'node:zlib'

const active = ['JavaScript', 'JS', 'Launch', 'EmbeddedFile', 'EmbeddedFiles', 'RichMedia', 'XFA', 'Encrypt']
const MAX_INFLATED = 64 * 1024 * 1024

/** Each once; `JS` is told as JavaScript, `EmbeddedFiles` as EmbeddedFile. */
export function activeNames(bytes: Buffer): string[] {
  const found = new Set<string>()
  let outside = ''
  let budget = MAX_INFLATED
  const text = bytes.toString('latin1')
  let end = 0
  for (const { index } of text.matchAll(/\bstream\r?\n/g)) {
    if (index < end) continue
    const dictionary = text.slice(Math.max(end, index - 2_000), index)
    outside += text.slice(end, index)
    const start = text.indexOf('\n', index) + 1
    const close = text.indexOf('endstream', start)
    end = close === -1 ? text.length : close
    if (/\/ObjStm\b/.test(unescaped(dictionary.slice(dictionary.lastIndexOf(' obj'))))) {
      const objects = inflated(bytes.subarray(start, end), budget)
      budget -= objects.length
      outside += objects
    }
  }
  outside += text.slice(end)
  for (const [, name] of unescaped(outside).matchAll(/\/([A-Za-z]+)/g)) {
    if (name && active.includes(name))
      found.add(name === 'JS' ? 'JavaScript' : name.replace(/^EmbeddedFiles$/, 'EmbeddedFile'))
  }
  return [...found]
}

/** A name may write any letter as #xx: /J#61vaScript. */
function unescaped(text: string): string {
  return text.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

function inflated(stream: Buffer, maxOutputLength: number): string {
  try {
    return inflateSync(stream, { maxOutputLength: Math.max(maxOutputLength, 1) }).toString('latin1')
  } catch {
    // Not deflated, or not well: the parser, which comes next, judges that.
    return stream.toString('latin1')
  }
}
