/** Servers as they are: answers that are allowed, or common, and not what one would write oneself. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { type Egress, openEgress } from './egress.ts'
import { openLog } from './log.ts'

const told = JSON.stringify({ success: true, name: 'Amélie' })
const answers: Record<string, { headers: Record<string, string>; body: Buffer }> = {
  gzip: { headers: { 'Content-Encoding': 'gzip' }, body: gzipSync(told) },
  br: { headers: { 'content-encoding': 'BR' }, body: brotliCompressSync(told) },
  deflate: { headers: { 'content-encoding': 'deflate' }, body: deflateSync(told) },
  chunked: { headers: { 'Transfer-Encoding': 'chunked' }, body: Buffer.from(told) },
  'in Latin letters': {
    headers: { 'Content-Type': 'application/json; charset=ISO-8859-1' },
    body: Buffer.from(told, 'latin1'),
  },
  'in letters nobody knows': { headers: { 'Content-Type': 'text/plain; charset=nonsense' }, body: Buffer.from(told) },
  closing: { headers: { Connection: 'close' }, body: Buffer.from(told) },
  bomb: { headers: { 'content-encoding': 'gzip' }, body: gzipSync(Buffer.alloc(5_000_000)) },
  broken: { headers: { 'content-encoding': 'gzip' }, body: gzipSync(told).subarray(0, 20) },
}

let server: Server
let egress: Egress
let origin: string

beforeAll(async () => {
  server = createServer((request, response) => {
    const { headers, body } = answers[decodeURIComponent(request.url!.slice(1))] ?? {
      headers: {},
      body: Buffer.alloc(0),
    }
    response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8', ...headers }).end(body)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  origin = `http://127.0.0.1:${port}`
  egress = openEgress(readConfig({ COMPTOIR_LEADS_EGRESS_ALLOW: `127.0.0.1:${port}` }), openLog('silent'))
})
afterAll(async () => {
  await egress.close()
  server.close()
})

const get = (name: string) => egress.call({ url: `${origin}/${name}`, method: 'GET' })

const readable = ['gzip', 'br', 'deflate', 'chunked', 'closing', 'in Latin letters', 'in letters nobody knows']
test.each(readable)('an answer that comes %s is read', async (how) => {
  expect(await get(how)).toMatchObject({ kind: 'answer', status: 200, body: told, bodyTruncated: false })
})

test.each(['bomb', 'broken'])('a packed answer that is a %s counts as cut off', async (how) => {
  expect(await get(how)).toMatchObject({ kind: 'answer', status: 200, body: '', bodyTruncated: true })
})

test('the operator’s exceptions are known as such, by address and by name', () => {
  expect(egress.isException(origin)).toBe(true)
  expect(egress.isException(origin.replace('127.0.0.1', 'localhost'))).toBe(true)
  expect(egress.isException('http://127.0.0.1:1')).toBe(false)
  expect(egress.isException('https://contoso.crm4.dynamics.com')).toBe(false)
  expect(egress.isException('nonsense')).toBe(false)
})
