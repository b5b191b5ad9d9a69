import { expect, it } from 'vitest'
import { inLocale, isPersonal, localeOfPath, preferredLocale } from './locale.ts'

it('a public page says its language in its address', () => {
  expect(['/', '/search', '/french-offers', '/fr', '/fr/search', '/fr.data'].map(localeOfPath)).toEqual([
    'en',
    'en',
    'en',
    'fr',
    'fr',
    'fr',
  ])
})

it('a public page has one address in each language', () => {
  expect(inLocale('fr', '/')).toBe('/fr')
  expect(inLocale('en', '/fr')).toBe('/')
  expect(inLocale('fr', '/search')).toBe('/fr/search')
  expect(inLocale('fr', '/fr/search')).toBe('/fr/search')
  expect(inLocale('en', '/fr/search')).toBe('/search')
})

it('portals and accounts speak the language of their reader, publishers’ public pages do not', () => {
  expect(['/publisher/contoso/offers', '/operator', '/account/sign-in', '/preferences'].every(isPersonal)).toBe(true)
  expect(['/', '/fr', '/publishers/contoso', '/search'].some(isPersonal)).toBe(false)
})

it.each([
  ['fr-CA,fr;q=0.9,en;q=0.8', 'fr'],
  ['en;q=0.3, fr;q=0.7', 'fr'],
  ['de-DE,de,fr;q=0.4', 'fr'],
  ['fr;q=0,en', 'en'],
  ['de', 'en'],
  [null, 'en'],
])('a browser that asks for %s is answered in %s', (header, locale) => {
  expect(preferredLocale(header)).toBe(locale)
})
