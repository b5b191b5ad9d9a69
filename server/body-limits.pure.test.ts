import { expect, test } from 'vitest'
import { anonymous, type Ctx } from '#platform/ctx'
import { api } from './api.ts'

const MiB = 1024 * 1024

/** Posts a body that does not say how long it is, and counts what was taken of it. */
async function post(path: string, headers: Record<string, string>): Promise<{ status: number; takenMiB: number }> {
  let takenMiB = 0
  const body = new ReadableStream({
    pull(stream) {
      takenMiB++
      if (takenMiB > 100) stream.close()
      else stream.enqueue(new Uint8Array(MiB))
    },
  })
  const stranger = { actor: anonymous, locale: 'en' } as Ctx
  const answer = await api(async () => stranger).request(path, {
    method: 'POST',
    headers,
    body,
    duplex: 'half',
  } as RequestInit)
  return { status: answer.status, takenMiB }
}

test.each([
  ['/publishers', { 'content-type': 'application/json' }],
  ['/publishers', { 'content-type': 'text/plain', 'idempotency-key': 'once' }],
  ['/publishers/contoso/assets?kind=logo-large', { 'content-type': 'multipart/form-data; boundary=x' }],
])('a stranger who sends %s without end, as %j, fills no memory', async (path, headers) => {
  const { status, takenMiB } = await post(path, headers)
  expect(status).toBe(413)
  expect(takenMiB).toBeLessThan(40)
})
