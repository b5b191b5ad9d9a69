/** Validates a connection with a test lead; what passes becomes live (spec leads §4). */
import { setTimeout as pause } from 'node:timers/promises'
import { findPublisher, recordAct, requirePermission } from '#accounts'
import {
  type Connector,
  connectorOf,
  type LeadMessage,
  type Outcome,
  type ReachResult,
  type SendCall,
  testLead,
} from '#connectors'
import { recordEvents } from '#events'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { notFound } from '#platform/problem'
import { callSettings } from './call-settings.ts'
import { recovered } from './circuit.ts'
import { getConnection } from './connection.ts'
import { lockConnection, thisConnection, touched } from './connection-row.ts'
import { lockHealth, pullForward, writeHealth } from './health.ts'
import { validationRunning } from './problems.ts'
import { connections, connectionValidations, type ValidationStep, type ValidationStepName } from './schema.ts'
import { findValidation, type Validation } from './validation.ts'
import { wakeWorkers } from './wake.ts'

const reusedForMs = 10 * 60_000
const waitsMs = [5_000, 20_000]
const budgetMs = 6 * 60_000

/**
 * Checks the last saved version of a connection with a test lead: shape, reach, auth, write, evidence. When
 * it passes, that version becomes the live one, and what was held goes out. A version that passed within
 * ten minutes is not tested again unless `again` is set. Passing troubles are tried three times, some
 * seconds apart: this can take a minute. Requires leads.connect.
 *
 * @throws notFound
 * @throws validationRunning when the connection was changed in the meantime
 */
export async function validateConnection(
  ctx: Ctx,
  input: {
    publisherId: string
    connectionId: string
    offerId?: string
    /** Title of the offer that is being published. Default: the connection's name. */
    offerTitle?: string
    again?: boolean
  },
  { wait = pause as (ms: number) => Promise<unknown> } = {},
): Promise<Validation> {
  const { publisherId, connectionId } = input
  requirePermission(ctx, 'leads.connect', { publisherId })
  const connection = await getConnection(ctx, { publisherId, connectionId })
  const publisher = await findPublisher(ctx, publisherId)
  if (!publisher) throw notFound('There is no such publisher.')
  const version = connection.lastVersion
  const before = await findValidation(ctx, { publisherId, connectionId })
  const isFresh = before && ctx.now().getTime() - before.at.getTime() < reusedForMs
  if (!input.again && isFresh && before.version === version && before.outcome !== 'failed') return before

  const connector = connectorOf(connection.kind)
  const base = testLead(
    {
      leadId: ctx.newId(),
      publisherId,
      publisherName: publisher.displayName,
      offerId: input.offerId ?? 'test',
      offerTitle: input.offerTitle ?? connection.name,
      marketplace: ctx.config.name,
      pageUrl: ctx.config.url,
    },
    { prefix: ctx.config.leads.testPrefix, now: ctx.now() },
  )
  const call = {
    ...(await callSettings(ctx, { publisherId, connectionId, version, kind: connection.kind })),
    egress: ctx.egress,
  }
  const { steps, outcome } = await takeSteps(connector, call, {
    message: connector.testMessage(base),
    now: ctx.now,
    wait,
  })
  const validation: Validation = {
    id: ctx.newId(),
    connectionId,
    version,
    outcome,
    steps,
    marker: base.testMarker!,
    at: ctx.now(),
    by: ctx.actor.name,
    seenAt: null,
    seenBy: null,
  }
  await inTransaction(ctx, (ctx) => keep(ctx, publisherId, validation))
  return validation
}

async function keep(ctx: Ctx, publisherId: string, validation: Validation): Promise<void> {
  const key = { publisherId, connectionId: validation.connectionId }
  const row = await lockConnection(ctx, key)
  if (row.lastVersion !== validation.version) throw validationRunning('Validate it again: another version was saved.')
  await ctx.db.insert(connectionValidations).values({ publisherId, ...validation })
  await recordAct(ctx, {
    publisherId,
    act: 'connection.validated',
    subject: row.id,
    detail: { outcome: validation.outcome, version: validation.version },
  })
  if (validation.outcome === 'failed') return
  if (row.liveVersion !== validation.version) {
    await ctx.db
      .update(connections)
      .set({ liveVersion: validation.version, ...touched(ctx, row) })
      .where(thisConnection(key))
  }
  for (const { circuit } of await lockHealth(ctx, [key])) {
    if (circuit.circuit === 'closed' && circuit.consecutiveFailures === 0) continue
    await writeHealth(ctx, key, recovered(circuit, ctx.now()))
    if (circuit.circuit !== 'closed') {
      await recordEvents(ctx, [
        { kind: 'connection.recovered', publisherId, subjectId: row.id, data: { connector: row.kind } },
      ])
    }
  }
  await pullForward(ctx, key)
  await wakeWorkers(ctx)
}

