import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { as } from '#platform/ctx'
import { type HttpsReceiver, startHttpsReceiver } from '../../test/fakes/https-receiver.ts'
import { aDestination, aLeadBook, clearDestinations, deliverAll } from '../../test/support/destination.ts'
import { anActor, anOperator } from '../../test/support/people.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { countDeliveries, listConnectionHealth } from './index.ts'

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
beforeEach(async () => {
  receiver.always(202)
  await clearDestinations(shop)
})

test('whoever runs the marketplace sees the connection in trouble first, with its oldest waiting lead', async () => {
  const leads = aLeadBook()
  const working = await aDestination(shop, receiver, { name: 'A working one', offerIds: ['fleet-care'] })
  const refusing = await aDestination(shop, receiver, { name: 'Refuses our signature' })
  receiver.always(401)
  await leads.capture(shop, [{}])
  const since = shop.clock.now()
  await deliverAll(shop, leads)

  const [first, second] = await listConnectionHealth(as(shop.ctx, anOperator('operatorAdmin')))
  expect(first).toMatchObject({
    connectionId: refusing.connectionId,
    name: 'Refuses our signature',
    waiting: 1,
    failed: 0,
    oldestWaitingSince: since,
  })
  expect(first!.state).toMatch(/failing|suspended/)
  expect(first!.problem?.since).toEqual(since)
  expect(second).toMatchObject({ connectionId: working.connectionId, state: 'ok', waiting: 0, problem: null })
})

test('publishers and reviewers do not see the connections of the marketplace', async () => {
  const publisher = as(shop.ctx, anActor({ publisherId: 'fabrikam', roles: ['owner'] }))
  await expect(listConnectionHealth(publisher)).rejects.toMatchObject({ status: 403 })
  await expect(listConnectionHealth(as(shop.ctx, anOperator('reviewer')))).rejects.toMatchObject({ status: 403 })
})

test('a publisher counts its deliveries by where they stand, within what it may see', async () => {
  const leads = aLeadBook()
  await aDestination(shop, receiver, { offerIds: ['route-planner', 'fleet-care'] })
  await leads.capture(shop, [{}, {}, { offerId: 'fleet-care' }])
  await deliverAll(shop, leads)
  const count = (limitedTo?: string[], capturedFrom?: Date) =>
    countDeliveries(as(shop.ctx, anActor({ publisherId: 'fabrikam', roles: ['owner'], limitedTo })), {
      publisherId: 'fabrikam',
      capturedFrom,
    })
  expect(await count()).toEqual({ delivered: 3 })
  expect(await count(['fleet-care'])).toEqual({ delivered: 1 })
  expect(await count(undefined, new Date(shop.clock.now().getTime() + 1))).toEqual({})
})
