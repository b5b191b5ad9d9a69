import { expect, test } from 'vitest'
import { codesIn } from '../../../test/support/offers.ts'

const withKeywords = (...keywords: string[]) => codesIn({ listing: { keywords } })

test('none to three keywords pass', () => {
  expect(withKeywords()).toEqual([])
  expect(withKeywords('dispatch', 'crew', 'planning')).toEqual([])
})

test('a fourth does not', () => {
  expect(withKeywords('a1', 'b1', 'c1', 'd1')).toEqual(['listing.keywords.tooMany'])
})

test('each has 2 to 40 characters', () => {
  expect(withKeywords('x')).toEqual(['listing.keywords.itemLength'])
  expect(withKeywords('x'.repeat(41))).toEqual(['listing.keywords.itemLength'])
})

test('none twice, whatever its case', () => {
  expect(withKeywords('Crew', 'crew')).toEqual(['listing.keywords.itemDuplicate'])
})

test('the name itself is wasted as a keyword', () => {
  expect(withKeywords('crew planner')).toEqual(['listing.keywords.sameAsName (warning)'])
})

test('at most three products to work with', () => {
  expect(codesIn({ listing: { worksWith: ['a', 'b', 'c', 'd'] } })).toEqual(['listing.worksWith.tooMany'])
})
