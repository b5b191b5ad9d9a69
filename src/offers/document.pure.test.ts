import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changesOf, readKey, withChanges } from './document.ts'
import type { Json, OfferDocument } from './offer-document.ts'
import { lengthOf } from './text-length.ts'
import { getOfferType } from './types/registry.ts'

const type = getOfferType('dynamics-365-ce', '2020')
const store = (values: { [key: string]: Json }, document: OfferDocument = {}) => {
  const { changes, refused } = changesOf(type, values)
  return { document: withChanges(document, changes), refused }
}

test('values come nested, by dotted key, or both', () => {
  const { document, refused } = store({
    listing: { name: 'Planner', supportContact: { name: 'Sam' } },
    'listing.summary': 'Plan.',
  })
  expect(refused).toEqual([])
  expect(document).toEqual({ listing: { name: 'Planner', supportContact: { name: 'Sam' }, summary: 'Plan.' } })
})

test('what is not named stays; null takes a value away, also a whole part', () => {
  const before = {
    listing: { name: 'Planner', summary: 'Plan.' },
    categories: { secondary: { id: 'sales', subcategories: ['crm'] } },
  }
  expect(store({ 'listing.summary': null, categories: { secondary: null } }, before).document).toEqual({
    listing: { name: 'Planner' },
  })
})

test('wrong values are kept as they are', () => {
  const wrong = {
    'listing.name': 'x'.repeat(199),
    listingOption: 'nonsense',
    'listing.helpUrl': 'not an address',
    'listing.keywords': ['a', 'b', 'c', 'd', 'e'],
    'availability.hideKey': 'NO GOOD',
    'testDrive.durationHours': 'two',
  }
  const { document, refused } = store(wrong)
  expect(refused).toEqual([])
  for (const [key, value] of Object.entries(wrong)) expect(readKey(document, key)).toEqual(value)
})

test.each([
  ['a number for a text', { 'listing.name': 42 }, '#/listing/name', 'document.wrongType'],
  ['a text for a list', { 'listing.keywords': 'crew' }, '#/listing/keywords', 'document.wrongType'],
  ['a text for a switch', { 'testDrive.enabled': 'yes' }, '#/testDrive/enabled', 'document.wrongType'],
  ['a list for a number', { 'testDrive.durationHours': [2] }, '#/testDrive/durationHours', 'document.wrongType'],
  ['a text for a part', { listing: 'Planner' }, '#/listing', 'document.wrongType'],
  ['numbers in a list of texts', { 'availability.markets': ['FR', 3] }, '#/availability/markets', 'document.wrongType'],
  ['a text for a list entry', { 'listing.screenshots': ['a.png'] }, '#/listing/screenshots', 'document.wrongType'],
  [
    'a wrong part of an entry',
    { 'listing.screenshots': [{ caption: 3 }] },
    '#/listing/screenshots/0/caption',
    'document.wrongType',
  ],
  ['more than four times the limit', { 'listing.name': 'x'.repeat(201) }, '#/listing/name', 'document.tooLarge'],
  [
    'far too many entries',
    { 'listing.keywords': Array(13).fill('x') },
    '#/listing/keywords',
    'document.tooManyEntries',
  ],
])('%s cannot be stored', (_, values, pointer, code) => {
  expect(store(values as { [key: string]: Json }).refused).toMatchObject([{ pointer, code }])
})

test('everything that cannot be stored is told at once', () => {
  expect(store({ 'listing.name': 1, 'listing.summary': 2, nonsense: 3 }).refused).toHaveLength(3)
})

test.each([
  ['listing.nmae', 'listing.name'],
  ['hideKey', 'availability.hideKey'],
  ['listing.helpURL', 'listing.helpUrl'],
])('an unknown key %s is answered with the one that was meant', (key, suggestion) => {
  expect(store({ [key]: 'x' }).refused).toMatchObject([{ code: 'document.unknownKeyNearly', params: { suggestion } }])
})

test('keys that reach into objects of the language are just unknown', () => {
  const values = JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1, "listing": {"__proto__": "x"}}')
  expect(store(values).refused).toHaveLength(3)
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
})

test('texts are composed, trimmed, and free of control characters', () => {
  const { document } = store({
    'listing.name': '  Cafe\u0301\u0000 \u0007Planner\uFEFF ',
    'terms.text': 'one\r\ntwo\rthree',
    'listing.summary': '\ud800bad',
  })
  expect(document.listing?.name).toBe('Café Planner')
  expect(document.terms?.text).toBe('one\ntwo\nthree')
  expect(document.listing?.summary).toBe('\ufffdbad')
})

test('blank entries of lists, which empty form rows are, are not kept', () => {
  const { document } = store({
    'listing.keywords': ['crew', ' ', ''],
    'listing.documents': [
      { title: '', file: '' },
      { title: 'Guide', file: '' },
    ],
  })
  expect(document).toEqual({ listing: { keywords: ['crew'], documents: [{ title: 'Guide' }] } })
})

test('a whole number may come as text, as forms send it', () => {
  expect(store({ 'testDrive.durationHours': ' 4 ' }).document).toEqual({ testDrive: { durationHours: 4 } })
})

test('a price may be typed with a point or with a comma', () => {
  const service = getOfferType('consulting-service', '2020')
  for (const typed of ['49.5', '49,5', 49.5])
    expect(changesOf(service, { 'pricing.price': typed }).changes.get('pricing.price')).toBe(49.5)
})

test('markup is cleaned as it is stored', () => {
  expect(store({ 'listing.description': '<p onclick="x()">Plan<script>1</script></p>' }).document).toEqual({
    listing: { description: '<p>Plan</p>' },
  })
})

test('length counts code points of the composed text', () => {
  expect(lengthOf('e\u0301')).toBe(1)
  expect(lengthOf('👩‍💻')).toBe(3)
})

test('whatever was typed into a text comes back, but for what no text may hold', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
      const kept = store({ 'listing.name': typed }).document.listing?.name ?? ''
      const printable = (text: string) =>
        text
          .toWellFormed()
          .normalize('NFC')
          .replace(/[\p{Cc}\u2028\u2029\uFEFF]/gu, '')
          .replace(/\s/gu, '')
      expect(printable(kept)).toBe(printable(typed))
      expect(store({ 'listing.name': kept }).document.listing?.name ?? '').toBe(kept)
    }),
  )
})

test('storing a document and storing what was stored are the same', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 60 })
  const values = fc.record(
    {
      listingOption: text,
      'listing.keywords': fc.array(text, { maxLength: 6 }),
      'listing.description': text,
      'testDrive.enabled': fc.boolean(),
      'testDrive.maxConcurrent': fc.oneof(fc.integer(), text),
      'listing.screenshots': fc.array(fc.record({ file: text, caption: text }), { maxLength: 5 }),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(values, (typed) => {
      const { document } = store(typed as { [key: string]: Json })
      expect(store(document as { [key: string]: Json }).document).toEqual(document)
    }),
  )
})
