/**
 * What follows from one attempt, all in one place: the state machine of a delivery (spec leads §5.2, §5.3).
 * A function of values; who was told what by whom does not matter here.
 */
import type { Outcome } from '#connectors'

export type Standing = {
  deliveryId: string
  /** Tries the schedule has counted before this attempt. */
  tries: number
  /** Refusals given the benefit of the doubt before this attempt. */
  refusals: number
  /** It was its turn by its own schedule, and not only sent early to see whether the connection works again. */
  due: boolean
  /** When it is due; null when it is held. */
  nextAt: Date | null
  /** Since when the connection has delivered nothing. */
  failingSince: Date | null
  /** Failures of the connection in a row before this attempt. */
  consecutiveFailures: number
}

export type NextStep =
  | { state: 'delivered' | 'delivered_unconfirmed' }
  | { state: 'waiting'; nextAt: Date; tries: number; refusals: number }
  | { state: 'held'; tries: number; refusals: number }
  | { state: 'rejected' | 'parked'; tries: number; refusals: number }

// A refused lead is tried again within the hour: deployments break endpoints for minutes (§3.6).
const graceSeconds = [60, 600, 1800]
const jitter = 0.2

export function nextStep(
  outcome: Outcome,
  standing: Standing,
  { now, scheduleSeconds }: { now: Date; scheduleSeconds: number[] },
): NextStep {
  // Tries are what the schedule allowed. An early probe takes none away from the lead that happened to be used.
  const tries = standing.tries + (standing.due ? 1 : 0)
  const { refusals } = standing
  const after = (seconds: number) => later(now, seconds, `${standing.deliveryId} ${tries} ${refusals}`)

  switch (classOf(outcome, standing, now)) {
    case 'delivered':
    case 'delivered_unconfirmed':
      return { state: outcome.class as 'delivered' | 'delivered_unconfirmed' }

    case 'transient': {
      // Tried early, and it was no use: nothing has changed for this lead.
      if (!standing.due) return unchanged(standing)
      const wait = scheduleSeconds[tries - 1]
      if (wait === undefined) return { state: 'parked', tries, refusals }
      return { state: 'waiting', nextAt: after(wait), tries, refusals }
    }

    case 'throttled': {
      // Being asked to wait is no failure of the lead: it takes no try.
      const bySchedule = after(scheduleSeconds[Math.min(standing.tries, scheduleSeconds.length - 1)] ?? 0)
      const nextAt = outcome.retryAt && outcome.retryAt > bySchedule ? outcome.retryAt : bySchedule
      return { state: 'waiting', nextAt, tries: standing.tries, refusals }
    }

    case 'record_error': {
      if (outcome.ours) return { state: 'parked', tries, refusals: refusals + 1 }
      const wait = refusals < (outcome.graceTries ?? 0) ? graceSeconds[refusals] : undefined
      if (wait === undefined) return { state: 'rejected', tries, refusals: refusals + 1 }
      return { state: 'waiting', nextAt: after(wait), tries, refusals: refusals + 1 }
    }

    // Every lead would fail: this one waits for the connection, and keeps its tries.
    case 'connection_error':
    case 'blocked':
      return { state: 'held', tries: standing.tries, refusals }
  }
}

function unchanged({ nextAt, tries, refusals }: Standing): NextStep {
  return nextAt ? { state: 'waiting', nextAt, tries, refusals } : { state: 'held', tries, refusals }
}

/** The class that counts: some passing troubles become the connection's fault when they last. */
export function classOf(
  outcome: Outcome,
  { failingSince, consecutiveFailures }: Pick<Standing, 'failingSince' | 'consecutiveFailures'>,
  now: Date,
): Outcome['class'] {
  if (outcome.class !== 'transient') return outcome.class
  if (consecutiveFailures + 1 >= (outcome.connectionErrorAfterTries ?? Number.POSITIVE_INFINITY))
    return 'connection_error'
  if (outcome.connectionErrorAfterMs === undefined || !failingSince) return outcome.class
  return now.getTime() - failingSince.getTime() >= outcome.connectionErrorAfterMs ? 'connection_error' : outcome.class
}

// ±20 %, so that what failed together does not come back together. The spread follows from the delivery
// itself: chance is not needed for it, and the same delivery can be told the same time again.
function later(now: Date, seconds: number, seed: string): Date {
  let hash = 2_166_136_261
  for (const character of seed) hash = Math.imul(hash ^ character.charCodeAt(0), 16_777_619)
  // The lower bits of such a short hash are the less even ones.
  const spread = ((hash ^ (hash >>> 15)) >>> 0) / 0xffffffff
  return new Date(now.getTime() + Math.round(seconds * 1000 * (1 - jitter + 2 * jitter * spread)))
}
