import { counter, gauge, histogram } from '#platform/metrics'
import type { Finished } from './attempt.ts'

const attempts = counter('delivery_attempts_total', 'Attempts by connector, class and code.', ['kind', 'class', 'code'])
const interrupted = counter('delivery_interrupted_total', 'Attempts cut off because their worker died or stalled.')
const durations = histogram('delivery_attempt_seconds', 'Duration of attempts.', ['kind'])
const untilFirst = histogram('delivery_first_attempt_seconds', 'From the capture of a lead to its first attempt.')
const untilDelivered = histogram('delivery_delivered_seconds', 'From the capture of a lead to its delivery.')
const depth = gauge('delivery_queue_depth', 'Deliveries that are not final, by state.', ['state'])
const oldest = gauge('delivery_oldest_waiting_seconds', 'Age of the oldest delivery that is due and not sent.')
const circuits = gauge('delivery_circuits', 'Connections by state of their circuit.', ['circuit'])

export function countAttempt(
  { claim, outcome, startedAt, step }: Finished & { step: { state: string } },
  now: Date,
): void {
  if (outcome === 'no-lead') return
  attempts.inc({ kind: claim.kind, class: outcome.class, code: outcome.code })
  durations.observe({ kind: claim.kind }, outcome.evidence.durationMs / 1000)
  const secondsUntil = (at: Date) => Math.max(0, at.getTime() - claim.capturedAt.getTime()) / 1000
  if (claim.fence === 1) untilFirst.observe(secondsUntil(startedAt))
  if (step.state === 'delivered' || step.state === 'delivered_unconfirmed') untilDelivered.observe(secondsUntil(now))
}

export function countInterrupted(count: number): void {
  interrupted.inc(count)
}

export function showQueue(queue: {
  states: { state: string; count: number }[]
  oldestSeconds: number
  circuits: { circuit: string; count: number }[]
}): void {
  depth.reset()
  for (const { state, count } of queue.states) depth.set({ state }, count)
  oldest.set(queue.oldestSeconds)
  circuits.reset()
  for (const { circuit, count } of queue.circuits) circuits.set({ circuit }, count)
}
