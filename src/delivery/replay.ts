/**
 * Replays: a chosen set of leads delivered again. One statement makes the deliveries, a fifth of a second
 * apart; they are the work itself, so there is no job that a crash could interrupt or repeat.
 */
import { and, eq, sql } from 'drizzle-orm'
import { validate as isUuid } from 'uuid'
import { recordAct, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { notFound } from '#platform/problem'
import { lockConnection } from './connection-row.ts'
import { tooManyLeads } from './problems.ts'
import type { LeadToDeliver } from './request.ts'
import { replays } from './schema.ts'
import { wakeWorkers } from './wake.ts'

const mostLeads = 10_000
const apartMs = 200

export type Replay = {
  id: string
  connectionId: string
  what: 'missing' | 'everything'
  /** Leads that were chosen, and how many of them were queued. */
  leads: number
  queued: number
  createdAt: Date
  createdBy: string
  cancelledAt: Date | null
}

export type ReplayRequest = {
  publisherId: string
  connectionId: string
  /** Chosen by the leads room, which knows which may be sent. */
  leads: LeadToDeliver[]
  /** `missing`: what did not arrive at the connection. `everything`: also what did; the receiver sees the same key. */
  what?: 'missing' | 'everything'
  dryRun?: boolean
}

/**
 * Delivers a chosen set of leads again, at most 10 000, five a second. One that is on its way to the
 * connection anyway is left alone. `dryRun` only counts. Requires leads.manage of each lead's offer.
 * @throws notFound when the connection is not there
 * @throws tooManyLeads
 */
export async function replayDeliveries(
  ctx: Ctx,
  request: ReplayRequest,
): Promise<{ leads: number; queued: number; replay: Replay | null }> {
  const { publisherId, connectionId, what = 'missing' } = request
  if (request.leads.length > mostLeads) {
    throw tooManyLeads(`${request.leads.length} leads were chosen; choose a shorter time or fewer leads.`)
  }
  for (const offerId of new Set(request.leads.map((lead) => lead.offerId))) {
    requirePermission(ctx, 'leads.manage', { publisherId, offerId })
  }
  const chosen = chosenLeads(request)
  return inTransaction(ctx, async (ctx) => {
    await lockConnection(ctx, { publisherId, connectionId })
    const { rows } = await ctx.db.execute(sql`
      with ${selection(chosen, request)}
      select (select count(*)::int from chosen) as leads, (select count(*)::int from wanted) as queued`)
    const { leads, queued } = rows[0] as { leads: number; queued: number }
    if (request.dryRun || queued === 0) return { leads, queued, replay: null }

    const now = ctx.now()
    const replay: Replay = {
      id: ctx.newId(),
      connectionId,
      what,
      leads,
      queued,
      createdAt: now,
      createdBy: ctx.actor.name,
      cancelledAt: null,
    }
    await ctx.db.insert(replays).values({ publisherId, ...replay })
    await queue(ctx, replay, chosen, request)
    await recordAct(ctx, {
      publisherId,
      act: 'leads.replayed',
      subject: replay.id,
      detail: { connectionId, what, leads, queued },
    })
    await wakeWorkers(ctx)
    return { leads, queued, replay }
  })
}

/** Takes back what a replay has not sent yet. Requires leads.manage. @throws notFound */
export async function cancelReplay(
  ctx: Ctx,
  { publisherId, replayId }: { publisherId: string; replayId: string },
): Promise<Replay> {
  requirePermission(ctx, 'leads.manage', { publisherId })
  if (!isUuid(replayId)) throw notFound('There is no such replay.')
  return inTransaction(ctx, async (ctx) => {
    const [row] = await ctx.db
      .update(replays)
      .set({ cancelledAt: sql`coalesce(cancelled_at, ${ctx.now().toISOString()})` })
      .where(and(eq(replays.publisherId, publisherId), eq(replays.id, replayId)))
      .returning()
    if (!row) throw notFound('There is no such replay.')
    await ctx.db.execute(sql`
      update deliveries set state = 'cancelled', next_at = null, urgent = false
      where publisher_id = ${publisherId} and replay_id = ${replayId} and state in ('queued', 'waiting', 'held')`)
    await recordAct(ctx, { publisherId, act: 'replay.cancelled', subject: replayId })
    const { publisherId: _, ...replay } = row
    return replay
  })
}

type Sql = ReturnType<typeof sql>

function chosenLeads({ leads }: ReplayRequest): Sql {
  const rows = leads.map((lead) => ({
    lead_id: lead.leadId,
    offer_id: lead.offerId,
    environment: lead.environment,
    person: lead.person,
    captured_at: lead.capturedAt,
  }))
  return sql`select distinct on (lead_id) * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    as l(lead_id uuid, offer_id text, environment text, person text, captured_at timestamptz)`
}

function selection(chosen: Sql, { publisherId, connectionId, what = 'missing' }: ReplayRequest): Sql {
  const onTheirWay = sql`('queued', 'sending', 'waiting')`
  const arrived = sql`('delivered', 'delivered_unconfirmed')`
  return sql`chosen as materialized (${chosen}),
    here as materialized (
      select d.lead_id,
        bool_or(d.connection_id = ${connectionId} and d.state in ${onTheirWay}) as under_way,
        bool_or(d.connection_id = ${connectionId} and d.state in ${arrived}) as arrived,
        bool_or(d.state = 'erased') as erased,
        (array_agg(d.id order by d.requested_at desc, d.id desc) filter (where d.connection_id = ${connectionId}))[1] as latest
      from deliveries d join chosen using (lead_id)
      where d.publisher_id = ${publisherId} group by d.lead_id
    ),
    wanted as materialized (
      select c.*, h.latest from chosen c left join here h using (lead_id)
      where not coalesce(h.under_way, false) and not coalesce(h.erased, false)
        ${what === 'missing' ? sql`and not coalesce(h.arrived, false)` : sql``}
    )`
}

// What failed before and is sent again now is superseded, so that it is not offered for a retry as well.
async function queue(ctx: Ctx, replay: Replay, chosen: Sql, request: ReplayRequest): Promise<void> {
  const now = replay.createdAt.toISOString()
  await ctx.db.execute(sql`
    with ${selection(chosen, request)},
    made as (
      insert into deliveries (publisher_id, lead_id, connection_id, offer_id, environment, state, person,
                              captured_at, requested_at, next_at, replay_id, replay_of)
      select ${request.publisherId}, lead_id, ${replay.connectionId}::uuid, offer_id, environment, 'queued', person,
             captured_at, ${now}::timestamptz,
             ${now}::timestamptz + (row_number() over (order by captured_at, lead_id) - 1) * ${`${apartMs} milliseconds`}::interval,
             ${replay.id}::uuid, latest
      from wanted
      returning id, lead_id
    )
    update deliveries d set state = 'superseded', superseded_by = made.id, next_at = null, urgent = false
    from made
    where d.publisher_id = ${request.publisherId} and d.lead_id = made.lead_id and d.connection_id = ${replay.connectionId}
      and d.state in ('held', 'rejected', 'parked', 'cancelled')`)
}
