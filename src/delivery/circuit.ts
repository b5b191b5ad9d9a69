/**
 * The circuit of a connection: when sending stops because everything fails, when one delivery may try
 * whether it works again, and how gently sending starts after that (spec leads §5.4; the departures from
 * it are in docs/decisions/0042-probe-often-at-first.md). Functions of values.
 */
import type { MessageParams, OutcomeClass } from '#connectors'

export type Circuit = {
  circuit: 'closed' | 'open' | 'suspended'
  consecutiveFailures: number
  windowStartedAt: Date | null
  windowAttempts: number
  windowFailures: number
  failingSince: Date | null
  openedAt: Date | null
  probeAt: Date | null
  probes: number
  successes: number
  successesToClose: number
  throttledUntil: Date | null
  recoveredAt: Date | null
  sentSinceRecovery: number
  lastClass: OutcomeClass | null
  lastCode: string | null
  lastParams: MessageParams | null
  alertDueAt: Date | null
  alertsSent: number
  recoveryDue: boolean
}

export type Result = {
  class: OutcomeClass
  code: string
  params?: MessageParams
  /** `throttled`: until when nothing is sent. */
  pauseUntil?: Date
  suspends?: boolean
}

export const failuresInARow = 5
const windowMs = 5 * 60_000
const windowLeast = 10
const windowShare = 0.7
// An outage is usually a restart: asking every few seconds at first is what brings leads over within
// seconds of the return.
const quickProbeMs = 3_000
const quickProbesForMs = 5 * 60_000
const slowProbeMs = 30_000
const slowestProbeMs = 15 * 60_000
const suspendedProbeMs = 3_600_000
const suspendAfterMs = 5 * 86_400_000
/** A restart is no news; an outage of this long is. */
const alertAfterMs = 5 * 60_000

/** The circuit after one more result. Returns the same object when nothing changed: then nothing need be written. */
export function afterResult(before: Circuit, result: Result, now: Date): Circuit {
  switch (result.class) {
    case 'delivered':
    case 'delivered_unconfirmed':
      return afterSuccess(before, now)
    case 'record_error':
      // The destination works; it only did not like this lead. As a probe it shows nothing: the next may try.
      return before.circuit === 'closed' ? before : { ...before, probeAt: before.probeAt && now }
    default:
      return afterFailure(before, result, now)
  }
}

function afterSuccess(before: Circuit, now: Date): Circuit {
  if (before.circuit === 'closed') {
    const inWindow = before.windowStartedAt && now.getTime() - before.windowStartedAt.getTime() < windowMs
    if (before.consecutiveFailures === 0 && !before.windowStartedAt && !before.failingSince) return before
    return {
      ...before,
      consecutiveFailures: 0,
      failingSince: null,
      ...(inWindow ? { windowAttempts: before.windowAttempts + 1 } : emptyWindow),
    }
  }
  const successes = before.successes + 1
  return successes >= before.successesToClose ? recovered(before, now) : { ...before, successes, probeAt: now }
}

/** Closed again, by what was delivered or by a person; sending starts gently. */
export function recovered(before: Circuit, now: Date): Circuit {
  return {
    ...before,
    circuit: 'closed',
    consecutiveFailures: 0,
    ...emptyWindow,
    failingSince: null,
    openedAt: null,
    probeAt: null,
    probes: 0,
    successes: 0,
    throttledUntil: null,
    recoveredAt: now,
    sentSinceRecovery: 0,
    alertDueAt: null,
    alertsSent: 0,
    recoveryDue: before.recoveryDue || before.alertsSent > 0,
  }
}

