import { expect, test } from 'vitest'
import type { SendLimits } from '#connectors'
import { paceOf, type Slice } from './pace.ts'

const key = { publisherId: 'fabrikam', account: 'salesforce web 00D' }
const now = new Date('2026-03-02T12:00:00Z')
const at = now.getTime()
const leftOf = (slices: Slice[], limits: SendLimits) => paceOf(key, slices, { limits, now })?.left
const daily: SendLimits = { maxInFlight: 2, pace: { most: 500, of: 'leads', perMs: 86_400_000 } }
const calls: SendLimits = {
  maxInFlight: 5,
  batch: 300,
  pace: { most: 50, of: 'calls', perMs: 20_000, spread: true },
}

test('what was sent in the stretch that ends now is counted, whenever it began', () => {
  expect(leftOf([], daily)).toBe(500)
  const yesterday = { from: at - 90_000_000, to: at - 86_400_000, sent: 400 }
  const lately = { from: at - 80_000_000, to: at - 60_000_000, sent: 450 }
  expect(leftOf([yesterday, lately], daily)).toBe(50)
  expect(leftOf([lately, { from: at, to: at, sent: 50 }], daily)).toBe(0)
})

test('where calls are counted, a call with many leads is one', () => {
  expect(leftOf([], calls)).toBe(25 * 300)
  expect(leftOf([{ from: at - 1_000, to: at - 1_000, sent: 24 }], calls)).toBe(300)
})

test('the second half of a stretch goes evenly', () => {
  expect(leftOf([{ from: at - 900, to: at - 300, sent: 30 }], calls)).toBe(0)
  expect(leftOf([{ from: at - 900, to: at - 400, sent: 30 }], calls)).toBe(300)
  expect(leftOf([{ from: at - 900, to: at - 400, sent: 50 }], calls)).toBe(0)
})

test('when the next one of the second half may go is known, so that nobody looks too often or too late', () => {
  const pace = paceOf(key, [{ from: at - 900, to: at - 300, sent: 30 }], { limits: calls, now })
  expect(pace).toMatchObject({ left: 0, nextAt: new Date(at + 100) })
})

test('half of an odd number is whole leads', () => {
  const odd: SendLimits = { maxInFlight: 4, pace: { most: 33, of: 'leads', perMs: 10_000, spread: true } }
  expect(leftOf([{ from: at, to: at, sent: 16 }], odd)).toBe(1)
  expect(leftOf([{ from: at, to: at, sent: 17 }], odd)).toBe(0)
})

test('destinations without such a limit have no pace', () => {
  expect(paceOf(key, [], { limits: { maxInFlight: 4 }, now })).toBeUndefined()
})
