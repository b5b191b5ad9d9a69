import { expect, test } from 'vitest'
import { codesIn, findingsIn } from '../../../test/support/offers.ts'

const withHelp = (helpUrl: string) => codesIn({ listing: { helpUrl } })

test.each(['https://fabrikam.example', 'https://bücher.example/ä?q=1#top', 'https://203.0.114.9/help'])(
  '%s can be reached',
  (url) => {
    expect(withHelp(url)).toEqual([])
  },
)

test.each([
  'fabrikam.example',
  'http://fabrikam.example',
  'ftp://fabrikam.example',
  'https://',
  'javascript:alert(1)',
  'https://user:pass@fabrikam.example',
  'https://fabrikam',
  'https://fabrikam.example/a b',
])('%s is no address for customers', (url) => {
  expect(withHelp(url)).toEqual(['listing.helpUrl.invalid'])
})

test.each([
  'https://localhost/x',
  'https://127.0.0.1/x',
  'https://10.0.0.8/',
  'https://192.168.1.1',
  'https://[::1]/',
  'https://169.254.169.254/meta',
  'https://2130706433/',
  'https://printer.local/',
  'https://[::ffff:10.0.0.1]/',
])('%s lies in a private network', (url) => {
  expect(withHelp(url)).toEqual(['listing.helpUrl.private'])
})

test('a free trial needs its address; other options do not ask for one', () => {
  expect(codesIn({ listingOption: 'freeTrial' })).toEqual(['setup.trialUrl.required'])
  expect(codesIn({ listingOption: 'freeTrial', trialUrl: 'https://fabrikam.example/trial' })).toEqual([])
  expect(codesIn({ listingOption: 'getItNowFree', trialUrl: 'nonsense' })).toEqual([])
})

test('terms are a text or an address, and what is not chosen is not checked', () => {
  expect(codesIn({ terms: { mode: null } })).toEqual(['properties.terms.required'])
  expect(codesIn({ terms: { mode: 'url', url: null } })).toEqual(['properties.terms.required'])
  expect(codesIn({ terms: { mode: 'url', url: 'nonsense' } })).toEqual(['properties.terms.url.invalid'])
  expect(codesIn({ terms: { mode: 'text', url: 'nonsense', text: 'Be kind.' } })).toEqual([])
  expect(codesIn({ terms: { mode: 'text', text: 'x'.repeat(10_001) } })).toEqual(['properties.terms.tooLong'])
})

test.each(['+1 425 555 0100', '+33 1 23 45 67 89', '+44 (20) 7946 0000', '+498912345678'])(
  '%s is a phone number',
  (phone) => {
    expect(codesIn({ listing: { supportContact: { phone } } })).toEqual([])
  },
)

test.each(['425 555 0100', '12', '+1', 'call me', '+99 123456789'])('%s is none that a stranger can call', (phone) => {
  expect(codesIn({ listing: { supportContact: { phone } } })).toEqual(['listing.supportContact.phone.invalid'])
})

test.each(['nobody', 'a@b', 'a b@c.example', '@fabrikam.example'])('%s is no e-mail address', (email) => {
  expect(codesIn({ listing: { engineeringContact: { email } } })).toEqual(['listing.engineeringContact.email.invalid'])
})

test('each extra address to notify is checked', () => {
  expect(findingsIn({ submission: { notificationEmails: ['ok@fabrikam.example', 'nobody'] } })).toMatchObject([
    { code: 'submission.notificationEmails.invalid', pointer: '#/submission/notificationEmails/1' },
  ])
})
