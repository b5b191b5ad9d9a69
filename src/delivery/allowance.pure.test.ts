import { expect, test } from 'vitest'
import type { Outcome, SendLimits } from '#connectors'
import { Allowances } from './allowance.ts'

const https: SendLimits = { maxInFlight: 4, growsTo: 64 }
const crm: SendLimits = { maxInFlight: 10 }
const ended = (of: Outcome['class'], { tookMs = 20, atOnce = 99, startedAt = 0 } = {}) => ({
  outcome: { class: of, code: 'x', evidence: { durationMs: tookMs } },
  startedAt,
  endedAt: startedAt + tookMs,
  atOnce,
})
const times = (count: number, deed: () => void) => Array.from({ length: count }).forEach(deed)

test('a destination that answers quickly gets more calls at once, up to a most', () => {
  const allowances = new Allowances()
  expect(allowances.of('a', https)).toBe(4)
  times(100, () => allowances.learn('a', https, ended('delivered')))
  expect(allowances.of('a', https)).toBe(64)
  expect(allowances.of('b', https)).toBe(4)
})

test('nobody gets more who does not use what it has, and nobody more than its vendor names', () => {
  const allowances = new Allowances()
  times(100, () => allowances.learn('a', https, ended('delivered', { atOnce: 3 })))
  expect(allowances.of('a', https)).toBe(4)
  times(100, () => allowances.learn('c', crm, ended('delivered')))
  expect(allowances.of('c', crm)).toBe(10)
})

test('one that becomes slow goes back to what it began with', () => {
  const allowances = new Allowances()
  times(100, () => allowances.learn('a', https, ended('delivered')))
  times(100, () => allowances.learn('a', https, ended('delivered', { tookMs: 2_000 })))
  expect(allowances.of('a', https)).toBe(4)
})

test.each(['throttled', 'transient'] as const)(
  '%s: half as many, once for all calls that were under way, and back by and by',
  (of) => {
    const allowances = new Allowances()
    times(60, () => allowances.learn('a', https, ended('delivered')))
    times(20, () => allowances.learn('a', https, ended(of, { startedAt: 10 })))
    expect(allowances.of('a', https)).toBe(32)
    times(9, () => allowances.learn('a', https, ended(of, { startedAt: 1_000 })))
    expect(allowances.of('a', https)).toBe(16)
    times(8, () => allowances.learn('a', https, ended('delivered', { startedAt: 2_000 })))
    expect(allowances.of('a', https)).toBe(24)
  },
)

test('at least one call is always allowed', () => {
  const allowances = new Allowances()
  for (let at = 0; at < 9; at++) allowances.learn('c', crm, ended('throttled', { startedAt: at * 1_000 }))
  expect(allowances.of('c', crm)).toBe(1)
})
