import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { HttpsReceiver } from '../../test/fakes/https-receiver.ts'
import {
  aDestination,
  aLeadBook,
  aShopAndReceiver,
  clearDestinations,
  deliverAll,
  type LeadBook,
} from '../../test/support/destination.ts'
import type { TestShop } from '../../test/support/shop.ts'
import { as } from '../platform/ctx.ts'
import { listMails } from '../platform/mail.ts'
import type { Problem } from '../platform/problem.ts'
import {
  attemptsOf,
  cancelDelivery,
  cancelReplay,
  type Delivery,
  deliveriesOf,
  eraseDeliveries,
  getDelivery,
  type LeadToDeliver,
  noticeArrivals,
  replayDeliveries,
  retryDelivery,
  setOfferDestinations,
} from './index.ts'

let receiver: HttpsReceiver
let shop: TestShop
let leads: LeadBook
const publisherId = 'fabrikam'

beforeAll(async () => {
  ;({ receiver, shop } = await aShopAndReceiver())
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

async function deliveriesFor(leadId: string): Promise<Delivery[]> {
  return (await deliveriesOf(shop.ctx, { publisherId, leadIds: [leadId] })).get(leadId)!
}
async function deliveryOf(leadId: string): Promise<Delivery> {
  return (await deliveriesFor(leadId))[0]!
}
const refusal = (deed: Promise<unknown>) =>
  deed.then(
    () => undefined,
    (problem: Problem) => [problem.status, problem.type],
  )
const asRequest = (lead: { leadId: string; capturedAt: Date }): LeadToDeliver => ({
  publisherId,
  leadId: lead.leadId,
  offerId: 'route-planner',
  environment: 'live',
  person: lead.leadId,
  capturedAt: lead.capturedAt,
})

describe('trying again by hand', () => {
  test('sends a rejected lead at once, with a fresh schedule', async () => {
    await aDestination(shop, receiver)
    receiver.always(422)
    const [lead] = await leads.capture(shop)
    for (let i = 0; i < 4; i++) {
      await deliverAll(shop, leads)
      shop.clock.advance(3_600_000)
    }
    const rejected = await deliveryOf(lead!.leadId)
    expect(rejected.state).toBe('rejected')
    receiver.always(202)
    expect(await retryDelivery(shop.ctx, { publisherId, deliveryId: rejected.id })).toMatchObject({
      state: 'queued',
      reason: null,
    })
    await deliverAll(shop, leads)
    expect(await deliveryOf(lead!.leadId)).toMatchObject({ state: 'delivered', attempts: 5 })
  })

  test('goes through once although the connection is throttled', async () => {
    await aDestination(shop, receiver)
    receiver.next({ status: 429, headers: { 'retry-after': '600' } })
    const [first, second] = await leads.capture(shop, [{ person: 'ada' }, { person: 'ada' }])
    await deliverAll(shop, leads)
    await retryDelivery(shop.ctx, { publisherId, deliveryId: (await deliveryOf(first!.leadId)).id })
    expect(await deliverAll(shop, leads)).toBe(1)
    expect([...receiver.taken.keys()]).toEqual([first!.leadId])
    expect((await deliveryOf(second!.leadId)).state).toBe('queued')
  })

  test('goes through once although the circuit is open, and closes it when it works', async () => {
    await aDestination(shop, receiver)
    receiver.always(404)
    const captured = await leads.capture(shop, [{}, {}, {}])
    await deliverAll(shop, leads)
    receiver.always(202)
    await retryDelivery(shop.ctx, { publisherId, deliveryId: (await deliveryOf(captured[1]!.leadId)).id })
    await deliverAll(shop, leads)
    shop.clock.advance(1_000)
    await deliverAll(shop, leads)
    expect(receiver.taken.size).toBe(3)
  })

  test('is refused for what was delivered or has nowhere to go', async () => {
    const { connectionId } = await aDestination(shop, receiver)
    const [lead] = await leads.capture(shop)
    await deliverAll(shop, leads)
    const { id } = await deliveryOf(lead!.leadId)
    expect(await refusal(retryDelivery(shop.ctx, { publisherId, deliveryId: id }))).toEqual([
      409,
      'delivery-not-retryable',
    ])
    receiver.always(401)
    const [held] = await leads.capture(shop)
    await deliverAll(shop, leads)
    await setOfferDestinations(shop.ctx, {
      publisherId,
      offerId: 'route-planner',
      environment: 'live',
      connectionIds: [],
    })
    const nowhere = await deliveryOf(held!.leadId)
    expect(nowhere).toMatchObject({ connectionId, reason: { code: 'delivery.no_destination' } })
    expect(await refusal(retryDelivery(shop.ctx, { publisherId, deliveryId: nowhere.id }))).toEqual([
      409,
      'delivery-not-retryable',
    ])
  })

  test('is not for strangers, nor for members who may only read', async () => {
    await aDestination(shop, receiver)
    const [lead] = await leads.capture(shop)
    const which = { publisherId, deliveryId: (await deliveryOf(lead!.leadId)).id }
    const person = (organisationId: string, roles: string[]) =>
      as(shop.ctx, { kind: 'person', id: 'x', name: 'X', grants: [{ organisationId, roles }], instanceRoles: [] })
    const stranger = person('contoso', ['owner'])
    for (const deed of [retryDelivery, cancelDelivery, getDelivery, attemptsOf]) {
      expect(await refusal(deed(stranger, which))).toEqual([404, 'not-found'])
      expect(await refusal(deed(stranger, { ...which, publisherId: 'contoso' }))).toEqual([404, 'not-found'])
      expect(await refusal(deed(shop.ctx, { ...which, deliveryId: 'guess' }))).toEqual([404, 'not-found'])
    }
    expect(await refusal(retryDelivery(person(publisherId, ['developer']), which))).toEqual([403, 'forbidden'])
  })
})

describe('giving up', () => {
  test('a cancelled delivery is not sent', async () => {
    await aDestination(shop, receiver)
    const [lead] = await leads.capture(shop)
    const { id } = await deliveryOf(lead!.leadId)
    expect((await cancelDelivery(shop.ctx, { publisherId, deliveryId: id })).state).toBe('cancelled')
    expect(await deliverAll(shop, leads)).toBe(0)
    expect(await refusal(cancelDelivery(shop.ctx, { publisherId, deliveryId: id }))).toEqual([
      409,
      'delivery-not-cancellable',
    ])
  })

  test('one that was just being sent, and arrived, is shown as delivered', async () => {
    await aDestination(shop, receiver)
    const [lead] = await leads.capture(shop)
    const { id } = await deliveryOf(lead!.leadId)
    let cancelled: Promise<unknown> | undefined
    receiver.always(() => {
      cancelled = cancelDelivery(shop.ctx, { publisherId, deliveryId: id })
      return { status: 202, delayMs: 300 }
    })
    await deliverAll(shop, leads)
    expect(await cancelled).toMatchObject({ state: 'cancelled' })
    expect((await deliveryOf(lead!.leadId)).state).toBe('delivered')
  })

  test('an erased lead leaves nothing of what its destination answered, and goes nowhere', async () => {
    await aDestination(shop, receiver)
    receiver.next({ status: 500, body: 'could not store a.okonkwo@delvaux.example' })
    const [lead] = await leads.capture(shop)
    await deliverAll(shop, leads)
    const { id } = await deliveryOf(lead!.leadId)
    await eraseDeliveries(shop.ctx, { publisherId, leadIds: [lead!.leadId] })
    expect(await deliveryOf(lead!.leadId)).toMatchObject({ state: 'erased', nextAt: null })
    expect(JSON.stringify(await attemptsOf(shop.ctx, { publisherId, deliveryId: id }))).not.toContain('okonkwo')
  })
})

describe('replaying', () => {
  test('60: what is missing sends only what did not arrive, five a second, under the same key', async () => {
    const { connectionId } = await aDestination(shop, receiver)
    const arrived = await leads.capture(shop, [{}, {}])
    await deliverAll(shop, leads)
    receiver.always(422)
    const missing = await leads.capture(shop, [{}, {}, {}])
    for (let i = 0; i < 4; i++) {
      await deliverAll(shop, leads)
      shop.clock.advance(3_600_000)
    }
    receiver.always(202)
    const request = { publisherId, connectionId, leads: [...arrived, ...missing].map(asRequest) }
    expect(await replayDeliveries(shop.ctx, { ...request, dryRun: true })).toEqual({
      leads: 5,
      queued: 3,
      replay: null,
    })
    const before = receiver.received.length
    expect(await replayDeliveries(shop.ctx, request)).toMatchObject({
      leads: 5,
      queued: 3,
      replay: { what: 'missing', queued: 3 },
    })
    expect(await deliverAll(shop, leads)).toBe(1)
    shop.clock.advance(1_000)
    await deliverAll(shop, leads)
    expect(receiver.received.slice(before).map(({ headers }) => headers['webhook-id'])).toEqual(
      missing.map(({ leadId }) => leadId),
    )
    const [failed, replayed] = await deliveriesFor(missing[0]!.leadId)
    expect([failed?.state, replayed?.state, replayed?.replayOf]).toEqual(['superseded', 'delivered', failed?.id])
    expect(await replayDeliveries(shop.ctx, { ...request, dryRun: true })).toMatchObject({ queued: 0 })
  })

  test('60: everything also sends what arrived; a receiver that keeps the key sees no new lead', async () => {
    const { connectionId } = await aDestination(shop, receiver)
    const captured = await leads.capture(shop, [{}, {}])
    await deliverAll(shop, leads)
    await replayDeliveries(shop.ctx, { publisherId, connectionId, leads: captured.map(asRequest), what: 'everything' })
    shop.clock.advance(1_000)
    await deliverAll(shop, leads)
    expect(receiver.received).toHaveLength(4)
    expect(receiver.taken.size).toBe(2)
  })

  test('sends leads that never had a destination', async () => {
    const { connectionId } = await aDestination(shop, receiver)
    const [lead] = await leads.capture(shop, [{ offerId: 'another' }])
    expect(await deliverAll(shop, leads)).toBe(0)
    await replayDeliveries(shop.ctx, {
      publisherId,
      connectionId,
      leads: [{ ...asRequest(lead!), offerId: 'another' }],
    })
    await deliverAll(shop, leads)
    expect(receiver.taken.has(lead!.leadId)).toBe(true)
  })

  test('can be taken back: what was not sent yet is not', async () => {
    const { connectionId } = await aDestination(shop, receiver)
    const captured = await leads.capture(
      shop,
      Array.from({ length: 10 }, () => ({})),
    )
    await deliverAll(shop, leads)
    const { replay } = await replayDeliveries(shop.ctx, {
      publisherId,
      connectionId,
      leads: captured.map(asRequest),
      what: 'everything',
    })
    await deliverAll(shop, leads)
    expect(await cancelReplay(shop.ctx, { publisherId, replayId: replay!.id })).toMatchObject({
      cancelledAt: shop.clock.now(),
    })
    shop.clock.advance(60_000)
    expect(await deliverAll(shop, leads)).toBe(0)
    expect(receiver.received).toHaveLength(11)
  })

  test('of more than ten thousand leads is refused', async () => {
    const { connectionId } = await aDestination(shop, receiver)
    const many = Array.from({ length: 10_001 }, () =>
      asRequest({ leadId: crypto.randomUUID(), capturedAt: new Date() }),
    )
    expect(await refusal(replayDeliveries(shop.ctx, { publisherId, connectionId, leads: many }))).toEqual([
      409,
      'too-many-leads',
    ])
  })
})

describe('the notice that leads arrived', () => {
  test('63: goes to each contact once, says which offer and act, and nothing about who', async () => {
    await aDestination(shop, receiver, { contactEmails: 'sales@fabrikam.example; crm@fabrikam.example' })
    await leads.capture(shop, [{}, { actionCode: 'INS', offerTitle: 'Yard Manager' }])
    await noticeArrivals(shop.ctx, leads)
    await noticeArrivals(shop.ctx, leads)
    for (const to of ['sales@fabrikam.example', 'crm@fabrikam.example']) {
      const { items } = await listMails(shop.ctx, { to })
      expect(items).toHaveLength(1)
      expect(items[0]).toMatchObject({ subject: '2 leads arrived', kind: 'lead.arrived' })
      expect(items[0]!.body).toContain('Route Planner – Contact me – BE')
      expect(items[0]!.body).toContain('Yard Manager – Get it now – BE')
      expect(items[0]!.body).not.toMatch(/Amélie|Okonkwo|delvaux|3225550143|vans/i)
    }
  })

  test('is not sent for previews, nor again for replays', async () => {
    const { connectionId } = await aDestination(shop, receiver, { contactEmails: 'sales@fabrikam.example' })
    await leads.capture(shop, [{ environment: 'preview' }])
    const [live] = await leads.capture(shop)
    await deliverAll(shop, leads)
    await noticeArrivals(shop.ctx, leads)
    await replayDeliveries(shop.ctx, { publisherId, connectionId, leads: [asRequest(live!)], what: 'everything' })
    await noticeArrivals(shop.ctx, leads)
    expect((await listMails(shop.ctx, { to: 'sales@fabrikam.example' })).items.map(({ subject }) => subject)).toEqual([
      'A lead arrived for Route Planner',
    ])
  })
})
