/** The REST API as programs call it: everything of it but the socket. */

import { api } from '../../server/api.ts'
import type { Ctx } from '../../src/platform/ctx.ts'

// biome-ignore lint/suspicious/noExplicitAny: tests look into bodies as programs without types do
export type Answered = { status: number; headers: Headers; etag: string; text: string; body: any }

/** Asks `METHOD /path` as whoever acts in this context; a body is sent as JSON. */
export async function callApi(
  ctx: Ctx,
  address: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answered> {
  const [method = 'GET', path = ''] = address.split(' ')
  const answer = await api(async () => ctx).request(path, {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  const text = await answer.text()
  const isJson = /\bjson\b/.test(answer.headers.get('content-type') ?? '')
  return {
    status: answer.status,
    headers: answer.headers,
    etag: answer.headers.get('etag') ?? '',
    text,
    body: isJson && text ? JSON.parse(text) : undefined,
  }
}
