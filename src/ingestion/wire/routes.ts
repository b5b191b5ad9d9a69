/** Addresses of a surface as a table: literal segments in any case, `:name` for a value, `x(y=:name)` inside one. */
import type { WireRequest } from './request.ts'

export type Parameters = Record<string, string>
export type Route<T> = { method: string; pattern: string; answer: T }
export type Routed<T> = { answer: T; parameters: Parameters } | { allowed: string[] }

/** The route of a request, or the methods that its address knows (none when it is no address of the surface). */
export function routed<T>(table: readonly Route<T>[], { method, segments }: WireRequest): Routed<T> {
  const allowed: string[] = []
  for (const route of table) {
    const parameters = matched(route.pattern, segments)
    if (!parameters) continue
    if (route.method === method) return { answer: route.answer, parameters }
    allowed.push(route.method)
  }
  return { allowed }
}

function matched(pattern: string, segments: string[]): Parameters | undefined {
  const parts = pattern.split('/').filter(Boolean)
  const rest = parts.at(-1) === '*'
  if (rest ? segments.length < parts.length : segments.length !== parts.length) return undefined
  const found: Parameters = {}
  for (const [i, part] of parts.entries()) {
    if (part === '*') {
      found.rest = segments.slice(i).join('/')
      return found
    }
    if (!matchSegment(part, segments[i] ?? '', found)) return undefined
  }
  return found
}

function matchSegment(part: string, segment: string, found: Parameters): boolean {
  const [, literal = '', name] = part.match(/^([^:]*)(?::(\w+)\)?)?$/) ?? []
  if (!segment.toLowerCase().startsWith(literal.toLowerCase())) return false
  if (name === undefined) return segment.length === literal.length
  const closing = part.endsWith(')')
  if (closing && !segment.endsWith(')')) return false
  found[name] = segment.slice(literal.length, closing ? -1 : undefined)
  return found[name] !== ''
}
