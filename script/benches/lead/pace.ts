/** Load: as fast as it goes with so many at a time, or at a steady rate whatever the answers take. */

/** How many deeds end per second when `concurrency` of them are always under way. */
export async function fullSpeed(seconds: number, concurrency: number, deed: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  const end = start + seconds * 1000
  let done = 0
  const one = async () => {
    while (performance.now() < end) {
      await deed()
      done++
    }
  }
  await Promise.all(Array.from({ length: concurrency }, one))
  return (done * 1000) / (performance.now() - start)
}

/** Starts `rate` deeds a second, whether or not earlier ones have ended; the milliseconds from when each was due to its end. */
export async function steadyRate(seconds: number, rate: number, deed: () => Promise<unknown>): Promise<number[]> {
  const start = performance.now()
  const total = Math.floor(seconds * rate)
  const took: number[] = []
  const under: Promise<void>[] = []
  for (let i = 0; i < total; ) {
    const dueUntil = Math.min(total, Math.floor(((performance.now() - start) / 1000) * rate) + 1)
    for (; i < dueUntil; i++) {
      const dueAt = start + (i * 1000) / rate
      under.push(deed().then(() => void took.push(performance.now() - dueAt)))
    }
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  await Promise.all(under)
  return took
}

/** The value that the given share of them does not exceed. */
export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return Math.round((sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN) * 10) / 10
}

export function median(values: number[]): number {
  return percentile(values, 0.5)
}
