import { afterEach, beforeEach, expect, test } from 'vitest'
import { updatePublisher } from '#accounts'
import { recordEvents } from '#events'
import { aLiveOffer, stopSelling } from '../../test/support/live-offer.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { catalogueRevision, followCatalogue, frontPage, getPublisherPage, searchCatalogue } from './index.ts'

let shop: TestShop
beforeEach(async () => {
  shop = await aShop()
})
afterEach(() => shop.close())

const named = (offerId: string, name: string, more = {}) => ({
  offerId,
  document: { listing: { name }, ...more },
})
const keysFor = async (text: string) => (await searchCatalogue(shop.ctx, { text })).results.map((r) => r.key)

test('an offer is found as soon as it is live, and no longer when distribution stops', async () => {
  expect(await keysFor('orchard')).toEqual([])
  const offer = await aLiveOffer(shop.ctx, named('orchard', 'Orchard Ledger'))
  expect(await keysFor('orchard')).toEqual(['fabrikam.orchard'])
  await stopSelling(shop.ctx, offer)
  expect(await keysFor('orchard')).toEqual([])
})

test('a live offer under a hide key and a preview are not in the catalogue', async () => {
  await aLiveOffer(shop.ctx, named('secret', 'Secret Ledger', { availability: { hideKey: 'abcdefgh1' } }))
  await aLiveOffer(shop.ctx, { ...named('coming', 'Coming Ledger'), slot: 'preview' })
  expect(await keysFor('ledger')).toEqual([])
})

test('a process that follows the catalogue hears of a change by itself, and its pages become old (P23)', async () => {
  const stop = await followCatalogue(shop.ctx)
  const before = catalogueRevision(shop.ctx)!
  await aLiveOffer(shop.ctx, named('heard', 'Heard Of'))
  await expect.poll(() => catalogueRevision(shop.ctx)).toBeGreaterThan(before)
  expect(await keysFor('heard')).toEqual(['fabrikam.heard'])
  await stop()
  expect(catalogueRevision(shop.ctx)).toBeUndefined()
})

test('a renamed publisher is shown and found under its new name', async () => {
  await aLiveOffer(shop.ctx, named('renamed', 'Ledger'))
  await keysFor('ledger')
  await updatePublisher(shop.ctx, 'fabrikam', { revision: 1, profile: { displayName: 'Tournesol' } })
  expect((await getPublisherPage(shop.ctx, 'fabrikam')).cards[0]?.publisherName).toBe('Tournesol')
  expect(await keysFor('tournesol')).toEqual(['fabrikam.renamed'])
})

test('most wanted is what customers asked for most in the last thirty days', async () => {
  await aLiveOffer(shop.ctx, named('old', 'Old'))
  await aLiveOffer(shop.ctx, named('hot', 'Hot'))
  const asked = (offerId: string) => ({ kind: 'lead.captured' as const, publisherId: 'fabrikam', offerId })
  await recordEvents(shop.ctx, [asked('old'), asked('old'), asked('old')])
  shop.clock.advance(31 * 86_400_000)
  await recordEvents(shop.ctx, [asked('hot'), asked('gone')])
  shop.clock.advance(1000)
  const page = await frontPage(shop.ctx)
  expect(page.mostWanted.map((card) => card.key)).toEqual(['fabrikam.hot'])
  expect(page.newest).toHaveLength(2)
})

test('French words find an English offer by the name of its category', async () => {
  await aLiveOffer(
    shop.ctx,
    named('sales', 'Ledger', { categories: { primary: { id: 'sales', subcategories: ['notApplicable'] } } }),
  )
  const found = await searchCatalogue({ ...shop.ctx, locale: 'fr' }, { text: 'vente' })
  expect(found.results.map((r) => r.key)).toEqual(['fabrikam.sales'])
  expect(found.facets.category[0]).toMatchObject({ value: 'sales', count: 1, parts: [] })
})

test('when the filter leaves nothing, it is told what there would be without, and where to look', async () => {
  await aLiveOffer(shop.ctx, named('one', 'Ledger', { categories: { primary: { id: 'sales' } } }))
  const filtered = await searchCatalogue(shop.ctx, { text: 'ledger', filter: { option: ['freeTrial'] } })
  expect(filtered).toMatchObject({ total: 0, nothing: { withoutFilter: 1, loosened: [] } })
  const nonsense = await searchCatalogue(shop.ctx, { text: 'qqqqzzzz' })
  expect(nonsense.nothing).toMatchObject({ withoutFilter: 0, nearestCategories: [{ value: 'sales', count: 1 }] })
})

test('when several facets together leave nothing, it is told which of them to let go', async () => {
  const sales = { categories: { primary: { id: 'sales' } } }
  await aLiveOffer(shop.ctx, named('one', 'Ledger', sales))
  await aLiveOffer(shop.ctx, named('two', 'Ledger Plus', sales))
  await aLiveOffer(shop.ctx, named('three', 'Ledger Trial', { listingOption: 'freeTrial' }))
  const filter = { category: ['sales'], option: ['freeTrial'], language: ['en'] }
  expect((await searchCatalogue(shop.ctx, { text: 'ledger', filter })).nothing?.loosened).toEqual([
    { dimension: 'option', count: 2 },
    { dimension: 'category', count: 1 },
  ])
})
