import { expect, test } from 'vitest'
import { codesIn, findingsIn } from '../../../test/support/offers.ts'

test('industries are optional, and at most two', () => {
  expect(codesIn({ industries: [] })).toEqual([])
  expect(codesIn({ industries: [{ id: 'energy' }, { id: 'automotive' }, { id: 'government' }] })).toEqual([
    'properties.industries.tooMany',
  ])
})

test('at most two sub-industries each, and of their own industry', () => {
  const verticals = ['banking', 'insurance', 'capital-markets']
  const [finding] = findingsIn({ industries: [{ id: 'financial-services', verticals }] })
  expect(finding).toMatchObject({
    code: 'properties.industries.verticals.tooMany',
    pointer: '#/industries/0/verticals',
    message: 'Pick at most two sub-industries for Financial Services.',
  })
  expect(codesIn({ industries: [{ id: 'energy', verticals: ['banking'] }] })).toEqual([
    'properties.industries.verticals.orphan',
  ])
})

test('the same industry twice is told at the second', () => {
  expect(findingsIn({ industries: [{ id: 'energy' }, { id: 'energy' }] })).toMatchObject([
    { code: 'properties.industries.duplicate', pointer: '#/industries/1/id' },
  ])
})

test('an industry that was retired asks for another', () => {
  expect(codesIn({ industries: [{ id: 'real-estate' }] })).toEqual(['properties.industries.replaced'])
})
