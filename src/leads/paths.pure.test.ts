import { expect, test } from 'vitest'
import { defaultPaths, type Routed, ruleFor } from './paths.ts'

const lead = (changes: Partial<Routed>): Routed => ({
  actionCode: 'PLT',
  source: 'SPZA',
  listingOption: 'contact-me',
  offerId: 'route-planner',
  country: 'BE',
  score: 50,
  isDuplicate: false,
  ...changes,
})
const pathOf = (changes: Partial<Routed>) => ruleFor(lead(changes), defaultPaths)?.path

test('who tries is not who buys: each act has a path of its own', () => {
  expect(pathOf({ actionCode: 'Create' })).toBe('onboard')
  expect(pathOf({ actionCode: 'INS', listingOption: 'transact' })).toBe('welcome')
  expect(pathOf({ actionCode: 'INS', listingOption: 'free-trial' })).toBe('trial-coach')
  expect(pathOf({ actionCode: 'StartTestDrive' })).toBe('trial-coach')
  expect(pathOf({ actionCode: 'INS', listingOption: 'get-it-now-free' })).toBe('education')
  expect(pathOf({ actionCode: 'PLT' })).toBe('call-back')
})

test('who must not be contacted is on no path, whatever the rules say', () => {
  const always = { path: 'all', when: {}, targetMinutes: 60, owners: [], tasks: [] }
  expect(ruleFor(lead({ actionCode: 'DNC' }), [always])).toBeUndefined()
})

test('the first rule that fits decides', () => {
  const rule = (path: string, when: object) => ({ path, when, targetMinutes: 60, owners: [], tasks: [] })
  const rules = [
    rule('benelux', { countries: ['BE', 'LU', 'NL'] }),
    rule('hot', { minScore: 70 }),
    rule('again', { isDuplicate: true }),
  ]
  expect(ruleFor(lead({ score: 90 }), rules)?.path).toBe('benelux')
  expect(ruleFor(lead({ country: 'FR', score: 90 }), rules)?.path).toBe('hot')
  expect(ruleFor(lead({ country: null, isDuplicate: true }), rules)?.path).toBe('again')
  expect(ruleFor(lead({ country: 'FR' }), rules)).toBeUndefined()
})
