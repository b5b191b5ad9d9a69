/** A request as its surface reads it: names in any case, slashes doubled or trailing, parentheses in a segment. */
import { boundedBody } from '#platform/bounded-body'
import type { Ctx } from '#platform/ctx'
import { readJson } from '#platform/json-body'
import { malformed, tooLarge } from '#platform/problem'
import { isMembers, type Json, type Members } from './json.ts'

const MAX_BODY_BYTES = 10 * 1024 * 1024

export type WireRequest = {
  method: string
  /** Decoded segments of the path after the surface's prefix. */
  segments: string[]
  /** The first value of a query parameter, whatever the case of its name; empty is absent. */
  query(name: string): string | undefined
  header(name: string): string | undefined
  /** @throws malformed when it is no JSON object */
  members(): Promise<Members>
  /** Where the caller reaches this instance: what absolute addresses in answers begin with. */
  base: string
  raw: Request
}

/** @param depth how many segments the surface's own prefix has */
export function wireRequest(ctx: Pick<Ctx, 'config'>, raw: Request, depth: number): WireRequest {
  const url = new URL(raw.url)
  const parameters = new Map<string, string>()
  for (const [name, value] of url.searchParams) {
    const key = name.toLowerCase()
    if (!parameters.has(key) && value !== '') parameters.set(key, value)
  }
  return {
    method: raw.method,
    segments: pathSegments(url.pathname).slice(depth),
    query: (name) => parameters.get(name.toLowerCase()),
    header: (name) => raw.headers.get(name) ?? undefined,
    members: () => readMembers(raw),
    base: baseOf(ctx, raw),
    raw,
  }
}

export function pathSegments(pathname: string): string[] {
  return pathname.split('/').filter(Boolean).map(decoded)
}

/** The configured public address; behind a proxy of ours, the one that the caller used. */
function baseOf({ config }: Pick<Ctx, 'config'>, raw: Request): string {
  const host = config.trustProxy ? raw.headers.get('x-forwarded-host') : null
  if (!host || !/^[\w.:[\]-]+$/.test(host)) return config.url
  const scheme = raw.headers.get('x-forwarded-proto') === 'http' ? 'http' : 'https'
  return `${scheme}://${host}`
}

async function readMembers(raw: Request): Promise<Members> {
  const bytes = await boundedBody(raw, MAX_BODY_BYTES)
  if (!bytes) throw tooLarge('The body is larger than 10 MB.')
  if (bytes.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d))) return {}
  const value = readJson(bytes) as Json
  if (!isMembers(value)) throw malformed('The body is not a JSON object.')
  refuseUnstorable(value, bytes)
  return value
}

// No text of the database holds these; the first look is at the whole, because they are as good as never there.
const suspicious = /\\u(0000|d[89a-f])/i

/** @throws malformed for what holds a text that could not be stored */
function refuseUnstorable(body: Json, bytes: Buffer): void {
  if (!suspicious.test(bytes.toString('latin1'))) return
  const waiting: Json[] = [body]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') refuseText(next)
    else if (typeof next === 'object' && next !== null) {
      for (const [name, inner] of Object.entries(next)) {
        refuseText(name)
        waiting.push(inner)
      }
    }
  }
}

function refuseText(text: string): void {
  if (text.includes('\0') || !text.isWellFormed()) throw malformed('The body holds a character that no text may hold.')
}

/** A part of a path; one that is not encoded as it should be stands for itself. */
export function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
