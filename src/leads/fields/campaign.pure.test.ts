import { expect, test } from 'vitest'
import { readCampaign, referrerHostOf } from './campaign.ts'

test('what the listing’s address says of a campaign is kept', () => {
  expect(readCampaign({ src: 'website', mktcmpid: 'blogpost_12', utm_source: 'News letter', other: 'x' })).toEqual({
    src: 'website',
    mktcmpid: 'blogpost_12',
    utm_source: 'News letter',
  })
})

test.each([
  ['mktcmpid', 'a'.repeat(17)],
  ['mktcmpid', 'spring%20'],
  ['src', 'a'.repeat(65)],
  ['src', 'a b'],
  ['utm_term', 'x'.repeat(129)],
  ['utm_term', ''],
])('%s of %j is dropped and never truncated', (key, value) => {
  expect(readCampaign({ [key]: value, utm_medium: 'mail' })).toEqual({ utm_medium: 'mail' })
})

test('of the page before only the host is kept', () => {
  expect(referrerHostOf('https://search.example/?q=somebody@delvaux.example')).toBe('search.example')
  expect(referrerHostOf('javascript:alert(1)')).toBeNull()
  expect(referrerHostOf('not an address')).toBeNull()
})
