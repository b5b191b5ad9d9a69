import { expect, test } from 'vitest'
import { entriesOf, findEntry, labelOf, taxonomyNames, taxonomyVersions } from './taxonomy.ts'

test('the business storefront has 14 categories and 66 subcategories, the other 20 and 61', () => {
  const count = (storefront: 'business' | 'it') => [
    entriesOf('categories', { storefront }).length,
    entriesOf('subcategories', { storefront }).length,
  ]
  expect(count('business')).toEqual([14, 66])
  expect(count('it')).toEqual([20, 61])
})

test('industries are those of 2021; retired ones keep their label and say what took their place', () => {
  expect(entriesOf('industries')).toHaveLength(14)
  expect(entriesOf('verticals')).toHaveLength(27)
  expect(entriesOf('industries').map((i) => i.id)).not.toContain('real-estate')
  expect(findEntry('industries', 'real-estate')).toMatchObject({
    label: { en: 'Real Estate', fr: 'Immobilier' },
    retired: { mapsTo: 'professional-services.real-estate' },
  })
})

test('every entry has a key of its own and a label in every language', () => {
  for (const name of taxonomyNames) {
    const entries = entriesOf(name, { retired: true })
    const keys = entries.map((entry) => (entry.storefront === 'it' ? `it ${entry.key}` : entry.key))
    expect(new Set(keys).size, name).toBe(entries.length)
    for (const { label, key } of entries) {
      expect(label.en, key).toBeTruthy()
      expect(label.fr, key).toBeTruthy()
    }
  }
})

test('what a retired entry maps to exists', () => {
  const keys = new Set([...entriesOf('industries'), ...entriesOf('verticals')].map((entry) => entry.key))
  for (const name of ['industries', 'verticals'] as const) {
    for (const { retired } of entriesOf(name, { retired: true })) {
      if (retired?.mapsTo) expect(keys).toContain(retired.mapsTo)
    }
  }
})

test('a label is found in both languages, within its parent; an unknown id is shown as it is', () => {
  expect(labelOf('fr', 'categories', 'sales')).toBe('Ventes')
  expect(labelOf('en', 'subcategories', 'legal', 'compliance-and-legal')).toBe('Legal')
  expect(findEntry('subcategories', 'legal', { parent: 'sales' })).toBeUndefined()
  expect(labelOf('fr', 'markets', 'DE')).toBe('Allemagne')
  expect(labelOf('en', 'categories', 'nothing-like-it')).toBe('nothing-like-it')
})

test('markets are the countries of ISO 3166-1', () => {
  expect(entriesOf('markets')).toHaveLength(249)
  expect(findEntry('markets', 'XX')).toBeUndefined()
})

test('six regions need an authorisation', () => {
  const restricted = entriesOf('packageRegions').filter((region) => region.class === 'restricted')
  expect(restricted.map((region) => region.id)).toEqual(['gcc', 'gcc-high', 'us-dod', 'deu', 'chn', 'tip'])
})

test('each list has a version to remember', () => {
  expect(taxonomyVersions()).toMatchObject({ categories: '2021-08', packageRegions: '2022-02' })
})
