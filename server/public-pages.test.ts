import { createServer, type Server } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { eventsBetween } from '#events'
import { followCatalogue, writeVisits } from '#storefront'
import { aLiveOffer } from '../test/support/live-offer.ts'
import { aShop, type TestShop } from '../test/support/shop.ts'
import { publicPages } from './public-pages.ts'

const listing = '/product/dynamics-365/fabrikam.route-planner'
const browser = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

let shop: TestShop
let server: Server
let base: string
let made: string[]
let unfollow: () => Promise<void>

beforeEach(async () => {
  shop = await aShop()
  made = []
  unfollow = await followCatalogue(shop.ctx)
  const pages = publicPages(shop.ctx, async (request) => {
    const { pathname, search } = new URL(request.url)
    made.push(pathname + search)
    if (pathname === '/search') return new Response('found', { headers: { 'Comptoir-Results': '3' } })
    if (pathname === '/publishers/nobody') return new Response('nothing', { status: 404 })
    return new Response(`<p>page ${made.length}</p>`, {
      headers: { 'Content-Type': 'text/html', 'X-Frame-Options': 'DENY' },
    })
  })
  server = createServer((req, res) => {
    if (!pages(req, res)) res.writeHead(418).end('somebody else’s')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as { port: number }).port}`
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await unfollow()
  await shop.close()
})

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(base + path, { headers: { 'user-agent': browser, ...headers } })

test('a page is made once and then served from memory, however often it is asked for at the same time', async () => {
  const answers = await Promise.all([get('/'), get('/'), get('/?utm_source=x')])
  expect(await Promise.all(answers.map((a) => a.text()))).toEqual(Array(3).fill('<p>page 1</p>'))
  expect(await (await get('/')).text()).toBe('<p>page 1</p>')
  expect(made).toEqual(['/'])
  expect(answers[0]!.headers.get('x-frame-options')).toBe('DENY')
})

test('a browser that has the page is told that it is still the same', async () => {
  const first = await get('/')
  const again = await get('/', { 'if-none-match': first.headers.get('etag')! })
  expect(again.status).toBe(304)
  expect(await again.text()).toBe('')
})

test('when the catalogue changes, pages are made again', async () => {
  await get('/')
  await aLiveOffer(shop.ctx)
  await expect.poll(async () => (await get('/')).text()).not.toBe('<p>page 1</p>')
})

test('a visit of a listing is counted with its campaign, which a cookie carries to its form; the page is one', async () => {
  const first = await get(`${listing}?src=spring&mktcmpid=c1`, { referer: 'https://search.example/?q=x' })
  expect(first.headers.getSetCookie()).toEqual([
    `comptoir_campaign=src%3Dspring%26mktcmpid%3Dc1%26from%3Dsearch.example; Path=${listing}; HttpOnly; SameSite=Lax`,
    `comptoir_campaign=src%3Dspring%26mktcmpid%3Dc1%26from%3Dsearch.example; Path=/fr${listing}; HttpOnly; SameSite=Lax`,
  ])
  expect(first.headers.get('cache-control')).toMatch(/private/)
  const plain = await get(listing)
  expect(plain.headers.getSetCookie()).toEqual([])
  await get(listing, { 'sec-purpose': 'prefetch' })
  expect(made).toEqual([listing])
  await writeVisits(shop.ctx)
  const events = await eventsBetween(shop.ctx, { from: new Date(0), to: new Date('2100-01-01') })
  expect(events.map((e) => [e.kind, e.data.src, e.data.referrerHost])).toEqual([
    ['listing.visited', 'spring', 'search.example'],
    ['listing.visited', null, null],
  ])
})

test('a search is counted with what it found, also from memory', async () => {
  await get('/search?q=crm&product=sales')
  const second = await get('/search?q=crm&product=sales')
  expect(second.headers.get('comptoir-results')).toBeNull()
  await writeVisits(shop.ctx)
  const events = await eventsBetween(shop.ctx, { from: new Date(0), to: new Date('2100-01-01') })
  expect(events.map((e) => e.data)).toEqual(Array(2).fill({ results: 3, facets: 1, language: 'en' }))
})

test('what is not there is passed on and not kept', async () => {
  expect((await get('/publishers/nobody')).status).toBe(404)
  expect((await get('/publishers/nobody')).status).toBe(404)
  expect(made).toHaveLength(2)
})

test.each([`${listing}?hideKey=x`, `${listing}/contact`, '/account/sign-in', '/api/v1/listings'])(
  '%s is left to somebody else',
  async (path) => {
    expect((await get(path)).status).toBe(418)
  },
)

test('only reading is answered from memory', async () => {
  expect((await fetch(base, { method: 'POST' })).status).toBe(418)
  const head = await fetch(base, { method: 'HEAD', headers: { 'accept-encoding': 'identity' } })
  expect([head.status, head.headers.get('content-length')]).toEqual([200, '13'])
})