type Call = Omit<SendCall, 'message' | 'attempt' | 'now'>
type Tools = { message: LeadMessage; now: () => Date; wait: (ms: number) => Promise<unknown> }

/** Step by step, up to the first that fails. */
async function takeSteps(
  connector: Connector,
  call: Call,
  { message, now, wait }: Tools,
): Promise<{ steps: ValidationStep[]; outcome: Validation['outcome'] }> {
  const faults = [
    ...connector.check({ ...call.settings, ...call.secrets }, call.egress),
    ...connector.checkMapping(call.mapping),
  ]
  if (faults.length > 0) {
    const failed = faults.map(({ code, params }) => step('shape', 'failed', { code, params, tries: 1 }))
    return { steps: failed, outcome: 'failed' }
  }
  const steps = [step('shape', 'passed')]
  const deadline = now().getTime() + budgetMs
  const insist = (attempt: (n: number) => Promise<Outcome>) => insistOn(attempt, { now, wait, deadline })

  const reached = await insist(async () => outcomeOf(await connector.reach({ ...call, now: now() })))
  steps.push(...stepsOf('reach', reached))
  if (!isGood(reached)) return { steps, outcome: 'failed' }

  const signedIn = await insist(async () => outcomeOf(await connector.authenticate?.({ ...call, now: now() })))
  const known = signedIn.code === unknownYet ? undefined : signedIn
  if (known) steps.push(...stepsOf('auth', known))
  if (known && !isGood(known)) return { steps, outcome: 'failed' }

  const written = await insist((n) => connector.send({ ...call, message, attempt: n, now: now() }))
  // Where only a lead can tell whether the credentials are taken, a refusal of them is that step's failure.
  if (!known) {
    if (connector.authCodes.includes(written.code))
      return { steps: [...steps, ...stepsOf('auth', written)], outcome: 'failed' }
    const asksForNone = connector.sendsCredentials?.(call) === false
    const proved = written.class === 'delivered' && !asksForNone
    steps.push(step('auth', proved ? 'passed' : 'skipped', asksForNone ? { code: 'delivery.no_sign_in' } : {}))
  }
  steps.push(...stepsOf('write', written))
  if (!isGood(written)) return { steps, outcome: 'failed' }
  const params = { marker: message.testMarker ?? '' }
  if (written.class === 'delivered') {
    steps.push(step('evidence', 'passed', { code: 'delivery.evidence', params }))
    return { steps, outcome: 'passed' }
  }
  steps.push(step('evidence', 'skipped', { code: 'delivery.evidence_unproved', params }))
  return { steps, outcome: 'passed_unconfirmed' }
}

type Insisted = Outcome & { tries: number }

/** Tries again what may pass by itself, three times in all. */
async function insistOn(
  attempt: (n: number) => Promise<Outcome>,
  { now, wait, deadline }: { now: () => Date; wait: Tools['wait']; deadline: number },
): Promise<Insisted> {
  for (let tries = 1; ; tries++) {
    const outcome = await attempt(tries)
    const mayPass = outcome.class === 'transient' || outcome.class === 'throttled'
    const waitMs = waitsMs[tries - 1]
    if (!mayPass || waitMs === undefined || now().getTime() + waitMs > deadline) return { ...outcome, tries }
    await wait(waitMs)
  }
}

const unknownYet = 'unknown-yet'

function outcomeOf(result: ReachResult | undefined): Outcome {
  const nothing = { class: 'delivered', evidence: { durationMs: 0 } } as const
  if (!result) return { ...nothing, code: unknownYet }
  return result.reached ? { ...nothing, code: '', warnings: result.warnings } : result.outcome
}

function isGood(outcome: Outcome): boolean {
  return outcome.class === 'delivered' || outcome.class === 'delivered_unconfirmed'
}

/** One step, or one for each thing that a person should know although it works. */
function stepsOf(name: ValidationStepName, outcome: Insisted): ValidationStep[] {
  const { code, params, httpStatus, vendorMessage, tries, evidence, warnings = [] } = outcome
  const took = { httpStatus, tries, durationMs: evidence.durationMs }
  if (!isGood(outcome)) return [step(name, 'failed', { code, params, vendorMessage, ...took })]
  if (warnings.length === 0) return [step(name, 'passed', took)]
  return warnings.map((warning) => step(name, 'warning', { ...warning, ...took }))
}

function step(
  name: ValidationStepName,
  result: ValidationStep['result'],
  more: Partial<ValidationStep> = {},
): ValidationStep {
  return { step: name, result, tries: 0, durationMs: 0, ...more }
}
