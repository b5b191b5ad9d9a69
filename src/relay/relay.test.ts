import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { getConnection, listConnections } from '#delivery'
import { getLead, listLeads } from '#leads'
import { type HttpsReceiver, startHttpsReceiver } from '../../test/fakes/https-receiver.ts'
import { problemOf } from '../../test/support/accounts.ts'
import { deliverAll } from '../../test/support/destination.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import type { RelayConfig } from './config.ts'
import { acceptLead, relayMessagesOf, setUp } from './index.ts'

let receiver: HttpsReceiver
let shop: TestShop
let relay: RelayConfig

beforeAll(async () => {
  receiver = await startHttpsReceiver()
  shop = await aShop({
    env: { COMPTOIR_LEADS_EGRESS_ALLOW: receiver.allow, COMPTOIR_LEADS_EGRESS_CA: receiver.caFile },
  })
  const connection = (name: string, path: string) => ({
    name,
    kind: 'https',
    settings: { url: receiver.url(path) },
    mapping: [{ target: 'Region', value: 'EMEA' }],
  })
  const listener = { sameBodyMinutes: 10 as const, path: '/leads/planner', token: 'a-token-nobody-guesses' }
  relay = {
    publisher: { id: 'fabrikam', name: 'Fabrikam' },
    marketplace: 'Microsoft commercial marketplace',
    listen: { host: '127.0.0.1', port: 0 },
    dataDir: shop.ctx.config.dataDir,
    keepDays: 90,
    egressAllow: [],
    listeners: [
      { ...listener, id: 'planner', to: ['crm', 'archive'] },
      { ...listener, id: 'many', path: '/leads/many', to: ['crm'], sameBodyMinutes: 0 },
    ],
    connections: [connection('crm', '/crm'), connection('archive', '/archive')],
  }
  await setUp(shop.ctx, relay)
})
afterAll(async () => {
  await shop.close()
  await receiver.close()
})
beforeEach(() => {
  receiver.always(202)
  receiver.received.length = 0
})

let customers = 0
const payload = (changes = {}) => ({
  UserDetails: {
    FirstName: 'Some',
    LastName: 'One',
    Email: `someone-${++customers}@contoso.com`,
    Phone: '16175555555',
    Country: 'US',
    Company: 'Contoso',
    Title: 'Esquire',
  },
  LeadSource: 'AzureMarketplace',
  ActionCode: 'INS',
  OfferTitle: 'Route Planner',
  Description: 'Told by the marketplace\nin two lines',
  ...changes,
})
const post = (body: object, { listener = 0, sentAs = undefined as string | undefined } = {}) =>
  acceptLead(shop.ctx, { relay, listener: relay.listeners[listener]!, body: Buffer.from(JSON.stringify(body)), sentAs })
const deliver = () => deliverAll(shop, { messagesOf: relayMessagesOf })

test('a lead that another marketplace posts reaches every connection as it came, with one key', async () => {
  const body = payload()
  const { lead, isNew } = await post(body)
  expect(isNew).toBe(true)
  await deliver()
  expect(receiver.received.map(({ path }) => path).sort()).toEqual(['/archive', '/crm'])
  for (const { json, headers } of receiver.received) {
    expect(json).toEqual({ ...body, Region: 'EMEA' })
    expect(headers['webhook-id']).toBe(lead.id)
  }
})

test('what was sent again because its answer was lost is one lead', async () => {
  const body = payload()
  const first = await post(body)
  shop.clock.advance(3 * 60_000)
  const again = await post(body)
  expect(again).toMatchObject({ isNew: false, lead: { id: first.lead.id } })
  await deliver()
  expect(receiver.received).toHaveLength(2)

  const named = payload()
  const id = '0192f3c1-7b7e-7a10-9c55-3d1f0a6f2b11'
  const byId = await post(named, { sentAs: id })
  shop.clock.advance(30 * 86_400_000)
  expect(byId.lead.id).toBe(id)
  expect((await post(named, { sentAs: id })).isNew).toBe(false)
})

test('the same person again with something new is a lead of its own, marked as a duplicate', async () => {
  const body = payload()
  const first = await post(body)
  const second = await post({ ...body, Description: 'Called again' })
  expect(second).toMatchObject({ isNew: true, lead: { duplicateOf: first.lead.id, flags: ['duplicate'] } })
})

test('a listener may take every request for a lead', async () => {
  const body = payload()
  await post(body, { listener: 1 })
  expect((await post(body, { listener: 1 })).isNew).toBe(true)
})

test('many at once share commits, and none is lost', async () => {
  await deliver()
  receiver.received.length = 0
  const kept = await Promise.all(Array.from({ length: 120 }, () => post(payload(), { listener: 1 })))
  expect(new Set(kept.map(({ lead }) => lead.id)).size).toBe(120)
  await deliver()
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(120)
})

test('what is no lead is refused with what is wrong', async () => {
  expect((await problemOf(post({ hello: 'world' }))).status).toBe(422)
  const { listeners } = relay
  const nonsense = acceptLead(shop.ctx, { relay, listener: listeners[0]!, body: Buffer.from('nonsense') })
  expect((await problemOf(nonsense)).status).toBe(400)
})

test('a destination that is down holds back its own leads only, and gets them when it is back', async () => {
  receiver.always(({ path }) => (path === '/crm' ? 503 : 202))
  const { lead } = await post(payload())
  await deliver()
  const states = async () =>
    (await getLead(shop.ctx, { publisherId: 'fabrikam', leadId: lead.id })).deliveries.map(({ state }) => state).sort()
  expect(await states()).toEqual(['delivered', 'waiting'])
  receiver.always(202)
  shop.clock.advance(10_000)
  await deliver()
  expect(await states()).toEqual(['delivered', 'delivered'])
})

test('the file is the word on every start: nothing doubles, what it leaves out is removed or keeps what waits', async () => {
  await setUp(shop.ctx, relay)
  const connections = () => listConnections(shop.ctx, { publisherId: 'fabrikam' })
  expect((await connections()).map(({ name, liveVersion }) => [name, liveVersion])).toEqual([
    ['archive', 1],
    ['crm', 1],
  ])
  receiver.always(503)
  await post(payload())
  await deliver()
  const [archive] = await connections()
  const without = {
    ...relay,
    listeners: relay.listeners.map((listener) => ({ ...listener, to: ['crm'] })),
    connections: relay.connections.slice(0, 1),
  }
  await setUp(shop.ctx, without)
  const which = { publisherId: 'fabrikam', connectionId: archive!.id }
  expect(await getConnection(shop.ctx, which)).toMatchObject({ state: 'paused', waiting: 1 })
  await setUp(shop.ctx, relay)
  expect((await getConnection(shop.ctx, which)).state).not.toBe('paused')
})

test('secrets that were made here stand in a file of their owner, and in no log', async () => {
  const secret = readFileSync(join(relay.dataDir, 'made-secrets', 'crm.signingSecret'), 'utf8').trim()
  expect(secret).toMatch(/^whsec_/)
  const list = await listLeads(shop.ctx, 'fabrikam', { limit: 1 })
  expect(JSON.stringify(list)).not.toContain(secret)
})

test('an address that a connection refuses is told with its name', async () => {
  const [first] = relay.connections
  const wrong = { ...relay, connections: [{ ...first!, name: 'wrong', settings: { url: 'http://crm.example/' } }] }
  const problem = await problemOf(setUp(shop.ctx, { ...wrong, listeners: [] }))
  expect(problem.errors[0]!.detail).toMatch(/^wrong: /)
})
