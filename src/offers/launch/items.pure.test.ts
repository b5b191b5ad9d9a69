import { expect, test } from 'vitest'
import { scoreOf } from '../../../test/support/quality.ts'
import { goalOf, isSeenDone, launchItems } from './items.ts'

const item = (id: string) => launchItems.find((one) => one.id === id)!

test('what the rules see to be done needs nobody’s tick', () => {
  expect(isSeenDone(item('keywords'), scoreOf())).toBe(true)
  expect(isSeenDone(item('keywords'), scoreOf({ listing: { keywords: ['dispatch'] } }))).toBe(false)
  expect(isSeenDone(item('value-proposition'), scoreOf())).toBeUndefined()
  expect(isSeenDone(item('reviews'), scoreOf())).toBeUndefined()
})

const now = new Date('2026-03-02T09:00:00Z')
const since = (date: string) => ({ testDrive: false, sold: false, firstLiveAt: new Date(date), now })

test.each([
  ['just launched', { ...since('2026-02-01'), listingOption: 'contactMe' }, 'leads'],
  ['not live yet, with a trial', { testDrive: false, sold: false, now, listingOption: 'freeTrial' }, 'trials'],
  ['a test drive', { ...since('2026-02-01'), testDrive: true, listingOption: 'contactMe' }, 'trials'],
  ['known, and free to get', { ...since('2025-06-01'), listingOption: 'getItNowFree' }, 'getItNow'],
  ['mature and sold', { ...since('2024-06-01'), sold: true }, 'revenue'],
])('campaigns of an offer that is %s have their goal', (_, offer, goal) => {
  expect(goalOf(offer)).toBe(goal)
})
