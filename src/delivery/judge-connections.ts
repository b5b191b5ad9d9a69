/** What results mean for the connections they came through. */
import { sql } from 'drizzle-orm'
import { recordEvents } from '#events'
import type { Ctx } from '#platform/ctx'
import { sendJob } from '#platform/jobs'
import { alertContacts } from './alerts.ts'
import type { Finished } from './attempt.ts'
import { afterResult, type Circuit, recovered } from './circuit.ts'
import { type ConnectionKey, lockHealth, pullForward, writeHealth } from './health.ts'
import { classOf, type NextStep } from './next-step.ts'
import { wakeWorkers } from './wake.ts'

export type Settled = Finished & { step: NextStep | { state: 'erased' } }

const soonMs = 5_000

/** Delivering again, but not often enough yet to be sure. */
export type Unsure = ConnectionKey & { circuit: Circuit; connector: string }

/**
 * Counts the results, opens and closes circuits. A healthy connection that keeps delivering is not even locked.
 * @returns besides, which connections had failures among their results and work all the same
 */
export async function judgeConnections(
  ctx: Ctx,
  settled: Settled[],
  now: Date,
): Promise<{ unsure: Unsure[]; working: Set<string> }> {
  const concerned = settled.filter((s) => concernsConnection(s, now))
  const unsure: Unsure[] = []
  const working = new Set<string>()
  if (concerned.length === 0) return { unsure, working }
  const keys = concerned.map(({ claim }) => ({ publisherId: claim.publisherId, connectionId: claim.connectionId }))
  for (const { circuit: before, ...key } of await lockHealth(ctx, keys)) {
    const mine = settled.filter(
      ({ claim }) => claim.publisherId === key.publisherId && claim.connectionId === key.connectionId,
    )
    const after = mine.reduce((circuit, s) => afterResult(circuit, resultOf(s, now), now), before)
    if (after === before) continue
    await writeHealth(ctx, key, after)
    const connector = mine[0]!.claim.kind
    if (before.circuit === 'closed' && after.circuit !== 'closed') await noteFailure(ctx, key, { connector, after })
    if (before.circuit !== 'closed' && after.circuit === 'closed') await noteRecovery(ctx, key, connector)
    if (isAlarmDue(after, now) && !isAlarmDue(before, now)) await sendJob(ctx, alertContacts, {})
    if (after.circuit === 'closed') working.add(key.connectionId)
    else if (after.successes > 0) unsure.push({ ...key, circuit: after, connector })
  }
  return { unsure, working }
}

/**
 * Who is held waits for its connection to recover. Where another lead has just gone through there is nothing to
 * wait for, and nobody would come: such a one is tried again soon.
 */
export function soonInsteadOfHeld(settled: Settled[], working: Set<string>, now: Date): Settled[] {
  return settled.map((s) =>
    s.step.state === 'held' && working.has(s.claim.connectionId)
      ? { ...s, step: { ...s.step, state: 'waiting', nextAt: new Date(now.getTime() + soonMs) } }
      : s,
  )
}

/**
 * Three successes close a circuit; where fewer leads wait, all of them do. Else a connection that delivered
 * everything it had would be called failing until the next lead came.
 */
export async function closeWhereNothingIsLeft(ctx: Ctx, unsure: Unsure[], now: Date): Promise<void> {
  for (const { circuit, connector, ...key } of unsure) {
    const { rows } = await ctx.db.execute(sql`
      select from deliveries where publisher_id = ${key.publisherId} and connection_id = ${key.connectionId}
        and state in ('queued', 'waiting', 'held') and reason is distinct from 'delivery.no_destination' limit 1`)
    if (rows.length > 0) continue
    const after = recovered(circuit, now)
    await writeHealth(ctx, key, after)
    await noteRecovery(ctx, key, connector)
    if (after.recoveryDue) await sendJob(ctx, alertContacts, {})
  }
}

function concernsConnection({ claim, outcome }: Settled, now: Date): boolean {
  if (outcome === 'no-lead') return false
  if (claim.circuit.circuit !== 'closed') return true
  return afterResult(claim.circuit, { class: outcome.class, code: outcome.code }, now) !== claim.circuit
}

async function noteFailure(
  ctx: Ctx,
  key: ConnectionKey,
  { connector, after }: { connector: string; after: Circuit },
): Promise<void> {
  const data = { connector, reason: after.lastCode }
  await recordEvents(ctx, [
    { kind: 'connection.failing', publisherId: key.publisherId, subjectId: key.connectionId, data },
  ])
}

async function noteRecovery(ctx: Ctx, key: ConnectionKey, connector: string): Promise<void> {
  await recordEvents(ctx, [
    { kind: 'connection.recovered', publisherId: key.publisherId, subjectId: key.connectionId, data: { connector } },
  ])
  await pullForward(ctx, key)
  // Other workers may have slept while the circuit was open.
  await wakeWorkers(ctx)
}

function isAlarmDue({ recoveryDue, alertDueAt }: Circuit, now: Date): boolean {
  return recoveryDue || (alertDueAt !== null && alertDueAt <= now)
}

function resultOf({ claim, outcome, step }: Settled, now: Date): Parameters<typeof afterResult>[1] {
  if (outcome === 'no-lead') return { class: 'record_error', code: 'delivery.lead_gone' }
  return {
    class: classOf(outcome, claim.circuit, now),
    code: outcome.code,
    params: outcome.params,
    suspends: outcome.suspends,
    pauseUntil: outcome.class === 'throttled' && 'nextAt' in step ? step.nextAt : undefined,
  }
}
