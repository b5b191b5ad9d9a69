import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HttpsReceiver, startHttpsReceiver } from '../../test/fakes/https-receiver.ts'
import { aDestination, aLeadBook, deliverAll } from '../../test/support/destination.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { aLeadMessage } from '../connectors/conformance.ts'
import { workOnce } from './index.ts'

let receiver: HttpsReceiver
let shop: TestShop
beforeAll(async () => {
  receiver = await startHttpsReceiver()
  shop = await aShop({
    env: { COMPTOIR_LEADS_EGRESS_ALLOW: receiver.allow, COMPTOIR_LEADS_EGRESS_CA: receiver.caFile },
  })
})
afterAll(async () => {
  await shop.close()
  await receiver.close()
})

test('a hundred thousand leads that wait for a dead destination do not delay those of a healthy one', async () => {
  const book = aLeadBook()
  const leads = {
    ...book,
    messagesOf: async (_ctx: unknown, ids: string[]) =>
      new Map(ids.map((leadId) => [leadId, aLeadMessage({ leadId })])),
  }
  const dead = await aDestination(shop, receiver, { name: 'Dead', path: '/dead', offerIds: ['stuck'] })
  await aDestination(shop, receiver, { name: 'Healthy', path: '/healthy', offerIds: ['route-planner'] })
  await fillQueue(dead.connectionId, 100_000)
  receiver.always((request) => (request.path === '/dead' ? 500 : 202))
  expect(await deliverAll(shop, leads)).toBeLessThan(10)

  await leads.capture(shop, [{}])
  await workOnce(shop.ctx, leads)
  expect(receiver.taken.size).toBe(1)

  // Compared with itself on an empty queue, because machines differ: a scan of the dead rows would be a hundred times slower.
  const crowded = await timeOf(() => workOnce(shop.ctx, leads))
  await shop.ctx.database.pool.query('delete from attempts')
  await shop.ctx.database.pool.query('delete from deliveries')
  const empty = await timeOf(() => workOnce(shop.ctx, leads))
  expect(crowded).toBeLessThan(5 * empty + 100)
}, 120_000)

async function fillQueue(connectionId: string, count: number) {
  await shop.ctx.database.pool.query(
    `insert into deliveries (publisher_id, lead_id, connection_id, offer_id, environment, state, person, captured_at, requested_at, next_at)
     select 'fabrikam', gen_random_uuid(), $1, 'stuck', 'live', 'queued', n::text, $2::timestamptz, $2::timestamptz, $2::timestamptz
     from generate_series(1, $3::int) n`,
    [connectionId, shop.clock.now(), count],
  )
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const times = []
  for (let i = 0; i < 7; i++) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[3]!
}
