import { expect, test } from 'vitest'
import { besideIn } from './form-view.ts'

test('a condition in a list reads beside its field, and with ../ where the list stands', () => {
  const names: string[] = []
  const read = (scope: string, key: string) => {
    besideIn(scope, (name) => {
      names.push(name)
      return []
    })(key)
    return names.at(-1)
  }
  expect(read('', 'pricing.model')).toBe('pricing.model')
  expect(read('meters.0.included.1', 'unlimited')).toBe('meters.0.included.1.unlimited')
  expect(read('meters.0.included.1', '../price')).toBe('meters.0.price')
  expect(read('pricing.terms.2', '../pricing.model')).toBe('pricing.model')
  expect(read('industries.0', '../primaryProduct')).toBe('primaryProduct')
})
