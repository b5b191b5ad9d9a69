import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { RelayConfig } from '#relay'
import { createAuthority } from '../test/fakes/certificates.ts'
import { type HttpsReceiver, startHttpsReceiver } from '../test/fakes/https-receiver.ts'
import { startRelay } from './relay.ts'

const token = 'a-token-nobody-guesses'
const adminToken = 'an-admin-token-nobody-guesses'
const folder = mkdtempSync(join(tmpdir(), 'comptoir-relay-'))
let receiver: HttpsReceiver
let relay: Awaited<ReturnType<typeof startRelay>>
let relayed: RelayConfig

beforeAll(async () => {
  process.env.COMPTOIR_LOG_LEVEL = 'silent'
  receiver = await startHttpsReceiver({ authority: await createAuthority() })
  relayed = {
    publisher: { id: 'fabrikam', name: 'Fabrikam' },
    marketplace: 'Microsoft commercial marketplace',
    listen: { host: '127.0.0.1', port: 0 },
    databaseUrl: await databaseUrl(),
    dataDir: folder,
    keepDays: 90,
    egressAllow: [receiver.allow],
    egressCertificates: receiver.caFile,
    adminToken,
    listeners: [{ id: 'planner', path: '/leads', token, to: ['crm'], sameBodyMinutes: 10 }],
    connections: [{ name: 'crm', kind: 'https', settings: { url: receiver.url() }, mapping: [] }],
  }
  relay = await startRelay(relayed)
})
afterAll(async () => {
  await relay.stop()
  await receiver.close()
  rmSync(folder, { recursive: true, force: true })
})

async function databaseUrl(): Promise<string | undefined> {
  if (process.env.TEST_DATABASE !== 'postgres') return undefined
  const admin = inject('postgresUrl')
  const client = new pg.Client({ connectionString: admin })
  await client.connect()
  await client.query('create database relay_face template migrated')
  await client.end()
  return admin.replace(/\/postgres$/, '/relay_face')
}

const payload = (email: string) =>
  JSON.stringify({ UserDetails: { Email: email }, LeadSource: 'SPZA', ActionCode: 'PLT', OfferTitle: 'Planner' })
const post = (path: string, body: string, headers = {}) =>
  fetch(relay.url + path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body })

test('a lead that is posted with the token, wherever it stands, is kept and delivered', async () => {
  const answers = [
    await post(`/leads/${token}`, payload('one@contoso.example')),
    await post(`/leads?code=${token}`, payload('two@contoso.example')),
    await post('/leads', payload('three@contoso.example'), { authorization: `Bearer ${token}` }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202])
  const ids = await Promise.all(answers.map(async (answer) => ((await answer.json()) as { leadId: string }).leadId))
  await receiver.until(() => ids.every((id) => receiver.taken.has(id)))
})

test('without the token there is no such address, and what is no lead is told why', async () => {
  for (const path of ['/leads', '/leads/wrong', '/leads?token=wrong', '/']) {
    expect((await post(path, payload('x@y.example'))).status).toBe(404)
  }
  expect((await fetch(`${relay.url}/leads/${token}`, { method: 'PUT' })).status).toBe(405)
  const refused = await post(`/leads/${token}`, 'nonsense')
  expect(refused.status).toBe(400)
  expect(refused.headers.get('content-type')).toBe('application/problem+json')
  expect((await post(`/leads/${token}`, `"${'x'.repeat(300_000)}"`)).status).toBe(413)
})

test('it says that it is alive, ready and what it does', async () => {
  expect((await fetch(`${relay.url}/healthz`)).status).toBe(200)
  expect((await fetch(`${relay.url}/readyz`)).status).toBe(200)
  expect(await (await fetch(`${relay.url}/metrics`)).text()).toContain('comptoir_relay_leads_total')
})

test('lists and stories of leads are for whoever has the admin token', async () => {
  const address = `${relay.url}/api/v1/publishers/fabrikam/leads`
  expect((await fetch(address)).status).toBe(401)
  expect((await fetch(address, { headers: { authorization: `Bearer ${token}` } })).status).toBe(401)
  const headers = { authorization: `Bearer ${adminToken}`, 'accept-language': 'fr' }
  const { items } = (await (await fetch(address, { headers })).json()) as { items: { id: string }[] }
  expect(items).toHaveLength(3)
  const told = await fetch(`${address}/${items[0]!.id}/explanation`, { headers })
  expect(await told.json()).toMatchObject({ needsYou: false, next: ['Rien à faire : il est où il doit être.'] })
})

test('whoever looks at a listener with a browser is told to post; a token in a path is not said back', async () => {
  expect((await fetch(`${relay.url}/leads/${token}`)).status).toBe(405)
  const empty = await post(`/leads/${token}`, '{}')
  expect(await empty.json()).toMatchObject({ status: 422, instance: '/leads' })
})

test('the lists of leads say that the token is wrong, and nothing else', async () => {
  const asked = await fetch(`${relay.url}/api/v1/publishers/fabrikam/leads`, {
    headers: { authorization: 'Bearer another-token-altogether' },
  })
  expect([asked.status, await asked.text()]).toEqual([401, expect.stringContaining('admin token')])
})

test('a file that is read again counts for the next lead, without a restart', async () => {
  const another = 'another-token-nobody-guesses'
  await relay.reload({
    ...relayed,
    listeners: [{ ...relayed.listeners[0]!, token: another }],
    connections: [{ ...relayed.connections[0]!, mapping: [{ target: 'Region', value: 'APAC' }] }],
  })
  expect((await post(`/leads/${token}`, payload('late@contoso.example'))).status).toBe(404)
  receiver.received.length = 0
  expect((await post(`/leads/${another}`, payload('new@contoso.example'))).status).toBe(202)
  await receiver.until(() => receiver.received.some(({ json }) => json.Region === 'APAC'))
  await relay.reload(relayed)
})
