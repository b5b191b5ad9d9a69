/** The field's own library for blobs, against the upload addresses. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { BlockBlobClient } from '@azure/storage-blob'
import { getRequestListener } from '@hono/node-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aTeam } from '../../../test/support/publishing.ts'
import { aShop, type TestShop } from '../../../test/support/shop.ts'
import { createOffer } from '../../offers/index.ts'
import { anonymous, as } from '../../platform/ctx.ts'
import { answerPublishingApis } from '../api.ts'
import { signedAddress } from './addresses.ts'
import { announceFile } from './files.ts'

let shop: TestShop
let server: Server
let base: string
let offer: { publisherId: string; offerId: string }

beforeAll(async () => {
  shop = await aShop()
  const team = await aTeam(shop)
  const { publisherId, offerId } = await createOffer(team.mine, {
    publisherId: team.publisherId,
    offerId: 'blobs',
    alias: 'Blobs',
  })
  offer = { publisherId, offerId }
  const answer = (request: Request) => answerPublishingApis(() => as(shop.ctx, anonymous), request)
  server = createServer(
    getRequestListener(async (request) => (await answer(request)) ?? new Response('?', { status: 404 })),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.close()
  await shop.close()
})

async function addresses(): Promise<{ upload: string; read: string; id: string }> {
  const { id } = await announceFile(shop.ctx, offer, { kind: 'package', members: { fileName: 'app.zip' } })
  const of = { publisherId: offer.publisherId, what: 'file', id, name: 'app.zip' } as const
  return {
    id,
    upload: signedAddress(shop.ctx, base, { ...of, purpose: 'w' }),
    read: signedAddress(shop.ctx, base, { ...of, purpose: 'r' }),
  }
}

test.each([
  ['in one request', {}],
  ['in blocks', { maxSingleShotSize: 1_024, blockSize: 1_024, concurrency: 1 }],
])('a file uploaded %s is read back byte for byte', async (_, options) => {
  const { upload, read } = await addresses()
  const bytes = Buffer.from(Array.from({ length: 5_000 }, (_, i) => i % 251))
  const answered = await new BlockBlobClient(upload).uploadData(bytes, options)
  expect(answered._response.status).toBe(201)
  expect(answered.etag).toBeTruthy()
  expect((await new BlockBlobClient(read).downloadToBuffer()).equals(bytes)).toBe(true)
})

test('a path that a client rebuilt with fewer segments comes to the same file', async () => {
  const { upload, read } = await addresses()
  const url = new URL(upload)
  url.pathname = url.pathname.split('/').slice(0, 3).join('/')
  const headers = { 'x-ms-blob-type': 'BlockBlob' }
  expect((await fetch(url, { method: 'PUT', body: 'bytes', headers })).status).toBe(201)
  expect(await (await fetch(read)).text()).toBe('bytes')
})

test('an address is for what it was made for, for a day', async () => {
  const { upload, read } = await addresses()
  await expect(new BlockBlobClient(read).uploadData(Buffer.from('x'))).rejects.toMatchObject({
    statusCode: 403,
    code: 'AuthorizationPermissionMismatch',
  })
  expect((await fetch(read)).status).toBe(404)
  const others = upload.replace(/skoid=[^&]+/, 'skoid=00000000-0000-7000-8000-000000000001')
  await expect(new BlockBlobClient(others).uploadData(Buffer.from('x'))).rejects.toMatchObject({
    code: 'AuthenticationFailed',
  })
  shop.clock.advance(26 * 3_600_000)
  await expect(new BlockBlobClient(upload).uploadData(Buffer.from('x'))).rejects.toMatchObject({ statusCode: 403 })
})
