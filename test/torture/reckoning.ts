/** The reckoning: every lead that was answered with success arrived, and none as two. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Senders } from './senders.ts'
import type { Stand } from './stand.ts'

export type Reckoning = {
  accepted: number
  /** Answered with success and not at the receiver when the time was up. */
  lost: number
  /** Customers of whom the receiver has more than one lead. */
  doubled: number
  /** Leads that came more than once under one key: a receiver that honours it sees them once. */
  repeated: number
  /** How long after the waiting began the last lead was there. */
  seconds: number
}

export async function reckon(
  { receiver, takenOf }: Pick<Stand, 'receiver' | 'takenOf'>,
  { accepted }: Pick<Senders, 'accepted'>,
  { withinSeconds }: { withinSeconds: number },
): Promise<Reckoning> {
  const start = performance.now()
  const missing = new Set([...accepted.values()].map(({ leadId }) => leadId))
  for (;;) {
    for (const leadId of missing) if (receiver.taken.has(leadId)) missing.delete(leadId)
    const seconds = (performance.now() - start) / 1000
    if (missing.size === 0 || seconds > withinSeconds) {
      return {
        accepted: accepted.size,
        lost: missing.size,
        doubled: [...takenOf.values()].filter((ids) => ids.size > 1).length,
        repeated: [...receiver.taken.values()].filter((times) => times > 1).length,
        seconds: Math.round(seconds * 10) / 10,
      }
    }
    await pause(50)
  }
}
