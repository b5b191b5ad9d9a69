/** The time in which the sample marketplace came about: its clock is set by whoever tells what happened when. */
import { type Ctx, idsOf } from '#platform/ctx'
import type { JobKind } from '#platform/jobs'
import { openTestJobs } from '../test/support/jobs.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** A context whose clock the loader moves, and whose jobs it works off at once. */
export type Past = { ctx: Ctx; at(ago: { days?: number; hours?: number }): void; runJobs(): Promise<void> }

export function inThePast(ctx: Ctx, kinds: JobKind[]): Past {
  const start = Date.now()
  let now = start
  const queue = openTestJobs(kinds)
  const clock = () => new Date(now)
  const past: Ctx = { ...ctx, jobs: queue, now: clock, newId: idsOf(clock) }
  return {
    ctx: past,
    at({ days = 0, hours = 0 }) {
      now = start - days * dayMs - hours * hourMs
    },
    async runJobs() {
      await queue.run(past)
    },
  }
}
