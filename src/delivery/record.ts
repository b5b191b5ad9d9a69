/** Writes down what came of finished attempts: many of them with one statement. */
import { sql } from 'drizzle-orm'
import { type Happening, recordEvents } from '#events'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { executePrepared } from '#platform/prepared'
import type { Finished } from './attempt.ts'
import { closeWhereNothingIsLeft, judgeConnections, type Settled, soonInsteadOfHeld } from './judge-connections.ts'
import { countAttempt } from './metrics.ts'
import { nextStep } from './next-step.ts'

/** @returns when the soonest of them is to be tried again, if any is */
export async function recordResults(ctx: Ctx, finished: Finished[]): Promise<Date | undefined> {
  if (finished.length === 0) return undefined
  const now = ctx.now()
  const ended = finished.map((f): Settled => ({ ...f, step: stepFor(ctx, f, now) }))
  const { settled, fresh } = await inTransaction(ctx, async (ctx) => {
    // Connections before deliveries, as when claiming: whoever locks both does so in this order.
    const { unsure, working } = await judgeConnections(ctx, ended, now)
    const settled = soonInsteadOfHeld(ended, working, now)
    const fresh = await writeRows(ctx, settled, now)
    await closeWhereNothingIsLeft(ctx, unsure, now)
    await recordEvents(
      ctx,
      settled.flatMap((s) => (fresh.has(s.claim.id) ? happeningOf(s, now) : [])),
    )
    return { settled, fresh }
  })
  for (const s of settled) {
    tellOperator(ctx, s)
    if (fresh.has(s.claim.id)) countAttempt(s, now)
    else ctx.log.warn({ leadId: s.claim.leadId, deliveryId: s.claim.id, fence: s.claim.fence }, 'late result ignored')
  }
  const times = settled.flatMap(({ step }) => ('nextAt' in step ? [step.nextAt.getTime()] : []))
  return times.length > 0 ? new Date(Math.min(...times)) : undefined
}

/** What a destination refused because of us is nothing that a publisher could mend. */
function tellOperator(ctx: Ctx, { claim, outcome }: Settled): void {
  if (outcome === 'no-lead' || !outcome.ours) return
  const { code, vendorCode, vendorMessage } = outcome
  ctx.log.error(
    { leadId: claim.leadId, connectionId: claim.connectionId, code, vendorCode, vendorMessage },
    'a destination refused what this program sent as malformed',
  )
}

function stepFor(ctx: Ctx, { claim, outcome }: Finished, now: Date): Settled['step'] {
  if (outcome === 'no-lead') return { state: 'erased' }
  const standing = {
    deliveryId: claim.id,
    tries: claim.tries,
    refusals: claim.refusals,
    due: claim.due,
    nextAt: claim.nextAt,
    failingSince: claim.circuit.failingSince,
    consecutiveFailures: claim.circuit.consecutiveFailures,
  }
  return nextStep(outcome, standing, { now, scheduleSeconds: ctx.config.leads.retryScheduleSeconds })
}

const arrayOf = (ids: string[]) => `{${[...new Set(ids)].join(',')}}`

