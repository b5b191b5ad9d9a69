import { expect, test } from 'vitest'
import { afterBusinessMinutes, type Hours } from './business-time.ts'

const brussels: Hours = { timeZone: 'Europe/Brussels', days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }
const at = (text: string) => new Date(text)
const after = (from: string, minutes: number, hours = brussels) =>
  afterBusinessMinutes(at(from), minutes, hours).toISOString()

test('an hour asked for in the morning ends an hour later', () => {
  expect(after('2026-03-02T09:00:00Z', 60)).toBe('2026-03-02T10:00:00.000Z')
})

test('what comes half an hour before closing is due half an hour after the next opening', () => {
  expect(after('2026-03-02T15:30:00Z', 60)).toBe('2026-03-03T08:30:00.000Z')
})

test('what comes on Friday evening is due on Monday', () => {
  expect(after('2026-03-06T20:00:00Z', 60)).toBe('2026-03-09T09:00:00.000Z')
})

test('the day clocks go forward opens at its own nine o’clock', () => {
  // 29 March 2026 is a Sunday: the night before that Monday’s work lost an hour.
  expect(after('2026-03-27T20:00:00Z', 30)).toBe('2026-03-30T07:30:00.000Z')
})

test('a target longer than a day goes over several', () => {
  expect(after('2026-03-02T08:00:00Z', 8 * 60 * 2 + 30)).toBe('2026-03-04T08:30:00.000Z')
})
