/** Answers of the publishing APIs: their headers, and tags that come twice. */
import { randomUUID } from 'node:crypto'
import type { Json } from './json.ts'

type More = { status?: number; headers?: Record<string, string> }

export function jsonAnswer(body: unknown, { status = 200, headers = {} }: More = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...common(), 'content-type': 'application/json; charset=utf-8', ...headers },
  })
}

export function emptyAnswer(status: number, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers: { ...common(), ...headers } })
}

/** An entity with its tag as member and as header. */
export function taggedAnswer(entity: { [member: string]: Json }, more: More = {}): Response {
  const tag = entity['@odata.etag']
  return jsonAnswer(entity, { ...more, headers: { ...(typeof tag === 'string' && { etag: tag }), ...more.headers } })
}

function common(): Record<string, string> {
  return { 'request-id': randomUUID(), 'cache-control': 'no-store' }
}
