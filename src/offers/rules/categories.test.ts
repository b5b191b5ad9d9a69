import { expect, test } from 'vitest'
import { codesIn, findingsIn } from '../../../test/support/offers.ts'

test('primary and secondary category must differ', () => {
  const same = { id: 'sales', subcategories: ['crm'] }
  expect(codesIn({ categories: { primary: same, secondary: same } })).toEqual(['properties.category.duplicate'])
})

test('a category of the other storefront is refused', () => {
  expect(codesIn({ categories: { primary: { id: 'networking', subcategories: ['notApplicable'] } } })).toEqual([
    'properties.category.storefront',
  ])
})

test('a category that does not exist is refused', () => {
  expect(codesIn({ categories: { primary: { id: 'cooking', subcategories: ['notApplicable'] } } })).toEqual([
    'properties.category.invalid',
  ])
})

test('each category asks for subcategories, or "Not applicable"', () => {
  expect(codesIn({ categories: { primary: { id: 'sales', subcategories: null } } })).toEqual([
    'properties.subcategories.required',
  ])
  expect(codesIn({ categories: { primary: { id: 'sales', subcategories: ['notApplicable'] } } })).toEqual([])
  expect(codesIn({ categories: { secondary: { id: 'marketing' } } })).toEqual(['properties.subcategories.required'])
})

test('at most two subcategories for each; the finding names the category in the reader’s words', () => {
  const [finding, ...more] = findingsIn({
    categories: { primary: { id: 'sales', subcategories: ['crm', 'telesales', 'e-commerce'] } },
  })
  expect(more).toEqual([])
  expect(finding).toMatchObject({
    code: 'properties.subcategories.tooMany',
    fieldKey: 'categories.primary.subcategories',
    pointer: '#/categories/primary/subcategories',
    params: { category: 'sales', n: 3, max: 2 },
    message: 'Pick at most two subcategories for Sales.',
  })
})

test('a subcategory belongs to its category', () => {
  expect(codesIn({ categories: { primary: { id: 'sales', subcategories: ['email-marketing'] } } })).toEqual([
    'properties.subcategories.orphan',
  ])
})

test('"Not applicable" excludes subcategories', () => {
  expect(codesIn({ categories: { primary: { id: 'sales', subcategories: ['notApplicable', 'crm'] } } })).toEqual([
    'properties.subcategories.exclusive',
  ])
})
