import { expect, test } from 'vitest'
import { codesIn } from '../../../test/support/offers.ts'

const both = ['listing.helpUrl.sameAsSupport', 'listing.supportContact.url.sameAsHelp']
const withUrls = (helpUrl: string, url: string) => codesIn({ listing: { helpUrl, supportContact: { url } } })

test('two pages of one site pass', () => {
  expect(withUrls('https://fabrikam.example/help', 'https://fabrikam.example/support')).toEqual([])
})

test.each([
  ['the same address', 'https://fabrikam.example/help', 'https://fabrikam.example/help'],
  ['another case', 'https://Fabrikam.example/Help', 'https://fabrikam.example/help'],
  ['a trailing slash', 'https://fabrikam.example/help/', 'https://fabrikam.example/help'],
  ['a fragment', 'https://fabrikam.example/help#faq', 'https://fabrikam.example/help'],
  ['the default port', 'https://fabrikam.example:443/help', 'https://fabrikam.example/help'],
])('%s is one page, told at both fields', (_, help, support) => {
  expect(withUrls(help, support)).toEqual(both)
})

test('a query can be another page', () => {
  expect(withUrls('https://fabrikam.example/p?id=help', 'https://fabrikam.example/p?id=support')).toEqual([])
})
