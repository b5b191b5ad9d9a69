import { expect, test } from 'vitest'
import { cameBy, campaignCookies, campaignIn, referrerHost } from './campaign.ts'

test('campaign parameters are read; what does not fit is dropped, never cut', () => {
  const params = new URLSearchParams({
    src: 'spring.2026',
    mktcmpid: 'seventeen-letters',
    utm_source: 'lettre d’été',
    utm_term: 'x'.repeat(129),
    other: 'x',
  })
  expect(campaignIn(params)).toEqual({ src: 'spring.2026', utm_source: 'lettre d’été' })
})

test('a cookie carries the campaign from the listing to its form, in both languages', () => {
  const came = { campaign: { src: 'spring', utm_source: 'a; b=c' }, referrerHost: 'search.example' }
  const cookies = campaignCookies(['/product/x', '/fr/product/x'], came, false)
  expect(cookies.map((cookie) => cookie.match(/Path=[^;]+/)?.[0])).toEqual(['Path=/product/x', 'Path=/fr/product/x'])
  expect(cameBy(`other=1; ${cookies[0]!.split(';')[0]}`)).toEqual(came)
})

test('nothing to say sets no cookie, and a mangled one says nothing', () => {
  expect(campaignCookies(['/x'], { campaign: {}, referrerHost: undefined }, true)).toEqual([])
  expect(cameBy('comptoir_campaign=%E0%A4%A')).toEqual({ campaign: {}, referrerHost: undefined })
  expect(cameBy(undefined)).toEqual({ campaign: {}, referrerHost: undefined })
})

test('a referrer is somebody else’s host, and only the host', () => {
  const own = 'https://shop.example'
  expect(referrerHost('https://search.example/?q=secret', own)).toBe('search.example')
  expect(referrerHost('https://shop.example/search', own)).toBeUndefined()
  expect(referrerHost('android-app://x', own)).toBeUndefined()
  expect(referrerHost('nonsense', own)).toBeUndefined()
})
