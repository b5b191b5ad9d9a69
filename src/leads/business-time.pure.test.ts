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

test.each([
  // Clocks go forward from midnight: there is no midnight of that Sunday.
  ['America/Santiago', '2026-09-05T23:00:00Z', '2026-09-07T12:30:00.000Z'],
  // Back from midnight: an hour of that Saturday comes twice.
  ['America/Santiago', '2026-04-04T23:00:00Z', '2026-04-06T13:30:00.000Z'],
  // By half an hour, by a quarter of an hour beside the full one, and over the date line.
  ['Australia/Lord_Howe', '2026-04-03T12:00:00Z', '2026-04-05T23:00:00.000Z'],
  ['Asia/Kathmandu', '2026-03-06T20:00:00Z', '2026-03-09T03:45:00.000Z'],
  ['Pacific/Kiritimati', '2026-03-06T10:00:00Z', '2026-03-08T19:30:00.000Z'],
])(
  'in %s what comes on Friday or Saturday evening is due half an hour after Monday’s opening',
  (timeZone, from, due) => {
    expect(after(from, 30, { ...brussels, timeZone })).toBe(due)
  },
)

test('of a day with a missing hour only the hours that there are count', () => {
  const night = { timeZone: 'Europe/Brussels', days: [7], from: '01:00', to: '04:00' }
  // 29 March 2026 goes from two to three: two hours are open, and the third waits for the next Sunday.
  expect(after('2026-03-28T12:00:00Z', 120, night)).toBe('2026-03-29T02:00:00.000Z')
  expect(after('2026-03-28T12:00:00Z', 150, night)).toBe('2026-04-04T23:30:00.000Z')
})

test('a target longer than a day goes over several', () => {
  expect(after('2026-03-02T08:00:00Z', 8 * 60 * 2 + 30)).toBe('2026-03-04T08:30:00.000Z')
})
