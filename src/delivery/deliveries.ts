/** Deliveries and attempts, to look at. */
import { type SQL, sql } from 'drizzle-orm'
import { validate as isUuid } from 'uuid'
import { permittedOffers, requirePermission } from '#accounts'
import type { Evidence, MessageParams, OutcomeClass, Warning } from '#connectors'
import type { Ctx } from '#platform/ctx'
import { notFound } from '#platform/problem'
import type { DeliveryState } from './states.ts'
import { explainReason } from './texts.ts'

export type Delivery = {
  publisherId: string
  id: string
  leadId: string
  connectionId: string
  connectionName: string
  kind: string
  offerId: string
  environment: 'live' | 'preview'
  state: DeliveryState
  /** Why it is held, parked or rejected, or waits: a code, see `explainReason`. */
  reason: { code: string; params: MessageParams } | null
  /** Attempts made so far. */
  attempts: number
  requestedAt: Date
  nextAt: Date | null
  firstAttemptAt: Date | null
  lastAttemptAt: Date | null
  deliveredAt: Date | null
  destinationId: string | null
  destinationUri: string | null
  /** The destination may have got it twice: an attempt ended without an answer after everything was sent. */
  possibleDuplicate: boolean
  replayId: string | null
  replayOf: string | null
}

export type Attempt = {
  number: number
  /** Of the connection's settings. */
  version: number | null
  class: OutcomeClass | 'interrupted'
  code: string
  params: MessageParams
  httpStatus: number | null
  vendorCode: string | null
  vendorMessage: string | null
  /** It was taken, but not whole, or not as new. */
  warnings: Warning[]
  request: Evidence['request'] | null
  response: Evidence['response'] | null
  failure: Evidence['failure'] | null
  startedAt: Date
  durationMs: number
  requestId: string
}

/** The deliveries of some leads of a publisher, by lead; oldest first. For the leads room, which checked who asks. */
export async function deliveriesOf(
  ctx: Pick<Ctx, 'db'>,
  { publisherId, leadIds }: { publisherId: string; leadIds: string[] },
): Promise<Map<string, Delivery[]>> {
  const byLead = new Map<string, Delivery[]>(leadIds.map((id) => [id, []]))
  if (leadIds.length === 0) return byLead
  const ids = sql`array(select jsonb_array_elements_text(${JSON.stringify(leadIds)}::jsonb)::uuid)`
  const rows = await readDeliveries(ctx, sql`d.publisher_id = ${publisherId} and d.lead_id = any(${ids})`)
  for (const delivery of rows) byLead.get(delivery.leadId)?.push(delivery)
  return byLead
}

export type DeliveryFilter = {
  state?: DeliveryState | 'none'
  connectionId?: string
  /** What its last attempt came to. */
  outcome?: Attempt['class']
  /** The code of its last attempt, or of why it stands where it does. */
  code?: string
}

/** A condition for lists of leads: at least one delivery stands so, or goes there; `none`: there is no delivery. */
export function hasDelivery(
  publisherId: SQL,
  leadId: SQL,
  { state, connectionId, outcome, code }: DeliveryFilter,
): SQL {
  const last = sql`from attempts a where a.publisher_id = d.publisher_id and a.delivery_id = d.id
    and not exists (select 1 from attempts later
      where later.publisher_id = a.publisher_id and later.delivery_id = a.delivery_id and later.number > a.number)`
  const there = sql`exists (select 1 from deliveries d where d.publisher_id = ${publisherId} and d.lead_id = ${leadId}
    ${state && state !== 'none' ? sql`and d.state = ${state}` : sql``}
    ${connectionId && isUuid(connectionId) ? sql`and d.connection_id = ${connectionId}` : sql``}
    ${outcome ? sql`and exists (select 1 ${last} and a.class = ${outcome})` : sql``}
    ${code ? sql`and (d.reason = ${code} or exists (select 1 ${last} and a.code = ${code}))` : sql``})`
  return state === 'none' ? sql`not ${there}` : there
}

/** Why deliveries of a publisher did not arrive or wait, each code once: what a list can be narrowed to. Requires leads.read. */
export async function listDeliveryCodes(ctx: Ctx, publisherId: string): Promise<{ code: string; what: string }[]> {
  permittedOffers(ctx, 'leads.read', { publisherId })
  const { rows } = await ctx.db.execute(sql`
    select distinct reason as code from deliveries
    where publisher_id = ${publisherId} and reason is not null
      and (state in ('queued', 'waiting', 'held') or state in ('rejected', 'parked'))
    order by 1`)
  return rows.map(({ code }) => ({
    code: code as string,
    what: explainReason(ctx.locale, code as string)
      .what.replace(/\s*\{\w+\}\s*/g, ' … ')
      .trim(),
  }))
}

