/** How evenly the machine itself computes: on shared ones arithmetic alone slows down for moments, and every tail is theirs. */
import { setTimeout as pause } from 'node:timers/promises'
import { median } from './pace.ts'

export type Steadiness = { slowSharePercent: number; longestSlowMs: number; timesSlower: number }

/** A sum of some tenths of a millisecond, over and over: how long it takes more than twice its usual time, and how slow it gets. */
export async function steadiness(seconds: number): Promise<Steadiness> {
  const start = performance.now()
  const sums: { at: number; ms: number }[] = []
  while (performance.now() - start < seconds * 1000) {
    const at = performance.now()
    addUp()
    sums.push({ at, ms: performance.now() - at })
    if (sums.length % 16 === 0) await pause(1)
  }
  const usual = median(sums.map(({ ms }) => ms))
  const slow = sums.filter(({ ms }) => ms > 2 * usual)
  const spans: { from: number; to: number; sums: number }[] = []
  for (const { at, ms } of slow) {
    const last = spans.at(-1)
    // Between two moments of one span a sum or two may be as fast as usual.
    if (last && at - last.to < 15) Object.assign(last, { to: at + ms, sums: last.sums + 1 })
    else spans.push({ from: at, to: at + ms, sums: 1 })
  }
  const longest = spans.reduce((most, { from, to }) => Math.max(most, to - from), 0)
  const during = spans.filter(({ sums }) => sums > 2)
  const slowMs = during.reduce((all, { from, to }) => all + to - from, 0)
  return {
    slowSharePercent: Math.round((slowMs / (seconds * 1000)) * 100),
    longestSlowMs: Math.round(longest),
    timesSlower: Math.round((median(slow.map(({ ms }) => ms)) / usual) * 10) / 10,
  }
}

function addUp(): number {
  let sum = 0
  for (let i = 0; i < 40_000; i++) sum += (i * i) % 7
  return sum
}