// The ids are given once more as arrays: of the set alone the database expects a hundred rows, and would go through
// all of a queue to find one.
//
// A result counts only under the lease it was made with. One that comes late, after the lease was lost, is
// logged; one that comes after somebody gave the delivery up still tells the truth if it was delivered.
async function writeRows(ctx: Ctx, settled: Settled[], now: Date): Promise<Set<string>> {
  const rows = settled.map(({ claim, outcome, step, startedAt, requestId }) => {
    const result = outcome === 'no-lead' ? undefined : outcome
    const failed = step.state !== 'delivered' && step.state !== 'delivered_unconfirmed'
    return {
      publisher_id: claim.publisherId,
      id: claim.id,
      fence: claim.fence,
      connection_id: claim.connectionId,
      version: claim.version,
      state: step.state,
      next_at: 'nextAt' in step ? step.nextAt : null,
      tries: 'tries' in step ? step.tries : claim.tries,
      refusals: 'refusals' in step ? step.refusals : claim.refusals,
      reason: failed ? (result?.code ?? 'delivery.lead_gone') : null,
      reason_params: failed ? result?.params : null,
      ambiguous: result?.ambiguous ?? false,
      destination_id: result?.destinationId,
      destination_uri: result?.destinationUri,
      attempted: result !== undefined,
      class: result?.class,
      code: result?.code,
      params: result?.params,
      http_status: result?.httpStatus,
      vendor_code: result?.vendorCode,
      vendor_message: result?.vendorMessage,
      warnings: result?.warnings?.length ? result.warnings : undefined,
      request: result?.evidence.request,
      response: result?.evidence.response,
      failure: result?.evidence.failure,
      started_at: startedAt,
      duration_ms: Math.round(result?.evidence.durationMs ?? 0),
      request_id: requestId,
    }
  })
  const written = await executePrepared(
    ctx,
    'delivery.write',
    sql`
    with result as (
      select * from jsonb_to_recordset(${storable(rows)}::jsonb) as r(
        publisher_id text, id uuid, fence int, connection_id uuid, version int, state text, next_at timestamptz,
        tries int, refusals smallint, reason text, reason_params jsonb, ambiguous boolean, destination_id text,
        destination_uri text, attempted boolean, class text, code text, params jsonb, http_status smallint,
        vendor_code text, vendor_message text, warnings jsonb, request jsonb, response jsonb, failure jsonb,
        started_at timestamptz, duration_ms int, request_id text)
    ),
    settled as (
      update deliveries d
      set state = r.state, next_at = r.next_at, tries = r.tries, refusals = r.refusals, reason = r.reason,
          reason_params = r.reason_params, leased_until = null, leased_by = null,
          possible_duplicate = d.possible_duplicate or r.ambiguous,
          destination_id = coalesce(r.destination_id, d.destination_id),
          destination_uri = coalesce(r.destination_uri, d.destination_uri),
          delivered_at = case when r.state in ('delivered', 'delivered_unconfirmed') then ${now.toISOString()}::timestamptz end
      from result r
      where d.publisher_id = r.publisher_id and d.id = r.id and d.fence = r.fence
        and d.publisher_id = any(${arrayOf(rows.map((row) => row.publisher_id))}::text[])
        and d.id = any(${arrayOf(rows.map((row) => row.id))}::uuid[])
        and (d.state = 'sending' or (d.state in ('cancelled', 'superseded') and r.state in ('delivered', 'delivered_unconfirmed')))
      returning d.publisher_id, d.id, d.superseded_by, d.state
    ),
    logged as (
      insert into attempts (publisher_id, delivery_id, number, connection_id, version, class, code, params, http_status,
                            vendor_code, vendor_message, warnings, request, response, failure, started_at, duration_ms, request_id)
      select r.publisher_id, r.id, r.fence, r.connection_id, r.version, r.class, r.code, r.params, r.http_status,
             r.vendor_code, r.vendor_message, r.warnings, r.request, r.response, r.failure, r.started_at, r.duration_ms, r.request_id
      from result r where r.attempted
      on conflict do nothing
    )
    select publisher_id, id, superseded_by, state from settled`,
  )
  await dropReplacements(ctx, written)
  return new Set(written.map((row) => row.id as string))
}

/** The old destination took a lead after all: what was queued for the new one, and not begun, is not needed any more. */
async function dropReplacements(ctx: Ctx, written: Record<string, unknown>[]): Promise<void> {
  for (const { publisher_id, superseded_by, state } of written) {
    if (superseded_by === null || (state !== 'delivered' && state !== 'delivered_unconfirmed')) continue
    await ctx.db.execute(sql`
      update deliveries set state = 'cancelled', next_at = null, urgent = false, reason = 'delivery.delivered_by_old'
      where publisher_id = ${publisher_id} and id = ${superseded_by} and fence = 0 and state in ('queued', 'waiting', 'held')`)
  }
}

// What destinations answer may hold characters that the database cannot keep: NUL, and halves of surrogate pairs.
function storable(rows: object[]): string {
  return JSON.stringify(rows, (_key, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value,
  )
}

function happeningOf({ claim, outcome, step }: Settled, now: Date): Happening[] {
  const about = { publisherId: claim.publisherId, offerId: claim.offerId, subjectId: claim.leadId }
  if (claim.environment !== 'live' || outcome === 'no-lead') return []
  if (step.state === 'delivered' || step.state === 'delivered_unconfirmed') {
    const milliseconds = now.getTime() - claim.capturedAt.getTime()
    return [
      { ...about, kind: 'delivery.delivered', data: { connector: claim.kind, attempts: claim.fence, milliseconds } },
    ]
  }
  if (step.state === 'held')
    return [{ ...about, kind: 'delivery.held', data: { connector: claim.kind, reason: outcome.code } }]
  if (step.state === 'parked' || step.state === 'rejected') {
    return [{ ...about, kind: 'delivery.parked', data: { connector: claim.kind, reason: outcome.code } }]
  }
  return []
}
