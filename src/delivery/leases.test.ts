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
import { attempt } from './attempt.ts'
import { claimDeliveries } from './claim.ts'
import { attemptsOf, type Delivery, deliveriesOf, deliverWith } from './index.ts'
import { renewLeases } from './leases.ts'
import { recordResults } from './record.ts'

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

async function deliveryOf(leadId: string): Promise<Delivery> {
  return (await deliveriesOf(shop.ctx, { publisherId, leadIds: [leadId] })).get(leadId)![0]!
}
const claim = () =>
  claimDeliveries(shop.ctx, {
    workerId: shop.ctx.newId(),
    limit: 10,
    callsAtOnce: (_account, { maxInFlight }) => maxInFlight,
  }).then(({ claims }) => claims)

describe('a worker that dies', () => {
  test('55: loses its lease after ten seconds; the attempt is shown as interrupted and made again', async () => {
    await aDestination(shop, receiver)
    const [lead] = await leads.capture(shop)
    expect(await claim()).toHaveLength(1)
    expect(await deliverAll(shop, leads)).toBe(0)
    shop.clock.advance(9_000)
    expect(await deliverAll(shop, leads)).toBe(0)
    shop.clock.advance(1_000)
    expect(await deliverAll(shop, leads)).toBe(1)
    const delivery = await deliveryOf(lead!.leadId)
    expect(delivery).toMatchObject({ state: 'delivered', attempts: 2 })
    const made = await attemptsOf(shop.ctx, { publisherId, deliveryId: delivery.id })
    expect(made.map(({ class: of, code }) => [of, code])).toEqual([
      ['interrupted', 'delivery.interrupted'],
      ['delivered', 'leads.https.delivered'],
    ])
    expect(receiver.taken.get(lead!.leadId)).toBe(1)
  })

  test('one that renews its lease keeps it', async () => {
    await aDestination(shop, receiver)
    await leads.capture(shop)
    const claims = await claim()
    for (let i = 0; i < 5; i++) {
      shop.clock.advance(8_000)
      await renewLeases(shop.ctx, claims)
      expect(await deliverAll(shop, leads)).toBe(0)
    }
  })

  test('one that only stalled changes nothing with its late result', async () => {
    await aDestination(shop, receiver)
    const [lead] = await leads.capture(shop)
    const [stalled] = await claim()
    const messages = await leads.messagesOf(shop.ctx, [lead!.leadId])
    receiver.next(422)
    const late = await attempt(shop.ctx, [stalled!], messages)
    shop.clock.advance(11_000)
    await deliverAll(shop, leads)
    await recordResults(shop.ctx, late)
    const delivery = await deliveryOf(lead!.leadId)
    expect(delivery.state).toBe('delivered')
    const made = await attemptsOf(shop.ctx, { publisherId, deliveryId: delivery.id })
    expect(made.map(({ class: of }) => of)).toEqual(['interrupted', 'delivered'])
  })
})

describe('the worker', () => {
  async function working(during: () => Promise<void>) {
    const stopping = new AbortController()
    const worker = deliverWith(shop.ctx, { messagesOf: leads.messagesOf, signal: stopping.signal })
    try {
      await during()
    } finally {
      stopping.abort()
      await worker
    }
  }

  test('is woken by a capture and delivers at once, side by side, without being asked', async () => {
    await aDestination(shop, receiver)
    await working(async () => {
      await leads.capture(
        shop,
        Array.from({ length: 20 }, () => ({})),
      )
      await receiver.until(() => receiver.taken.size === 20, 20_000)
    })
    expect(receiver.taken.size).toBe(20)
    const { rows } = await shop.ctx.database.pool.query('select distinct state from deliveries')
    expect(rows).toEqual([{ state: 'delivered' }])
  })

  test('two of them on one database send nothing twice', async () => {
    await aDestination(shop, receiver)
    await working(() =>
      working(async () => {
        await leads.capture(
          shop,
          Array.from({ length: 60 }, () => ({})),
        )
        await receiver.until(() => receiver.taken.size === 60, 20_000)
      }),
    )
    expect([...receiver.taken.values()].every((times) => times === 1)).toBe(true)
  })

  test('that has to stop gives back what a hanging receiver keeps it from finishing', async () => {
    await aDestination(shop, receiver)
    const reached = new Promise<void>((resolve) => {
      receiver.always(() => {
        resolve()
        return { hang: true }
      })
    })
    const [lead] = await leads.capture(shop)
    await working(async () => {
      await reached
    })
    const delivery = await deliveryOf(lead!.leadId)
    expect(delivery.state).toBe('queued')
    expect(await attemptsOf(shop.ctx, { publisherId, deliveryId: delivery.id })).toMatchObject([
      { class: 'interrupted' },
    ])
  }, 20_000)
})
