import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listenerOf } from './listener.ts'

let server: Server
let url: string

beforeAll(async () => {
  const app = new Hono()
  app.use(bodyLimit({ maxSize: 10, onError: (c) => c.text('too large', 413) }))
  app.post('/', async (c) => c.text(`read ${await c.req.text()}`))
  app.onError((error, c) => c.text(String(error), 500))
  server = createServer(listenerOf(app.fetch)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as { port: number }).port}/`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

async function post(pieces: string[]): Promise<string> {
  const body = new Blob(pieces).stream()
  const answer = await fetch(url, { method: 'POST', body, duplex: 'half' } as RequestInit)
  return `${answer.status} ${await answer.text()}`
}

test('a body in pieces, of a length that nobody said, is read up to its bound', async () => {
  expect(await post(['one', 'two'])).toBe('200 read onetwo')
  expect(await post(['0123456', '789012'])).toBe('413 too large')
})

test('a post without a body is answered', async () => {
  expect((await fetch(url, { method: 'POST' })).status).toBe(200)
})
