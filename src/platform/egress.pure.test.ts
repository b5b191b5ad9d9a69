import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createAuthority } from '../../test/fakes/certificates.ts'
import { type HttpsReceiver, startHttpsReceiver } from '../../test/fakes/https-receiver.ts'
import { readConfig } from './config.ts'
import { type Egress, openEgress } from './egress.ts'
import type { Resolve } from './egress-names.ts'
import { openLog } from './log.ts'

const silent = openLog('silent')
let receiver: HttpsReceiver
const opened: Egress[] = []

beforeAll(async () => {
  receiver = await startHttpsReceiver()
})
afterEach(async () => {
  await Promise.all(opened.splice(0).map((egress) => egress.close()))
  receiver.always(202)
  await receiver.present()
})
afterAll(() => receiver.close())

function door({
  allow = [receiver.allow],
  resolve,
  ca = receiver.caFile,
}: {
  allow?: string[]
  resolve?: Resolve
  ca?: string
} = {}) {
  const config = readConfig({ COMPTOIR_LEADS_EGRESS_ALLOW: allow.join(','), COMPTOIR_LEADS_EGRESS_CA: ca })
  const egress = openEgress(config, silent, { resolve })
  opened.push(egress)
  return egress
}

const post = (egress: Egress, url: string, more = {}) => egress.call({ url, method: 'POST', body: '{}', ...more })

test('what an allowed address answers comes back with status, headers and body', async () => {
  receiver.next({ status: 418, headers: { 'x-kettle': 'short' }, body: 'stout' })
  expect(await post(door(), receiver.url())).toMatchObject({
    kind: 'answer',
    status: 418,
    headers: { 'x-kettle': 'short' },
    body: 'stout',
    bodyTruncated: false,
  })
})

test('path and query arrive byte for byte as they were written', async () => {
  for (const path of ['/flow?sig=a%2Fb%3D', "/a'b?x='y'&z=|", '/../up/./x?q=%e9', '?only=query']) {
    await post(door(), receiver.origin + path)
    expect(receiver.received.at(-1)?.path).toBe(path.startsWith('?') ? `/${path}` : path)
  }
})

test('calls to one address share kept-alive connections', async () => {
  const egress = door()
  const before = receiver.connections()
  for (let i = 0; i < 5; i++) await post(egress, receiver.url())
  expect(receiver.connections() - before).toBeLessThanOrEqual(2)
})

test('each way in which a certificate is bad has its own name', async () => {
  const faults = {
    expired: 'expired',
    'not-yet-valid': 'not-yet-valid',
    'self-signed': 'self-signed',
    'wrong-name': 'name-mismatch',
    'unknown-authority': 'unknown-authority',
  } as const
  for (const [fault, reason] of Object.entries(faults)) {
    await receiver.present(fault as keyof typeof faults)
    expect(await post(door(), receiver.url())).toMatchObject({ kind: 'failure', stage: 'tls', reason })
    expect(await door().reach(receiver.url())).toMatchObject({ kind: 'failure', stage: 'tls', reason })
  }
})

test('without the extra authority its certificates are unknown', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ca-'))
  writeFileSync(join(folder, 'ca.pem'), (await createAuthority()).ca)
  expect(await post(door({ ca: join(folder, 'ca.pem') }), receiver.url())).toMatchObject({
    stage: 'tls',
    reason: 'unknown-authority',
  })
  rmSync(folder, { recursive: true })
})

test('a name is pinned to the address that was vetted, and its certificate is checked for the name', async () => {
  const egress = door({ resolve: async () => ['127.0.0.1'] })
  const reply = await post(egress, `https://receiver.example:${receiver.port}/leads`)
  expect(reply).toMatchObject({ kind: 'answer' })
  expect(receiver.received.at(-1)?.headers.host).toBe(`receiver.example:${receiver.port}`)
  expect(await post(egress, `https://other.example:${receiver.port}/`)).toMatchObject({ reason: 'name-mismatch' })
})

test('a name is looked up again for each call: one that moves inside is refused, kept-alive connection or not', async () => {
  let address = '127.0.0.1'
  const egress = door({ resolve: async () => [address] })
  const url = `https://receiver.example:${receiver.port}/`
  expect(await post(egress, url)).toMatchObject({ kind: 'answer' })
  const before = receiver.received.length
  address = '10.0.0.1'
  expect(await post(egress, url)).toMatchObject({ stage: 'guard', reason: 'private-address' })
  expect(receiver.received.length).toBe(before)
})

test('one private address among public ones refuses the name', async () => {
  const egress = door({ allow: [], resolve: async () => ['93.184.216.34', '10.1.2.3'] })
  expect(await post(egress, 'https://rebind.example/')).toMatchObject({ stage: 'guard', reason: 'private-address' })
})

