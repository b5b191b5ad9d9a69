import { afterEach, beforeEach, expect, test } from 'vitest'
import { eventsBetween } from '#events'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { recordAction, recordSearch, recordVisit, type Visit, writeVisits } from './index.ts'

let shop: TestShop
beforeEach(async () => {
  shop = await aShop()
})
afterEach(() => shop.close())

const aVisit: Visit = {
  key: 'fabrikam.route-planner',
  language: 'en',
  campaign: {},
  referrerHost: undefined,
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
}

async function written() {
  await writeVisits(shop.ctx)
  const from = new Date(0)
  return eventsBetween(shop.ctx, { from, to: new Date(shop.clock.now().getTime() + 1) })
}

test('a visit is counted with its campaign and with nothing about the visitor', async () => {
  recordVisit(shop.ctx, {
    ...aVisit,
    campaign: { src: 'spring', mktcmpid: 'c42', utm_source: 'letter' },
    referrerHost: 'search.example',
  })
  const [event] = await written()
  expect(event).toMatchObject({
    kind: 'listing.visited',
    publisherId: 'fabrikam',
    offerId: 'route-planner',
    at: shop.clock.now(),
  })
  expect(event?.data).toEqual({
    language: 'en',
    src: 'spring',
    mktcmpid: 'c42',
    referrerHost: 'search.example',
    utmSource: 'letter',
    utmMedium: null,
    utmCampaign: null,
  })
})

test.each([
  ['a search engine', 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'],
  ['a program', 'curl/8.5.0'],
  ['who does not say', undefined],
])('%s is not counted', async (_, userAgent) => {
  recordVisit(shop.ctx, { ...aVisit, userAgent })
  recordAction(shop.ctx, { ...aVisit, userAgent, action: 'contact' })
  recordSearch(shop.ctx, { results: 1, facets: 0, language: 'en', userAgent })
  expect(await written()).toEqual([])
})

test('many visits are written in few statements, none lost', async () => {
  for (let i = 0; i < 1201; i++) recordVisit(shop.ctx, aVisit)
  expect(await written()).toHaveLength(1000) // eventsBetween gives as many at a time
  const { rows } = await shop.ctx.database.pool.query('select count(*)::int as count from events')
  expect(rows[0].count).toBe(1201)
})

test('pressing the button and searching are counted, the words of a search are not kept', async () => {
  recordAction(shop.ctx, { ...aVisit, action: 'trial' })
  recordSearch(shop.ctx, { results: 7, facets: 2, language: 'fr', userAgent: aVisit.userAgent })
  expect(await written()).toMatchObject([
    { kind: 'listing.actionStarted', data: { action: 'trial' } },
    { kind: 'catalogue.searched', data: { results: 7, facets: 2, language: 'fr' } },
  ])
})
