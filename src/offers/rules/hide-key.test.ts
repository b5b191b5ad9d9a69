import { expect, test } from 'vitest'
import { codesIn } from '../../../test/support/offers.ts'

test('the first preview needs a key; later ones may do without', () => {
  expect(codesIn({ availability: { hideKey: null } })).toEqual(['availability.hideKey.required'])
  expect(codesIn({ availability: { hideKey: null } }, { previewedBefore: true })).toEqual([])
})

test.each(['UPPERCASE1', 'with space1', 'dash-dash1', 'clé4567890'])(
  '%s has characters a key may not have',
  (hideKey) => {
    expect(codesIn({ availability: { hideKey } })).toEqual(['availability.hideKey.format'])
  },
)

test('a short or monotonous key is remarked on', () => {
  expect(codesIn({ availability: { hideKey: 'abc1234' } })).toEqual(['availability.hideKey.weak (warning)'])
  expect(codesIn({ availability: { hideKey: '1111111111' } })).toEqual(['availability.hideKey.weak (warning)'])
  expect(codesIn({ availability: { hideKey: 'abcd1234' } })).toEqual([])
})

test('at least one market, each of them a country', () => {
  expect(codesIn({ availability: { markets: [] } })).toEqual(['availability.markets.required'])
  expect(codesIn({ availability: { markets: ['FR', 'XX'] } })).toEqual(['availability.markets.invalid'])
})
