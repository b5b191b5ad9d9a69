/** Bicep expressions, as far as they are known before a deployment: strings, variables, a few functions. */
import type { Span } from '../json/tolerant-json.ts'
import { opaque } from '../tracking-id.ts'
import { endOfInterpolation, endOfString } from './strings.ts'

/** Where the value of each variable stands. */
export type Variables = ReadonlyMap<string, Span>

const maxDepth = 8

export function resolveBicep(text: string, at: Span, variables: Variables): { text: string; sources: Span[] } {
  const sources: Span[] = []
  return { text: value({ text, variables, sources }, at, 0), sources }
}

type Reading = { text: string; variables: Variables; sources: Span[] }

function value(reading: Reading, span: Span, depth: number): string {
  if (depth > maxDepth) return opaque
  const { start, end } = trimmed(reading.text, span)
  const text = reading.text.slice(start, end)
  if (text.startsWith("'")) {
    if (endOfString(reading.text, start) !== end) return opaque
    reading.sources.push({ start, end })
    return text.startsWith("'''")
      ? text.slice(3, -3).replace(/^\r?\n/, '')
      : stringValue(reading, { start, end }, depth)
  }
  const variable = /^[A-Za-z_]\w*$/.test(text) ? reading.variables.get(text) : undefined
  if (variable) return value(reading, variable, depth + 1)
  const call = /^([A-Za-z]\w*)\(/.exec(text)
  if (!call || !text.endsWith(')')) return opaque
  const args = argumentsIn(reading.text, { start: start + call[0].length, end: end - 1 })
  const known = () => args.map((arg) => value(reading, arg, depth + 1))
  switch (call[1]) {
    case 'concat':
      return known().join('')
    case 'toLower':
      return known()[0]?.toLowerCase() ?? opaque
    case 'toUpper':
      return known()[0]?.toUpperCase() ?? opaque
    case 'format': {
      const [pattern = '', ...rest] = known()
      return pattern.replace(/\{(\d+)([^}]*)\}/g, (_, n: string, how: string) =>
        how ? opaque : (rest[Number(n)] ?? opaque),
      )
    }
    default:
      return opaque
  }
}

function stringValue(reading: Reading, { start, end }: Span, depth: number): string {
  let result = ''
  for (let i = start + 1; i < end - 1; i++) {
    const char = reading.text[i]!
    if (char === '\\') {
      const next = reading.text[++i]!
      result += { n: '\n', r: '\r', t: '\t' }[next] ?? next
    } else if (char === '$' && reading.text[i + 1] === '{') {
      const close = endOfInterpolation(reading.text, i + 2)!
      result += value(reading, { start: i + 2, end: close - 1 }, depth + 1)
      i = close - 1
    } else result += char
  }
  return result
}

function argumentsIn(text: string, { start, end }: Span): Span[] {
  const args: Span[] = []
  let from = start
  let depth = 0
  for (let i = start; i < end; i++) {
    const char = text[i]!
    if (char === "'") i = (endOfString(text, i) ?? end) - 1
    else if ('([{'.includes(char)) depth++
    else if (')]}'.includes(char)) depth--
    else if (char === ',' && depth === 0) {
      args.push({ start: from, end: i })
      from = i + 1
    }
  }
  return from < end ? [...args, { start: from, end }] : args
}

function trimmed(text: string, { start, end }: Span): Span {
  let from = start
  let to = end
  while (from < to && /\s/.test(text[from]!)) from++
  while (to > from && /\s/.test(text[to - 1]!)) to--
  // A comment behind the value on its line is not part of it.
  if (text[from] === "'") {
    const close = endOfString(text, from)
    if (close !== undefined && /^\s*(\/\/.*)?$/.test(text.slice(close, to))) to = close
  }
  return { start: from, end: to }
}
