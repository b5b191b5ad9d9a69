/**
 * Searches a PDF for names that make it do something (ISO 32000-1, 12.6 and 7.11): in all its bytes, and
 * in object streams, where later versions keep most objects compressed.
 */
import { inflateSync } from 'node:zlib'

const active = ['JavaScript', 'Launch', 'EmbeddedFile', 'EmbeddedFiles', 'RichMedia', 'Encrypt']
const MAX_INFLATED = 64 * 1024 * 1024

/**
 * Each once, plus `ObjStm` for an object stream that is written so that it cannot be searched.
 *
 * Bytes of compressed streams are searched too, although they are no names: where a stream begins and
 * ends is the author's word, and these names are too long to come about by chance.
 */
export function activeNames(bytes: Buffer): string[] {
  const text = bytes.toString('latin1')
  const streams = objectStreams(text)
  const found = new Set(namesIn(text))
  let budget = MAX_INFLATED
  for (const { dictionary, start, end } of streams) {
    const objects = isPlainlyDeflated(dictionary) ? inflated(bytes.subarray(start, end), budget) : undefined
    budget -= objects?.length ?? 0
    if (objects === undefined) found.add('ObjStm')
    else for (const name of namesIn(objects)) found.add(name)
  }
  return [...found]
}

function namesIn(text: string): string[] {
  return [...unescaped(text).matchAll(/\/([A-Za-z]+)/g)]
    .map(([, name = '']) => name)
    .filter((name) => active.includes(name))
    .map((name) => (name === 'EmbeddedFiles' ? 'EmbeddedFile' : name))
}

/** A name may write any letter as #xx: /J#61vaScript. */
function unescaped(text: string): string {
  return text.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

type ObjectStream = { dictionary: string; start: number; end: number }

function objectStreams(text: string): ObjectStream[] {
  return [...text.matchAll(/(?<!end)stream\r?\n/g)].flatMap(({ index, 0: keyword }) => {
    const before = text.slice(Math.max(0, index - 4_000), index)
    const dictionary = unescaped(before.slice(Math.max(0, before.lastIndexOf(' obj'))))
    if (!/\/ObjStm\b/.test(dictionary)) return []
    const start = index + keyword.length
    const end = text.indexOf('endstream', start)
    return [{ dictionary, start, end: end === -1 ? text.length : end }]
  })
}

function isPlainlyDeflated(dictionary: string): boolean {
  return (
    !/\/Predictor\b/.test(dictionary) &&
    /\/Filter\s*\[?\s*\/(?:FlateDecode|Fl)\s*\]?\s*(?:\/(?!\w+Decode)|>>|$)/.test(dictionary)
  )
}

function inflated(stream: Buffer, maxOutputLength: number): string | undefined {
  try {
    return inflateSync(stream, { maxOutputLength: Math.max(maxOutputLength, 1) }).toString('latin1')
  } catch {
    return undefined
  }
}
