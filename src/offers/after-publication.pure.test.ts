import { expect, test } from 'vitest'
import { effectsOf, freezesOf } from './after-publication.ts'
import { getOfferType } from './types/registry.ts'

const saas = getOfferType('saas', '2020')
const app = getOfferType('dynamics-365-ce', '2020')

test('what freezes is said with its reason, for the offer and for its plans (P14, P16)', () => {
  const labels = freezesOf(saas, 'en').map(({ label }) => label)
  expect(labels).toEqual(
    expect.arrayContaining([
      'Sell through the marketplace',
      'Use the standard contract',
      'Pricing model',
      'Visibility',
    ]),
  )
  for (const { because } of freezesOf(saas, 'fr')) expect(because).toBeTruthy()
})

test('a listed service may be sold after publishing again, another type needs a new offer (P15)', () => {
  const toSale = (type: typeof saas, document: object) =>
    effectsOf(type, document, 'en').find(({ change }) => change === 'A listing to a sale')?.effect
  expect(toSale(saas, { sellThrough: false })).toBe('Publish again.')
  expect(toSale(saas, { sellThrough: true })).toBeUndefined()
  expect(toSale(app, {})).toBe('Make a new offer.')
})
