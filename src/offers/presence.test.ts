import { afterAll, beforeAll, expect, test } from 'vitest'
import { anActor, aPublisher } from '../../test/support/people.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { as, type Ctx } from '../platform/ctx.ts'
import { createOffer, saveDraft } from './draft.ts'
import { announcePresence, leaveOffer, whoElseIsHere } from './presence.ts'

const key = { publisherId: 'fabrikam', offerId: 'planner' }
let shop: TestShop
let ada: Ctx
let bob: Ctx

beforeAll(async () => {
  shop = await aShop()
  await aPublisher(shop, { publisherId: key.publisherId })
  await createOffer(shop.ctx, { ...key, alias: 'Planner' })
  ada = as(shop.ctx, anActor({ publisherId: key.publisherId, roles: ['developer'], name: 'Ada' }))
  bob = as(shop.ctx, anActor({ publisherId: key.publisherId, roles: ['manager'], name: 'Bob' }))
})
afterAll(() => shop.close())

const names = async (ctx: Ctx) =>
  (await whoElseIsHere(ctx, key)).map(({ personName, pageKey }) => `${personName} at ${pageKey}`)

test('two people with the same offer open see each other, and not themselves', async () => {
  expect(await announcePresence(ada, key, 'listing')).toEqual([])
  expect(await announcePresence(bob, key, 'properties')).toMatchObject([{ personName: 'Ada', pageKey: 'listing' }])
  expect(await names(ada)).toEqual(['Bob at properties'])
})

test('who moves to another page is seen there, also when saving', async () => {
  await saveDraft(bob, { ...key, revision: 1, values: { appVersion: '1.0' }, pageKey: 'availability' })
  expect(await names(ada)).toEqual(['Bob at availability'])
})

test('who leaves, or says nothing for a while, is gone', async () => {
  await announcePresence(ada, key, 'listing')
  await leaveOffer(ada, key)
  expect(await names(bob)).toEqual([])
  shop.clock.advance(41_000)
  expect(await names(ada)).toEqual([])
})
