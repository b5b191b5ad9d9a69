import { expect, test } from 'vitest'
import { besideIn, holdsInForm, type PageView, typedNow } from './form-view.ts'

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

test('what depends on another page stays there while one types: getting started of a service that is sold', () => {
  const page: PageView = {
    key: 'listing',
    label: '',
    sections: [
      {
        key: 'texts',
        label: '',
        fields: [{ key: 'listing.name', type: 'text', label: '', required: true, fixed: false }],
      },
    ],
  }
  const document = { sellThrough: true, listing: { name: 'As saved' } }
  const live = new FormData()
  live.set('listing.name', 'As typed')
  const typed = (name: string) => typedNow(name, { page, document, live })
  expect(typed('listing.name')).toEqual(['As typed'])
  expect(holdsInForm({ key: 'sellThrough', is: true }, typed)).toBe(true)
  expect(typedNow('listing.name', { page, document })).toEqual(['As saved'])
  // A box of this page that is not ticked is not sent: it counts as off, whatever was saved.
  live.delete('listing.name')
  expect(typed('listing.name')).toEqual([])
})
