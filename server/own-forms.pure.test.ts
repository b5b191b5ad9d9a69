import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { ownForms } from './own-forms.ts'

const pages = new Hono()
pages.use(ownForms({ url: 'https://market.example' }))
pages.all('*', (c) => c.text('done'))

async function statusOf(headers: Record<string, string>, method = 'POST'): Promise<number> {
  return (await pages.request('http://127.0.0.1:4000/account/sign-in', { method, headers })).status
}

test('a form of our own pages is taken', async () => {
  expect(await statusOf({ 'sec-fetch-site': 'same-origin', origin: 'https://market.example' })).toBe(200)
  expect(await statusOf({ origin: 'https://market.example' })).toBe(200)
  expect(await statusOf({ origin: 'http://10.0.0.5:4000', host: '10.0.0.5:4000' })).toBe(200)
})

test('a form of another site is refused, of a neighbour below the same domain too', async () => {
  expect(await statusOf({ 'sec-fetch-site': 'cross-site' })).toBe(403)
  expect(await statusOf({ 'sec-fetch-site': 'same-site', origin: 'https://blog.market.example' })).toBe(403)
  expect(await statusOf({ origin: 'https://elsewhere.example', host: 'market.example' })).toBe(403)
  expect(await statusOf({ origin: 'null', host: 'market.example' })).toBe(403)
})

test('a mail server that unsubscribes somebody is no browser, and links from elsewhere are followed', async () => {
  expect(await statusOf({})).toBe(200)
  expect(await statusOf({ 'sec-fetch-site': 'cross-site' }, 'GET')).toBe(200)
})
