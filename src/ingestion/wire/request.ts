/** A request as its surface reads it: names in any case, slashes doubled or trailing, parentheses in a segment. */
import type { Ctx } from '#platform/ctx'
import { malformed, tooLarge } from '#platform/problem'
import { isMembers, type Json, type Members } from './json.ts'

const MAX_BODY_BYTES = 10 * 1024 * 1024
const MAX_DEPTH = 64

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
  const text = await readText(raw)
  if (text.trim() === '') return {}
  const value = parsed(text)
  if (!isMembers(value)) throw malformed('The body is not a JSON object.')
  return value
}

/** Stops reading at the limit, whatever the headers said. */
async function readText(raw: Request): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of (raw.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > MAX_BODY_BYTES) throw tooLarge('The body is larger than 10 MB.')
    chunks.push(chunk)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch (cause) {
    throw malformed('The body is not UTF-8.', { cause })
  }
}

function parsed(text: string): Json {
  let value: Json
  try {
    value = JSON.parse(text) as Json
  } catch (cause) {
    throw malformed('The body is not valid JSON.', { cause })
  }
  refuseUnstorable(value, text)
  return value
}

// No text of the database holds these; the first look is at the whole, because they are as good as never there.
const suspicious = /\\u(0000|d[89a-f])/i

/** @throws malformed for what is nested out of all proportion, or holds a text that could not be stored */
function refuseUnstorable(value: Json, text: string): void {
  const looksAtTexts = suspicious.test(text)
  const waiting: { value: Json; depth: number }[] = [{ value, depth: 0 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.depth > MAX_DEPTH) throw malformed(`The body is nested deeper than ${MAX_DEPTH} levels.`)
    if (typeof next.value === 'string') {
      if (looksAtTexts) refuseText(next.value)
    } else if (typeof next.value === 'object' && next.value !== null) {
      for (const [name, inner] of Object.entries(next.value)) {
        if (looksAtTexts) refuseText(name)
        waiting.push({ value: inner, depth: next.depth + 1 })
      }
    }
  }
}

function refuseText(text: string): void {
  if (text.includes('\0') || !text.isWellFormed()) throw malformed('The body holds a character that no text may hold.')
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