/** Requires leads.read. @throws notFound */
export async function getDelivery(
  ctx: Ctx,
  { publisherId, deliveryId }: { publisherId: string; deliveryId: string },
): Promise<Delivery> {
  const delivery = await findDelivery(ctx, { publisherId, deliveryId })
  requirePermission(ctx, 'leads.read', { publisherId, offerId: delivery?.offerId })
  if (!delivery) throw notFound('There is no such delivery.')
  return delivery
}

export async function findDelivery(
  ctx: Pick<Ctx, 'db'>,
  { publisherId, deliveryId }: { publisherId: string; deliveryId: string },
): Promise<Delivery | undefined> {
  if (!isUuid(deliveryId)) return undefined
  const [delivery] = await readDeliveries(ctx, sql`d.publisher_id = ${publisherId} and d.id = ${deliveryId}`)
  return delivery
}

/** The attempts of a delivery, oldest first, with their evidence. Requires leads.read. @throws notFound */
export async function attemptsOf(ctx: Ctx, of: { publisherId: string; deliveryId: string }): Promise<Attempt[]> {
  await getDelivery(ctx, of)
  const { rows } = await ctx.db.execute(sql`
    select * from attempts where publisher_id = ${of.publisherId} and delivery_id = ${of.deliveryId} order by number`)
  return rows.map((row) => ({
    number: row.number as number,
    version: row.version as number | null,
    class: row.class as Attempt['class'],
    code: row.code as string,
    params: (row.params as MessageParams | null) ?? {},
    httpStatus: row.http_status as number | null,
    vendorCode: row.vendor_code as string | null,
    vendorMessage: row.vendor_message as string | null,
    warnings: (row.warnings as Warning[] | null) ?? [],
    request: row.request as Evidence['request'] | null,
    response: row.response as Evidence['response'] | null,
    failure: row.failure as Evidence['failure'] | null,
    startedAt: new Date(row.started_at as string),
    durationMs: row.duration_ms as number,
    requestId: row.request_id as string,
  }))
}

/** Forgets what destinations answered about these leads, and sends them nowhere any more. In the caller's transaction. */
export async function eraseDeliveries(
  ctx: Pick<Ctx, 'db'>,
  { publisherId, leadIds }: { publisherId: string; leadIds: string[] },
): Promise<void> {
  const ids = sql`array(select jsonb_array_elements_text(${JSON.stringify(leadIds)}::jsonb)::uuid)`
  await ctx.db.execute(sql`
    update attempts a set response = null, vendor_message = null, params = null, warnings = null
    from deliveries d
    where d.publisher_id = ${publisherId} and d.lead_id = any(${ids})
      and a.publisher_id = d.publisher_id and a.delivery_id = d.id`)
  // One that is just being sent may end; it then counts as delivered before the erasure.
  await ctx.db.execute(sql`
    update deliveries set state = 'erased', next_at = null, urgent = false, notice_due = false, reason = null, reason_params = null
    where publisher_id = ${publisherId} and lead_id = any(${ids})
      and state in ('queued', 'waiting', 'held', 'rejected', 'parked', 'cancelled')`)
}

async function readDeliveries(ctx: Pick<Ctx, 'db'>, which: ReturnType<typeof sql>): Promise<Delivery[]> {
  const { rows } = await ctx.db.execute(sql`
    select d.*, c.name as connection_name, c.kind from deliveries d
    join connections c on c.publisher_id = d.publisher_id and c.id = d.connection_id
    where ${which} order by d.requested_at, c.name, d.id`)
  const instant = (value: unknown) => (value === null ? null : new Date(value as string))
  return rows.map((row) => ({
    publisherId: row.publisher_id as string,
    id: row.id as string,
    leadId: row.lead_id as string,
    connectionId: row.connection_id as string,
    connectionName: row.connection_name as string,
    kind: row.kind as string,
    offerId: row.offer_id as string,
    environment: row.environment as Delivery['environment'],
    state: row.state as DeliveryState,
    reason:
      row.reason === null
        ? null
        : { code: row.reason as string, params: (row.reason_params as MessageParams | null) ?? {} },
    attempts: row.fence as number,
    requestedAt: new Date(row.requested_at as string),
    nextAt: instant(row.next_at),
    firstAttemptAt: instant(row.first_attempt_at),
    lastAttemptAt: instant(row.last_attempt_at),
    deliveredAt: instant(row.delivered_at),
    destinationId: row.destination_id as string | null,
    destinationUri: row.destination_uri as string | null,
    possibleDuplicate: row.possible_duplicate as boolean,
    replayId: row.replay_id as string | null,
    replayOf: row.replay_of as string | null,
  }))
}
