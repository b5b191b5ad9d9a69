import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Actor, as } from '#platform/ctx'
import type { HttpsReceiver } from '../../test/fakes/https-receiver.ts'
import { callApi } from '../../test/support/api-client.ts'
import {
  aDestination,
  aLeadBook,
  aShopAndReceiver,
  clearDestinations,
  deliverAll,
  type LeadBook,
} from '../../test/support/destination.ts'
import { anActor } from '../../test/support/people.ts'
import type { TestShop } from '../../test/support/shop.ts'
import { deliveriesOf } from './index.ts'

let receiver: HttpsReceiver
let shop: TestShop
let leads: LeadBook
const publisherId = 'fabrikam'
const owner = anActor({ publisherId })
const stranger = anActor({ publisherId: 'northwind' })
const connectionsPath = `/publishers/${publisherId}/connections`

beforeAll(async () => {
  ;({ receiver, shop } = await aShopAndReceiver())
  await aDestination(shop, receiver)
  await clearDestinations(shop)
})
afterAll(async () => {
  await shop.close()
  await receiver.close()
})
beforeEach(() => {
  receiver.always(202)
  leads = aLeadBook()
})
afterEach(() => clearDestinations(shop))

const call = (actor: Actor, address: string, body?: unknown, headers: Record<string, string> = {}) =>
  callApi(as(shop.ctx, actor), address, body, headers)

const form = () => ({ kind: 'https', name: 'CRM', settings: { url: receiver.url('/flow?sig=4f9d2c') } })

test('a program reads which kinds there are, connects, validates, and is shown no secret twice', async () => {
  const { body: kinds } = await call(owner, 'GET /connectors')
  expect(kinds.items.find(({ kind }: { kind: string }) => kind === 'https')).toMatchObject({
    kind: 'https',
    settings: expect.arrayContaining([expect.objectContaining({ key: 'url', secret: true })]),
  })

  const created = await call(owner, `POST ${connectionsPath}`, form(), { 'idempotency-key': 'once' })
  expect(created.status).toBe(201)
  expect(created.body.shownOnce.signingSecret).toMatch(/^whsec_/)
  const { id } = created.body.connection
  expect((await call(owner, `POST ${connectionsPath}`, form(), { 'idempotency-key': 'once' })).body.connection.id).toBe(
    id,
  )

  const validated = await call(owner, `POST ${connectionsPath}/${id}/validations`)
  expect([validated.status, validated.body.outcome]).toEqual([201, 'passed'])

  const read = await call(owner, `GET ${connectionsPath}/${id}`)
  expect(read.body).toMatchObject({
    state: 'ok',
    liveVersion: 1,
    secrets: { url: { set: true, mask: `${receiver.origin}/…` } },
  })
  for (const secret of ['4f9d2c', created.body.shownOnce.signingSecret]) expect(read.text).not.toContain(secret)
})

test('a change needs the revision that was read, and names every field that is wrong', async () => {
  const { body } = await call(owner, `POST ${connectionsPath}`, form())
  const path = `${connectionsPath}/${body.connection.id}`
  const { etag } = await call(owner, `GET ${path}`)
  expect((await call(owner, `PATCH ${path}`, { name: 'X' })).status).toBe(428)
  const refused = await call(
    owner,
    `PATCH ${path}`,
    { settings: { url: 'http://x.example/', profile: 'odd' } },
    { 'if-match': etag },
  )
  expect([refused.status, refused.body.errors.map((e: { code: string }) => e.code)]).toEqual([
    422,
    ['leads.setting.option'],
  ])
  const changed = await call(owner, `PATCH ${path}`, { settings: { profile: 'extended' } }, { 'if-match': etag })
  expect([changed.status, changed.etag, changed.body.lastVersion]).toEqual([200, '"2"', 2])
  expect((await call(owner, `PATCH ${path}`, { name: 'X' }, { 'if-match': etag })).status).toBe(412)
})

test('a delivery, its attempts, and another try', async () => {
  await aDestination(shop, receiver)
  receiver.always({ status: 422, body: 'Province is mandatory' })
  const [lead] = await leads.capture(shop)
  await deliverAll(shop, leads)
  const [delivery] = (await deliveriesOf(shop.ctx, { publisherId, leadIds: [lead!.leadId] })).get(lead!.leadId)!
  const path = `/publishers/${publisherId}/deliveries/${delivery!.id}`
  expect((await call(owner, `GET ${path}`)).body).toMatchObject({
    state: 'waiting',
    reason: { code: 'leads.https.refused' },
  })
  expect((await call(owner, `GET ${path}/attempts`)).body.items).toMatchObject([
    { number: 1, class: 'record_error', httpStatus: 422, vendorMessage: 'Province is mandatory' },
  ])
  receiver.always(202)
  expect((await call(owner, `POST ${path}/attempts`)).body).toMatchObject({ state: 'queued' })
  await deliverAll(shop, leads)
  expect((await call(owner, `GET ${path}`)).body).toMatchObject({ state: 'delivered', attempts: 2 })
  expect((await call(owner, `POST ${path}/attempts`)).status).toBe(409)
  expect((await call(owner, `DELETE ${path}`)).status).toBe(409)
})

test('pausing, resuming, rotating, sending again and removing', async () => {
  const { connectionId } = await aDestination(shop, receiver, { offerIds: [] })
  const path = `${connectionsPath}/${connectionId}`
  expect((await call(owner, `PUT ${path}/pause`)).body.state).toBe('paused')
  expect((await call(owner, `DELETE ${path}/pause`)).body.state).toBe('ok')
  expect((await call(owner, `POST ${path}/secrets`, { key: 'signingSecret' })).body.shownOnce.signingSecret).toMatch(
    /^whsec_/,
  )
  expect((await call(owner, `POST ${path}/secrets`, { key: 'url' })).status).toBe(404)
  expect((await call(owner, `POST ${path}/retries`)).body).toEqual({ queued: 0 })
  expect((await call(owner, `DELETE ${path}`)).status).toBe(204)
  expect((await call(owner, `GET ${path}`)).status).toBe(404)
})

test('67: a stranger finds nothing, whatever is asked', async () => {
  const { connectionId } = await aDestination(shop, receiver)
  const [lead] = await leads.capture(shop)
  const [delivery] = (await deliveriesOf(shop.ctx, { publisherId, leadIds: [lead!.leadId] })).get(lead!.leadId)!
  const connection = `${connectionsPath}/${connectionId}`
  const deliveryPath = `/publishers/${publisherId}/deliveries/${delivery!.id}`
  for (const address of [
    `GET ${connectionsPath}`,
    `GET ${connection}`,
    `DELETE ${connection}`,
    `POST ${connection}/validations`,
    `PUT ${connection}/pause`,
    `DELETE ${connection}/pause`,
    `POST ${connection}/retries`,
    `GET ${deliveryPath}`,
    `DELETE ${deliveryPath}`,
    `GET ${deliveryPath}/attempts`,
    `POST ${deliveryPath}/attempts`,
    `GET ${deliveryPath.replace(publisherId, 'northwind')}`,
    `DELETE /publishers/${publisherId}/lead-replays/${crypto.randomUUID()}`,
  ]) {
    expect([address, (await call(stranger, address)).status]).toEqual([address, 404])
  }
  expect((await call(stranger, `POST ${connectionsPath}`, form())).status).toBe(404)
  expect((await call(stranger, `PATCH ${connection}`, {}, { 'if-match': '"1"' })).status).toBe(404)
  expect((await call(stranger, `POST ${connection}/secrets`, { key: 'signingSecret' })).status).toBe(404)
})
