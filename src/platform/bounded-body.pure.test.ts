import { expect, test } from 'vitest'
import { boundedBody } from './bounded-body.ts'

test('of a body that does not say how long it is no more is read than may be kept', async () => {
  let sent = 0
  const body = new ReadableStream({
    pull(stream) {
      sent += 1000
      if (sent > 50_000) stream.close()
      else stream.enqueue(new Uint8Array(1000))
    },
  })
  const request = new Request('http://here.invalid/', { method: 'POST', body, duplex: 'half' } as RequestInit)
  expect(await boundedBody(request, 4_000)).toBeUndefined()
  expect(sent).toBeLessThan(10_000)
})

test('a body within its bound is read whole, and none is empty', async () => {
  const request = new Request('http://here.invalid/', { method: 'POST', body: 'grant_type=client_credentials' })
  expect(String(await boundedBody(request, 29))).toBe('grant_type=client_credentials')
  expect(await boundedBody(new Request('http://here.invalid/'), 29)).toHaveLength(0)
})
