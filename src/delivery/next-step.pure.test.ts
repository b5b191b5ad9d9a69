import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Outcome, OutcomeClass } from '#connectors'
import { nextStep, type Standing } from './next-step.ts'

const now = new Date('2026-03-02T09:00:00Z')
const scheduleSeconds = [5, 30, 120, 600, 1800, 3600, 7200, 18000, 36000, 50400, 72000, 86400]
const outcome = (of: OutcomeClass, more: Partial<Outcome> = {}): Outcome => ({
  class: of,
  code: 'x',
  evidence: { durationMs: 1 },
  ...more,
})
const standing = (more: Partial<Standing> = {}): Standing => ({
  deliveryId: 'd',
  tries: 0,
  refusals: 0,
  due: true,
  nextAt: now,
  failingSince: null,
  consecutiveFailures: 0,
  ...more,
})
const step = (o: Outcome, s: Partial<Standing> = {}) => nextStep(o, standing(s), { now, scheduleSeconds })
const secondsUntil = (nextAt: Date) => (nextAt.getTime() - now.getTime()) / 1000

describe('what follows from an attempt', () => {
  test('delivered is the end', () => {
    expect(step(outcome('delivered'))).toEqual({ state: 'delivered' })
    expect(step(outcome('delivered_unconfirmed'))).toEqual({ state: 'delivered_unconfirmed' })
  })

  test('a passing trouble waits as the schedule says, a fifth more or less, thirteen tries in all', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.integer({ min: 0, max: 11 }), (deliveryId, tries) => {
        const next = step(outcome('transient'), { deliveryId, tries })
        if (next.state !== 'waiting') throw new Error(next.state)
        expect(next.tries).toBe(tries + 1)
        expect(secondsUntil(next.nextAt)).toBeGreaterThanOrEqual(0.8 * scheduleSeconds[tries]!)
        expect(secondsUntil(next.nextAt)).toBeLessThanOrEqual(1.2 * scheduleSeconds[tries]!)
      }),
    )
    expect(step(outcome('transient'), { tries: 12 })).toEqual({ state: 'parked', tries: 13, refusals: 0 })
  })

  test('deliveries that failed together do not come back together', () => {
    const times = Array.from({ length: 200 }, (_, i) =>
      step(outcome('transient'), { deliveryId: crypto.randomUUID(), tries: i % 2 }),
    )
    const spread = new Set(times.map((next) => 'nextAt' in next && next.nextAt.getTime()))
    expect(spread.size).toBeGreaterThan(150)
  })

  test('one tried early, to see whether the connection works, is where it was', () => {
    const nextAt = new Date(now.getTime() + 60_000)
    expect(step(outcome('transient'), { due: false, nextAt, tries: 4 })).toEqual({
      state: 'waiting',
      nextAt,
      tries: 4,
      refusals: 0,
    })
    expect(step(outcome('transient'), { due: false, nextAt: null, tries: 4 })).toEqual({
      state: 'held',
      tries: 4,
      refusals: 0,
    })
  })

  test('throttled waits at least as long as it was asked to and takes no try', () => {
    const retryAt = new Date(now.getTime() + 30_000)
    expect(step(outcome('throttled', { retryAt }), { tries: 0 })).toMatchObject({
      state: 'waiting',
      nextAt: retryAt,
      tries: 0,
    })
    const later = step(outcome('throttled', { retryAt }), { tries: 5 })
    expect(later.state === 'waiting' && secondsUntil(later.nextAt)).toBeGreaterThan(2_000)
  })

  test('a connection’s fault holds the lead and takes no try', () => {
    expect(step(outcome('connection_error'), { tries: 3 })).toEqual({ state: 'held', tries: 3, refusals: 0 })
    expect(step(outcome('blocked'), { tries: 3 })).toEqual({ state: 'held', tries: 3, refusals: 0 })
  })

  test('a refused lead gets its grace within the hour, where the connector gives any', () => {
    const waits = [0, 1, 2].map((refusals) => step(outcome('record_error', { graceTries: 3 }), { refusals }))
    expect(waits.map(({ state }) => state)).toEqual(['waiting', 'waiting', 'waiting'])
    const total = waits.reduce((sum, next) => sum + ('nextAt' in next ? secondsUntil(next.nextAt) : 0), 0)
    expect(total).toBeLessThan(3_600)
    expect(step(outcome('record_error', { graceTries: 3 }), { refusals: 3 })).toMatchObject({ state: 'rejected' })
    expect(step(outcome('record_error'))).toMatchObject({ state: 'rejected' })
  })

  test('a trouble that lasts longer than the connector allows is the connection’s fault', () => {
    const dns = outcome('transient', { connectionErrorAfterMs: 3_600_000 })
    expect(step(dns, { failingSince: new Date(now.getTime() - 3_599_000) })).toMatchObject({ state: 'waiting' })
    expect(step(dns, { failingSince: new Date(now.getTime() - 3_600_000) })).toMatchObject({ state: 'held' })
  })
})

test('what fails three times in a row is the connection’s fault where its connector says so', () => {
  const timeout = outcome('transient', { connectionErrorAfterTries: 3 })
  expect(step(timeout, { consecutiveFailures: 1 }).state).toBe('waiting')
  expect(step(timeout, { consecutiveFailures: 2 }).state).toBe('held')
})

test('what was refused because of us is parked, and not tried at the publisher’s expense', () => {
  expect(step(outcome('record_error', { ours: true, graceTries: 3 })).state).toBe('parked')
})
