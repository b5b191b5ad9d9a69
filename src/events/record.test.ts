import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '#platform/db'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { countByOffer, eventsBetween, recordEvents } from './index.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await aShop()
})
afterAll(() => shop.close())

const today = () => ({
  from: new Date(shop.clock.now().getTime() - 3_600_000),
  to: new Date(shop.clock.now().getTime() + 1),
})

test('many happenings are written at once and read back in the order in which they happened', async () => {
  const early = new Date(shop.clock.now().getTime() - 60_000)
  await recordEvents(shop.ctx, [
    {
      kind: 'lead.captured',
      publisherId: 'fabrikam',
      offerId: 'route-planner',
      subjectId: 'l1',
      data: { country: 'FR' },
    },
    {
      kind: 'listing.visited',
      publisherId: 'fabrikam',
      offerId: 'route-planner',
      at: early,
      data: { src: 'campaign', mktcmpid: null },
    },
  ])
  expect(await eventsBetween(shop.ctx, { ...today(), publisherId: 'fabrikam' })).toMatchObject([
    { kind: 'listing.visited', version: 1, at: early, data: { src: 'campaign', mktcmpid: null } },
    { kind: 'lead.captured', subjectId: 'l1', at: shop.clock.now(), data: { country: 'FR' } },
  ])
})

test('what is rolled back did not happen', async () => {
  const failing = inTransaction(shop.ctx, async (ctx) => {
    await recordEvents(ctx, [{ kind: 'offer.live', publisherId: 'ghost' }])
    throw new Error('the cause fails')
  })
  await expect(failing).rejects.toThrow('the cause fails')
  expect(await eventsBetween(shop.ctx, { ...today(), publisherId: 'ghost' })).toEqual([])
})

test('what concerns no publisher is kept under none, and kinds can be picked', async () => {
  await recordEvents(shop.ctx, [{ kind: 'catalogue.searched', data: { results: 3 } }, { kind: 'person.joined' }])
  expect(await eventsBetween(shop.ctx, { ...today(), publisherId: '', kinds: ['catalogue.searched'] })).toMatchObject([
    { kind: 'catalogue.searched', publisherId: '', data: { results: 3 } },
  ])
})

test('nothing happened writes nothing', async () => {
  const written = async () => (await shop.ctx.database.pool.query('select count(*) from events')).rows[0].count
  const before = await written()
  await recordEvents(shop.ctx, [])
  expect(await written()).toBe(before)
})

test('what happened to each offer is counted, most often first', async () => {
  const happen = (offerId: string) => ({ kind: 'lead.captured' as const, publisherId: 'counted', offerId })
  await recordEvents(shop.ctx, [happen('rarely'), happen('often'), happen('often')])
  const counts = await countByOffer(shop.ctx, { ...today(), kinds: ['lead.captured'] })
  expect(counts.filter((c) => c.publisherId === 'counted')).toEqual([
    { publisherId: 'counted', offerId: 'often', count: 2 },
    { publisherId: 'counted', offerId: 'rarely', count: 1 },
  ])
})
