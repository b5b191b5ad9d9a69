/**
 * JSON as programs send it, read so that everybody reads the same: UTF-8, no deeper than anything here is, and no
 * member twice in one object. Of two members of one name JSON.parse keeps the last and other readers the first, so
 * that a body could say one thing to whoever looked it over and another to us.
 */
import { type FieldError, malformed } from './problem.ts'

const MAX_DEPTH = 64
const MAX_TOLD = 20

/** @throws malformed with the place of what is wrong, and the pointer of each member that stands twice */
export function readJson(bytes: Uint8Array): unknown {
  return parseJson(decoded(bytes))
}

/** @throws malformed */
export function parseJson(text: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    const offset = /\bat position (\d+)/.exec((cause as Error).message)?.[1]
    const place = offset ? ` (${placeOf(text, Number(offset))})` : ''
    throw malformed(`The body is not valid JSON${place}.`, { cause })
  }
  const repeated = repeatedMembers(text)
  const [first] = repeated
  if (first) throw malformed(`${first.detail} (${first.pointer})`, { errors: repeated })
  return value
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw malformed('The body is not UTF-8.', { cause })
  }
}

/** An object or a list that is open where the reader stands. */
type Open = { names?: Map<string, number>; name: string; index: number }

/** One pass over a text that is known to be valid. */
function repeatedMembers(text: string): FieldError[] {
  const found: FieldError[] = []
  const open: Open[] = []
  let expectsName = false
  for (let i = 0; i < text.length; i++) {
    const top = open.at(-1)
    switch (text[i]) {
      case '{':
      case '[':
        if (open.length === MAX_DEPTH) throw malformed(`The body is nested deeper than ${MAX_DEPTH} levels.`)
        expectsName = text[i] === '{'
        open.push({ name: '', index: 0, ...(expectsName && { names: new Map() }) })
        break
      case '}':
      case ']':
        open.pop()
        expectsName = false
        break
      case ',':
        expectsName = top?.names !== undefined
        if (top) top.index++
        break
      case '"': {
        const end = endOfString(text, i)
        if (expectsName && top?.names) {
          top.name = nameIn(text.slice(i, end + 1))
          const before = top.names.get(top.name)
          if (before === undefined) top.names.set(top.name, i)
          else if (found.length < MAX_TOLD) found.push(repeatedMember(text, open, [before, i]))
          expectsName = false
        }
        i = end
      }
    }
  }
  return found
}

function endOfString(text: string, start: number): number {
  for (let i = text.indexOf('"', start + 1); ; i = text.indexOf('"', i + 1)) {
    let escapes = 0
    while (text[i - 1 - escapes] === '\\') escapes++
    if (escapes % 2 === 0) return i
  }
}

function nameIn(quoted: string): string {
  return quoted.includes('\\') ? (JSON.parse(quoted) as string) : quoted.slice(1, -1)
}

function repeatedMember(text: string, open: Open[], [before, again]: [number, number]): FieldError {
  const key = (open.at(-1)?.name ?? '').slice(0, 100)
  const steps = open.map(({ names, name, index }) =>
    names ? name.replaceAll('~', '~0').replaceAll('/', '~1') : String(index),
  )
  return {
    pointer: `#/${steps.join('/')}`,
    detail: `“${key}” stands twice in one object, at ${placeOf(text, before)} and at ${placeOf(text, again)}; keep one of them.`,
    code: 'duplicate-key',
    params: { key },
  }
}

function placeOf(text: string, offset: number): string {
  const before = text.slice(0, offset)
  const lineStart = before.lastIndexOf('\n') + 1
  return `line ${before.split('\n').length}, column ${offset - lineStart + 1}`
}