test('a name that does not exist is a failure of names, told apart from name servers that do not answer', async () => {
  const failing = (code: string) =>
    door({ resolve: async () => Promise.reject(Object.assign(new Error(code), { code })) })
  expect(await post(failing('ENOTFOUND'), 'https://gone.example/')).toMatchObject({ stage: 'dns', reason: 'not-found' })
  expect(await post(failing('ETIMEOUT'), 'https://slow.example/')).toMatchObject({ stage: 'dns', reason: 'unanswered' })
})

test('a redirect is an answer and is not followed', async () => {
  receiver.next({ status: 301, headers: { location: 'https://10.0.0.1/inside' } })
  const before = receiver.received.length
  expect(await post(door(), receiver.url())).toMatchObject({ kind: 'answer', status: 301 })
  expect(receiver.received.length).toBe(before + 1)
})

test('only 64 KiB of a body are read, and a cut body changes nothing about the answer', async () => {
  receiver.next({ status: 200, body: 'x'.repeat(1_000_000) }, { status: 200, cut: 'in-body' })
  const long = await post(door(), receiver.url())
  expect(long).toMatchObject({ kind: 'answer', bodyTruncated: true })
  expect(long.kind === 'answer' && long.body.length).toBe(65_536)
  expect(await post(door(), receiver.url())).toMatchObject({
    kind: 'answer',
    status: 200,
    body: 'half',
    bodyTruncated: true,
  })
})

test('headers larger than 16 KiB, garbage and cut connections are no answers', async () => {
  receiver.next(
    { status: 200, headers: { 'x-large': 'x'.repeat(20_000) } },
    { garbage: 'SSH-2.0-OpenSSH_9.9\r\n' },
    { cut: 'before-headers' },
    { cut: 'in-headers' },
  )
  const reasons = []
  for (let i = 0; i < 4; i++) {
    const reply = await post(door(), receiver.url())
    reasons.push(reply.kind === 'failure' && [reply.stage, reply.reason, reply.requestSent])
  }
  expect(reasons).toEqual([
    ['answer', 'headers-too-large', true],
    ['answer', 'not-http', true],
    ['answer', 'reset', true],
    ['answer', 'reset', true],
  ])
})

test('a call that is not answered in time ends, and says that the request went out', async () => {
  receiver.next({ hang: true })
  expect(await post(door(), receiver.url(), { timeoutMs: 200 })).toMatchObject({
    stage: 'answer',
    reason: 'timeout',
    requestSent: true,
  })
})

test('nobody listening is told apart from hanging up before TLS', async () => {
  const mute = createServer((socket) => socket.destroy())
  const port = await new Promise<number>((resolve) =>
    mute.listen(0, '127.0.0.1', () => resolve((mute.address() as { port: number }).port)),
  )
  const egress = door({ allow: [`127.0.0.1:${port}`] })
  expect(await post(egress, `https://127.0.0.1:${port}/`)).toMatchObject({ stage: 'tls', reason: 'reset' })
  await new Promise((resolve) => mute.close(resolve))
  expect(await post(egress, `https://127.0.0.1:${port}/`)).toMatchObject({
    stage: 'connect',
    reason: 'refused',
    requestSent: false,
  })
})

test('reaching connects and verifies, and sends nothing', async () => {
  const before = receiver.received.length
  expect(await door().reach(receiver.url())).toMatchObject({ kind: 'reached', address: '127.0.0.1' })
  expect(receiver.received.length).toBe(before)
})

test('a file is handed over as it comes, whole', async () => {
  receiver.next({ status: 200, body: 'x'.repeat(200_000) })
  let size = 0
  const reply = await door().download({ url: receiver.url(), timeoutMs: 5_000 }, async (body) => {
    for await (const chunk of body) size += chunk.length
  })
  expect(reply).toMatchObject({ kind: 'answer', status: 200 })
  expect(size).toBe(200_000)
})

test('an answer that is no file is told, and nothing is handed over', async () => {
  receiver.next({ status: 403, body: 'expired' })
  const taken: unknown[] = []
  const reply = await door().download({ url: receiver.url(), timeoutMs: 5_000 }, async (body) => {
    taken.push(body)
  })
  expect(reply).toMatchObject({ kind: 'answer', status: 403 })
  expect(taken).toEqual([])
})

test('what the taker of a file refuses is thrown; what the guard refuses is a value', async () => {
  receiver.next({ status: 200, body: 'too much' })
  const refusing = door().download({ url: receiver.url(), timeoutMs: 5_000 }, async () => {
    throw new Error('the disk is full')
  })
  await expect(refusing).rejects.toThrow('the disk is full')
  const inside = await door({ allow: [] }).download({ url: receiver.url(), timeoutMs: 5_000 }, async () => {})
  expect(inside).toMatchObject({ kind: 'failure', stage: 'guard' })
})
