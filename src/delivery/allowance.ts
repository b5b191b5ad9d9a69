/**
 * How many calls at once a destination gets from one worker. It begins with what its connector names, gets more
 * while it answers quickly and every place is in use, and half as many when it is overloaded (decision 0115).
 */
import type { Outcome, SendLimits } from '#connectors'

type Allowance = { calls: number; shrunkAt: number }
export type Ended = {
  outcome: Outcome
  /** On the worker's own clock, milliseconds. */
  startedAt: number
  endedAt: number
  /** Calls under way to the same account when this one ended, itself included. */
  atOnce: number
}

const quickMs = 500

export class Allowances {
  private readonly known = new Map<string, Allowance>()

  of(account: string, { maxInFlight }: SendLimits): number {
    return this.known.get(account)?.calls ?? maxInFlight
  }

  /** After one call has ended. */
  learn(account: string, limits: SendLimits, { outcome, startedAt, endedAt, atOnce }: Ended): void {
    const now = this.known.get(account) ?? { calls: limits.maxInFlight, shrunkAt: Number.NEGATIVE_INFINITY }
    const { class: of } = outcome
    if (of === 'throttled' || of === 'transient') {
      // Calls that began before it was reduced tell of the load from before.
      if (startedAt >= now.shrunkAt) {
        this.known.set(account, { calls: Math.max(1, Math.floor(now.calls / 2)), shrunkAt: endedAt })
      }
      return
    }
    if (of !== 'delivered' && of !== 'delivered_unconfirmed') return
    const isQuick = endedAt - startedAt <= quickMs
    const most = limits.growsTo ?? limits.maxInFlight
    if (!isQuick && now.calls > limits.maxInFlight) this.known.set(account, { ...now, calls: now.calls - 1 })
    // Slow ones come back to what their vendor names, and no further.
    else if (atOnce >= now.calls && now.calls < (isQuick ? most : limits.maxInFlight)) {
      this.known.set(account, { ...now, calls: now.calls + 1 })
    }
  }
}