function afterFailure(before: Circuit, result: Result, now: Date): Circuit {
  const inWindow = before.windowStartedAt && now.getTime() - before.windowStartedAt.getTime() < windowMs
  const counted: Circuit = {
    ...before,
    consecutiveFailures: before.consecutiveFailures + 1,
    windowStartedAt: inWindow ? before.windowStartedAt : now,
    windowAttempts: (inWindow ? before.windowAttempts : 0) + 1,
    windowFailures: (inWindow ? before.windowFailures : 0) + 1,
    failingSince: before.failingSince ?? now,
    successes: 0,
    throttledUntil: latest(before.throttledUntil, result.pauseUntil),
    lastClass: result.class,
    lastCode: result.code,
    lastParams: result.params ?? null,
  }
  const isConnectionFault = result.class === 'connection_error' || result.class === 'blocked'
  if (result.class === 'blocked' || result.suspends) return suspended(counted, result, now)
  if (counted.circuit !== 'closed') {
    const failingFor = now.getTime() - counted.failingSince!.getTime()
    if (counted.circuit === 'suspended' || failingFor >= suspendAfterMs) return suspended(counted, result, now)
    return {
      ...probeLater(counted, isConnectionFault, now),
      ...(isConnectionFault && { alertDueAt: dueNow(counted, now) }),
    }
  }
  const tooMany =
    counted.consecutiveFailures >= failuresInARow ||
    (counted.windowAttempts >= windowLeast && counted.windowFailures >= windowShare * counted.windowAttempts)
  if (!isConnectionFault && !tooMany) return counted
  return {
    ...probeLater({ ...counted, circuit: 'open', openedAt: now, probes: 0 }, isConnectionFault, now),
    alertDueAt: isConnectionFault ? dueNow(counted, now) : new Date(counted.failingSince!.getTime() + alertAfterMs),
  }
}

function probeLater(circuit: Circuit, isConnectionFault: boolean, now: Date): Circuit {
  const successesToClose = isConnectionFault ? 1 : 3
  const quick = !isConnectionFault && now.getTime() - circuit.openedAt!.getTime() < quickProbesForMs
  if (quick) return { ...circuit, successesToClose, probeAt: new Date(now.getTime() + quickProbeMs) }
  const waitMs = Math.min(slowProbeMs * 2 ** circuit.probes, slowestProbeMs)
  return { ...circuit, successesToClose, probes: circuit.probes + 1, probeAt: new Date(now.getTime() + waitMs) }
}

function suspended(circuit: Circuit, result: Result, now: Date): Circuit {
  return {
    ...circuit,
    circuit: 'suspended',
    openedAt: circuit.openedAt ?? now,
    successesToClose: 1,
    // A far side that is mended must be found without anybody here acting; an address that the guard
    // refuses is not asked at all.
    probeAt: result.class === 'blocked' ? null : new Date(now.getTime() + suspendedProbeMs),
    alertDueAt: circuit.circuit === 'suspended' ? circuit.alertDueAt : now,
  }
}

// The first alarm of a fault is due at once; those after it keep their own time.
function dueNow(circuit: Circuit, now: Date): Date | null {
  return circuit.alertsSent === 0 ? now : circuit.alertDueAt
}

/** When contacts are told again: an hour after the first time, a day after it, then daily. */
export function nextAlertAt(alertsSent: number, now: Date): Date {
  const hours = alertsSent === 1 ? 1 : alertsSent === 2 ? 23 : 24
  return new Date(now.getTime() + hours * 3_600_000)
}

// 5 a second, doubling every half second: a destination that just came back is not knocked over again, and
// after four seconds the limit of calls at the same time is the only one left.
const rampStepMs = 500
const rampSteps = 8
const rampFirstRate = 5

/** How many deliveries may have been started since the recovery, or undefined when the ramp is over. */
export function rampAllowance(recoveredAt: Date | null, now: Date): number | undefined {
  if (!recoveredAt) return undefined
  const steps = (now.getTime() - recoveredAt.getTime()) / rampStepMs
  if (steps >= rampSteps) return undefined
  const whole = Math.floor(steps)
  const perStep = (rampFirstRate * rampStepMs) / 1000
  return 1 + Math.floor(perStep * (2 ** whole - 1) + perStep * 2 ** whole * (steps - whole))
}

const emptyWindow = { windowStartedAt: null, windowAttempts: 0, windowFailures: 0 }

function latest(a: Date | null, b: Date | undefined): Date | null {
  if (!b) return a
  return a && a > b ? a : b
}
