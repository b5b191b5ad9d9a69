import { expect, test } from 'vitest'
import { placeOf } from './place-of.ts'
import { getOfferType } from './types/registry.ts'
import { sampleDocuments } from './types/samples/documents.ts'

const placeIn = (type: string, pointer: string, locale: 'en' | 'fr' = 'en') =>
  placeOf(locale, getOfferType(type, '2020'), sampleDocuments[type], pointer)

test('a field is called by its label', () => {
  expect(placeIn('saas', '#/listing/summary', 'fr')).toEqual(['Résumé dans les résultats de recherche'])
})

test('of fields that are called the same, the section says which is meant', () => {
  expect(placeIn('saas', '#/listing/engineeringContact/name', 'fr')).toEqual(['Contact technique', 'Nom'])
  expect(placeIn('saas', '#/listing/supportContact/name')).toEqual(['Support contact', 'Name'])
})

test('a plan is called by its name, and what is in it after it', () => {
  expect(placeIn('saas', '#/plans/1/pricing/terms/0/price')).toEqual([
    'Plan “Group”',
    'Term “1 year”',
    'Price of each payment (USD)',
  ])
  expect(placeIn('saas', '#/plans/0/name', 'fr')[0]).toBe('Plan « Team »')
})

test('entries without a name are counted from one', () => {
  expect(placeIn('saas', '#/listing/screenshots/0/caption')).toEqual(['Screenshot 1', 'Caption'])
  expect(placeIn('saas', '#/listing/screenshots/2')).toEqual(['Screenshot 3'])
  expect(placeIn('saas', '#/plans/7/name')).toEqual(['Plan 8', 'Plan name'])
})

test('what is no field has no place', () => {
  expect(placeIn('saas', '#/listing/nothing')).toEqual([])
  expect(placeIn('saas', '#')).toEqual([])
  expect(placeIn('saas', '#/')).toEqual([])
  expect(placeIn('saas', '#/plans/0/')).toEqual(['Plan “Team”'])
})
