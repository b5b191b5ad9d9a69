import { OpenAPIHono } from '@hono/zod-openapi'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anonymous, as } from '#platform/ctx'
import type { ApiEnv } from '#platform/http'
import { Problem } from '#platform/problem'
import { aLiveOffer } from '../../test/support/live-offer.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { storefrontApi } from './api.ts'

let shop: TestShop
let get: (path: string) => Promise<{ status: number; body: Record<string, never> }>

beforeAll(async () => {
  shop = await aShop()
  const app = new OpenAPIHono<ApiEnv>()
  app.use(async (c, next) => {
    c.set('ctx', as(shop.ctx, anonymous))
    await next()
  })
  app.route('/', storefrontApi)
  app.onError((error) => new Response('{}', { status: error instanceof Problem ? error.status : 500 }))
  get = async (path) => {
    const answer = await app.request(path)
    return { status: answer.status, body: (await answer.json()) as Record<string, never> }
  }
  const sales = { categories: { primary: { id: 'sales', subcategories: ['notApplicable'] } }, appVersion: '1.0' }
  await aLiveOffer(shop.ctx, { offerId: 'one', document: { ...sales, listing: { name: 'Ledger' } } })
  await aLiveOffer(shop.ctx, {
    offerId: 'two',
    document: { ...sales, listingOption: 'freeTrial', listing: { name: 'Ledger Two' } },
  })
  await aLiveOffer(shop.ctx, { offerId: 'hidden', document: { availability: { hideKey: 'abcdefgh1' } } })
})
afterAll(() => shop.close())

test('programs search as visitors do, with facets', async () => {
  const { status, body } = await get('/listings?q=ledgre&option=freeTrial&option=getItNowFree')
  expect(status).toBe(200)
  expect(body).toMatchObject({
    items: [
      { offerKey: 'fabrikam.two', options: ['freeTrial'], url: expect.stringContaining('/product/dynamics-365/') },
    ],
    total: 1,
    didYouMean: 'ledger',
  })
  expect((body as unknown as { facets: { option: unknown } }).facets.option).toContainEqual(
    expect.objectContaining({ value: 'contactMe', count: 1 }),
  )
})

test('what does not fit is refused with its field', async () => {
  expect((await get('/listings?limit=9999')).status).toBe(400)
  expect((await get('/listings?sort=price')).status).toBe(400)
})

test('a listing is read by its key, a hidden one with its hide key only', async () => {
  expect((await get('/listings/fabrikam.one')).body).toMatchObject({
    name: 'Ledger',
    version: '1.0',
    markets: ['BE', 'FR', 'US'],
  })
  expect((await get('/listings/fabrikam.hidden')).status).toBe(404)
  expect((await get('/listings/fabrikam.hidden?hideKey=abcdefgh1')).status).toBe(200)
})

test('categories are all there, in the language asked for, with their counts', async () => {
  const { items } = (await get('/categories?locale=fr')).body as unknown as { items: { id: string }[] }
  expect(items.find((c) => c.id === 'sales')).toMatchObject({ label: 'Ventes', listings: 2 })
  expect(items.length).toBeGreaterThan(10)
})
