import { describe, expect, test } from 'vitest'
import { afterResult, type Circuit, nextAlertAt, type Result, rampAllowance, recovered } from './circuit.ts'

const start = new Date('2026-03-02T09:00:00Z').getTime()
const at = (seconds: number) => new Date(start + seconds * 1000)
const healthy: Circuit = {
  circuit: 'closed',
  consecutiveFailures: 0,
  windowStartedAt: null,
  windowAttempts: 0,
  windowFailures: 0,
  failingSince: null,
  openedAt: null,
  probeAt: null,
  probes: 0,
  successes: 0,
  successesToClose: 1,
  throttledUntil: null,
  recoveredAt: null,
  sentSinceRecovery: 0,
  lastClass: null,
  lastCode: null,
  lastParams: null,
  alertDueAt: null,
  alertsSent: 0,
  recoveryDue: false,
}
const good: Result = { class: 'delivered', code: 'ok' }
const outage: Result = { class: 'transient', code: 'down' }
const fault: Result = { class: 'connection_error', code: 'auth' }
const having = (circuit: Circuit, results: [Result, number][]) =>
  results.reduce((now, [result, seconds]) => afterResult(now, result, at(seconds)), circuit)
const times = (n: number, result: Result, seconds = 0) =>
  Array.from({ length: n }, (): [Result, number] => [result, seconds])

describe('a closed circuit', () => {
  test('is not written to while everything is delivered', () => {
    expect(afterResult(healthy, good, at(0))).toBe(healthy)
  })
  test('is not touched by leads that are refused', () => {
    expect(afterResult(healthy, { class: 'record_error', code: 'refused' }, at(0))).toBe(healthy)
  })
  test('opens at the fifth failure in a row', () => {
    expect(having(healthy, times(4, outage)).circuit).toBe('closed')
    expect(having(healthy, times(5, outage)).circuit).toBe('open')
  })
  test('a delivery in between begins the row anew', () => {
    expect(having(healthy, [...times(4, outage), [good, 1], ...times(4, outage, 2)]).circuit).toBe('closed')
  })
  test('opens at seven failures of ten within five minutes, though they are not in a row', () => {
    const mixed: [Result, number][] = [...times(4, outage), [good, 1], ...times(3, outage, 2), [good, 3]]
    expect(having(healthy, mixed).circuit).toBe('closed')
    expect(having(healthy, [...mixed, [outage, 4]]).circuit).toBe('open')
  })
  test('opens at once when every lead would fail', () => {
    expect(having(healthy, [[fault, 0]])).toMatchObject({ circuit: 'open', alertDueAt: at(0), probeAt: at(30) })
  })
  test('remembers until when the destination wants to be left alone, the longest wish counting', () => {
    const wish = (seconds: number): Result => ({ class: 'throttled', code: 'slow', pauseUntil: at(seconds) })
    expect(
      having(healthy, [
        [wish(30), 0],
        [wish(10), 1],
      ]).throttledUntil,
    ).toEqual(at(30))
  })
})

describe('an open circuit', () => {
  const open = having(healthy, times(5, outage))

  test('asks every three seconds for five minutes, then after 30 s, 60 s … 15 minutes', () => {
    let circuit = open
    const waits = new Set<number>()
    for (let seconds = 0; seconds < 7_200; ) {
      const wait = (circuit.probeAt!.getTime() - at(seconds).getTime()) / 1000
      waits.add(wait)
      seconds += wait
      circuit = afterResult(circuit, outage, at(seconds))
    }
    expect([...waits]).toEqual([3, 30, 60, 120, 240, 480, 900])
  })
  test('closes after three deliveries when it was overloaded, asking without a pause in between', () => {
    const once = having(open, [[good, 3]])
    expect(once).toMatchObject({ circuit: 'open', successes: 1, probeAt: at(3) })
    expect(having(once, times(2, good, 4))).toMatchObject({ circuit: 'closed', recoveredAt: at(4), failingSince: null })
  })
  test('closes after one delivery when the connection was at fault', () => {
    expect(
      having(healthy, [
        [fault, 0],
        [good, 30],
      ]).circuit,
    ).toBe('closed')
  })
  test('a failure between the deliveries counts them anew', () => {
    expect(
      having(open, [
        [good, 3],
        [good, 3],
        [outage, 4],
        [good, 7],
      ]),
    ).toMatchObject({ circuit: 'open', successes: 1 })
  })
  test('a refused lead shows nothing: another may try at once', () => {
    expect(having(open, [[{ class: 'record_error', code: 'refused' }, 3]])).toMatchObject({
      circuit: 'open',
      probeAt: at(3),
    })
  })
  test('is no news for five minutes; then contacts are told after one hour, a day, and daily', () => {
    expect(open.alertDueAt).toEqual(at(300))
    const hours = [1, 2, 3, 4].map((sent) => (nextAlertAt(sent, at(0)).getTime() - start) / 3_600_000)
    expect(hours).toEqual([1, 23, 24, 24])
  })
  test('is suspended after five days, and still asks once an hour', () => {
    const day = 86_400
    expect(afterResult(open, outage, at(5 * day))).toMatchObject({ circuit: 'suspended', probeAt: at(5 * day + 3_600) })
  })
  test('a refused address suspends it and nobody asks', () => {
    expect(having(open, [[{ class: 'blocked', code: 'private' }, 3]])).toMatchObject({
      circuit: 'suspended',
      probeAt: null,
    })
  })
  test('tells of its recovery only those who were told that it failed', () => {
    expect(recovered(open, at(10)).recoveryDue).toBe(false)
    expect(recovered({ ...open, alertsSent: 2 }, at(10)).recoveryDue).toBe(true)
  })
})

test('after a recovery 5 a second may be started, twice as many each half second, and after four seconds all', () => {
  expect(rampAllowance(null, at(0))).toBeUndefined()
  const allowed = [0, 0.5, 1, 1.5, 2, 3, 3.9].map((seconds) => rampAllowance(at(0), at(seconds)))
  expect(allowed).toEqual([1, 3, 8, 18, 38, 158, 574])
  expect(rampAllowance(at(0), at(4))).toBeUndefined()
})
