import { afterAll, beforeAll, expect, test } from 'vitest'
import { as } from '#platform/ctx'
import { aLiveOffer } from '../../test/support/live-offer.ts'
import { anActor } from '../../test/support/people.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { captureLead, countLeadsPerDay, openEnquiryForm } from './index.ts'

let shop: TestShop
let count = 0

beforeAll(async () => {
  shop = await aShop()
  await aLiveOffer(shop.ctx)
  await aLiveOffer(shop.ctx, { offerId: 'fleet-care' })
})
afterAll(() => shop.close())

async function aLeadAt(at: string, offerId = 'route-planner') {
  shop.clock.set(at)
  const offerKey = `fabrikam.${offerId}`
  const form = await openEnquiryForm(shop.ctx, { offerKey, actionCode: 'PLT', session: 's1', locale: 'en' })
  const email = `somebody-${++count}@customer-${count}.example`
  const who = { firstName: 'Lena', lastName: 'Vos', email, country: 'BE', company: 'Vos NV' }
  await captureLead(shop.ctx, { offerKey, actionCode: 'PLT', ...who, consent: form.consent })
}

test('leads are counted by the day of the UTC calendar on which they came, and by offer', async () => {
  await aLeadAt('2026-03-02T23:59:59Z')
  await aLeadAt('2026-03-03T00:00:01Z')
  await aLeadAt('2026-03-03T12:00:00Z')
  await aLeadAt('2026-03-03T13:00:00Z', 'fleet-care')
  const mine = as(shop.ctx, anActor({ publisherId: 'fabrikam', roles: ['owner'] }))
  const days = await countLeadsPerDay(mine, 'fabrikam')
  const of = (day: string, offerId: string) =>
    days.filter((row) => row.day === day && row.offerId === offerId).reduce((sum, row) => sum + row.count, 0)
  expect([
    of('2026-03-02', 'route-planner'),
    of('2026-03-03', 'route-planner'),
    of('2026-03-03', 'fleet-care'),
  ]).toEqual([1, 2, 1])

  const third = { capturedFrom: new Date('2026-03-03T00:00:00Z'), offerId: 'route-planner' }
  expect((await countLeadsPerDay(mine, 'fabrikam', third)).map((row) => row.day)).toEqual(['2026-03-03'])
})

test('somebody limited to some offers counts the leads of those, and a stranger none', async () => {
  const limited = as(shop.ctx, anActor({ publisherId: 'fabrikam', roles: ['owner'], limitedTo: ['fleet-care'] }))
  expect((await countLeadsPerDay(limited, 'fabrikam')).map((row) => row.offerId)).toEqual(['fleet-care'])
  const stranger = as(shop.ctx, anActor({ publisherId: 'northwind', roles: ['owner'] }))
  await expect(countLeadsPerDay(stranger, 'fabrikam')).rejects.toMatchObject({ type: 'not-found' })
})
