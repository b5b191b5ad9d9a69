import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type IndexedOffer, OfferIndex, type Query } from './offer-index.ts'

const offer = (key: string, more: Partial<Omit<IndexedOffer, 'facets'>> & { facets?: object } = {}): IndexedOffer => ({
  key,
  name: key,
  summary: '',
  description: '',
  keywords: [],
  publisherName: 'Halden Works',
  labels: [],
  publishedAt: new Date('2026-01-01'),
  ...more,
  facets: { category: [], industry: [], product: [], option: [], publisher: [], language: [], ...more.facets },
})

function indexOf(...offers: IndexedOffer[]): OfferIndex {
  const index = new OfferIndex()
  for (const each of offers) index.put(each)
  return index
}

const search = (index: OfferIndex, text: string, more: Partial<Query> = {}) =>
  index.search({ text, filter: {}, sort: 'relevance', offset: 0, limit: 24, ...more })

test('a word in the name counts more than a keyword, the summary and the description, in this order', () => {
  const index = indexOf(
    offer('d', { description: 'plans routes' }),
    offer('s', { summary: 'plans routes' }),
    offer('k', { keywords: ['routes'] }),
    offer('n', { name: 'Routes' }),
  )
  expect(search(index, 'routes').keys).toEqual(['n', 'k', 's', 'd'])
})

test('signs alone are a search that finds nothing; blanks are none', () => {
  const index = indexOf(offer('a'), offer('b'))
  for (const text of ['😀', '*', '\\', '…']) expect(search(index, text)).toMatchObject({ total: 0, keys: [] })
  for (const text of ['', '   ']) expect(search(index, text).total).toBe(2)
})

test('who types a name finds its offer first, accents and case aside', () => {
  const index = indexOf(
    offer('long', { name: 'Éolienne Planning', keywords: ['éolienne'], summary: 'Éolienne, éolienne' }),
    offer('exact', { name: 'Éolienne' }),
  )
  expect(search(index, 'eolienne').keys[0]).toBe('exact')
  expect(search(index, 'ÉOLIENNE').keys[0]).toBe('exact')
})

test.each([
  ['invoice', 'Send invoices in one step'],
  ['invoicing', 'Send invoices in one step'],
  ['planning', 'A plan for each crew'],
  ['facture', 'La facturation sans papier'],
  ['factures', 'Facturer en un geste'],
  ['réparation', 'Suivi des réparations'],
  ['invent', 'Stock and inventory'],
])('“%s” finds “%s”', (text, summary) => {
  expect(search(indexOf(offer('it', { summary }), offer('other')), text).keys).toEqual(['it'])
})

test.each([
  ['inventroy', 'inventory'],
  ['invntory', 'inventory'],
  ['inventoory', 'inventory'],
  ['imventory', 'inventory'],
  ['shedule', 'schedule'],
  ['fcature', 'facture'],
])('a slip of the fingers, “%s”, finds “%s” and asks whether it was meant', (typed, meant) => {
  const found = search(indexOf(offer('it', { summary: meant }), offer('other')), `${typed} halden`)
  expect(found.keys).toEqual(['it'])
  expect(found.didYouMean).toBe(`${meant} halden`)
})

test('what is spelt right is not corrected', () => {
  const index = indexOf(offer('rare', { summary: 'lease' }), offer('often', { summary: 'least' }))
  expect(search(index, 'lease')).toMatchObject({ keys: ['rare'], didYouMean: undefined })
})

test('numbers are taken as they stand', () => {
  expect(search(indexOf(offer('it', { name: 'Module 4711' })), '4712').keys).toEqual([])
})

test('all words are asked for; when no offer has them all, those with most are shown and it is said', () => {
  const index = indexOf(
    offer('both', { summary: 'route planning' }),
    offer('one', { summary: 'route' }),
    offer('two', { summary: 'invoices and quotes' }),
  )
  expect(search(index, 'route planning')).toMatchObject({ keys: ['both'], relaxed: false })
  expect(search(index, 'route invoices quotes')).toMatchObject({ keys: ['two'], relaxed: true })
})

test('an empty query shows everything, newest first', () => {
  const index = indexOf(
    offer('old', { publishedAt: new Date('2025-01-01') }),
    offer('new', { publishedAt: new Date('2026-02-01') }),
  )
  expect(search(index, '').keys).toEqual(['new', 'old'])
  expect(search(index, '', { sort: 'name' }).keys).toEqual(['new', 'old'])
})

test('pages of results follow each other without gap or overlap', () => {
  const index = indexOf(...Array.from({ length: 50 }, (_, i) => offer(`o${i}`, { summary: 'route' })))
  const pages = [0, 20, 40].flatMap((offset) => search(index, 'route', { offset, limit: 20 }).keys)
  expect(new Set(pages).size).toBe(50)
  expect(pages).toEqual(search(index, 'route', { limit: 50 }).keys)
})

test('counts of a facet follow the other facets and the words, not its own choice', () => {
  const index = indexOf(
    offer('a', { facets: { option: ['freeTrial'], language: ['en'] } }),
    offer('b', { facets: { option: ['contactMe'], language: ['en'] } }),
    offer('c', { facets: { option: ['contactMe'], language: ['fr'] } }),
  )
  const found = search(index, '', { filter: { option: ['contactMe'], language: ['fr'] } })
  expect(found.keys).toEqual(['c'])
  expect(Object.fromEntries(found.counts.option)).toEqual({ contactMe: 1 })
  expect(Object.fromEntries(found.counts.language)).toEqual({ en: 1, fr: 1 })
})

test('values of one facet add to each other, an unknown value finds nothing', () => {
  const index = indexOf(offer('a', { facets: { product: ['sales'] } }), offer('b', { facets: { product: ['voice'] } }))
  expect(search(index, '', { filter: { product: ['sales', 'voice'] } }).total).toBe(2)
  expect(search(index, '', { filter: { product: ['nonsense'] } })).toMatchObject({ total: 0, totalUnfiltered: 2 })
})

test('an offer put again replaces itself, a removed one is gone', () => {
  const index = indexOf(offer('a', { name: 'Before' }), offer('b'))
  index.put(offer('a', { name: 'After' }))
  expect(search(index, 'before').keys).toEqual([])
  expect(search(index, 'after').keys).toEqual(['a'])
  index.remove('a')
  expect(search(index, 'after').keys).toEqual([])
  expect(index.size).toBe(1)
})

test('however many changes came before, the index answers as one built anew', () => {
  const word = fc.constantFrom('route', 'routes', 'invoice', 'lease', 'planning', 'éolienne')
  const change = fc.record({ key: fc.integer({ min: 0, max: 40 }), gone: fc.boolean(), name: word, summary: word })
  fc.assert(
    fc.property(fc.array(change, { minLength: 600, maxLength: 900 }), word, (changes, text) => {
      const index = new OfferIndex()
      const now = new Map<string, IndexedOffer>()
      for (const { key, gone, name, summary } of changes) {
        const put = offer(`o${key}`, { name, summary, facets: { option: [name], language: [summary] } })
        if (gone) now.delete(put.key)
        else now.set(put.key, put)
        if (gone) index.remove(put.key)
        else index.put(put)
      }
      const anew = indexOf(...now.values())
      const query = { filter: { language: ['route', 'lease'] }, limit: 100 }
      const [found, expected] = [search(index, text, query), search(anew, text, query)]
      expect(found.keys.toSorted()).toEqual(expected.keys.toSorted())
      expect(found.counts).toEqual(expected.counts)
    }),
    { numRuns: 25 },
  )
})
