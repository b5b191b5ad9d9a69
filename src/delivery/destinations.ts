/** Where the leads of an offer go, and what becomes of those under way when that changes (spec leads §5.6). */
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { validate as isUuid } from 'uuid'
import { recordAct, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { unprocessable } from '#platform/problem'
import { atOnce } from './at-once.ts'
import { type ConnectionState, stateOf } from './connection.ts'
import { circuitOf, type HealthRow } from './health.ts'
import { connections, offerDestinations } from './schema.ts'
import { wakeWorkers } from './wake.ts'

const most = 5

export type Destination = {
  connectionId: string
  name: string
  kind: string
  state: ConnectionState
  /** The first is the primary one. */
  position: number
}
type Environment = 'live' | 'preview'
type Route = { publisherId: string; offerId: string; environment: Environment }

/**
 * Says where the leads of an offer go from now on: none to five connections, the first is the primary one.
 * What was not delivered to a destination that is taken away goes to the first new one; with no new one it
 * is held, and goes out when there is one. Joins the caller's transaction; requires leads.connect.
 *
 * @throws unprocessable when a connection is not the publisher's, or there are more than five
 */
export async function setOfferDestinations(
  ctx: Ctx,
  input: Route & {
    connectionIds: string[]
    /** Deliveries under way stay with the old destination. */
    finishWithOld?: boolean
  },
): Promise<void> {
  const { publisherId, offerId, environment } = input
  requirePermission(ctx, 'leads.connect', { publisherId, offerId })
  const connectionIds = [...new Set(input.connectionIds)]
  await inTransaction(ctx, async (ctx) => {
    await refuseStrangeConnections(ctx, publisherId, connectionIds)
    const before = (await destinationsOf(ctx, input)).map(({ connectionId }) => connectionId)
    if (before.join() === connectionIds.join()) return
    await ctx.db.delete(offerDestinations).where(thisOffer(input))
    if (connectionIds.length > 0) {
      await ctx.db.insert(offerDestinations).values(
        connectionIds.map((connectionId, position) => ({
          publisherId,
          offerId,
          environment,
          connectionId,
          position,
        })),
      )
    }
    const removed = before.filter((id) => !connectionIds.includes(id))
    const added = connectionIds.filter((id) => !before.includes(id))
    if (!input.finishWithOld) await moveUndelivered(ctx, input, { removed, added })
    await recordAct(ctx, {
      publisherId,
      offerId,
      act: 'offer.destinationsSet',
      subject: offerId,
      detail: { environment, connectionIds },
    })
    await wakeWorkers(ctx)
  })
}

/** Where the leads of an offer go, primary first. For rooms that checked who asks. */
export async function destinationsOf(
  ctx: Pick<Ctx, 'db' | 'now'>,
  { publisherId, offerId, environment }: Route,
): Promise<Destination[]> {
  const { rows } = await ctx.db.execute(sql`
    select c.id, c.name, c.kind, c.live_version, o.position, to_jsonb(h) as health
    from offer_destinations o
    join connections c on c.publisher_id = o.publisher_id and c.id = o.connection_id
    join connection_health h on h.publisher_id = o.publisher_id and h.connection_id = o.connection_id
    where o.publisher_id = ${publisherId} and o.offer_id = ${offerId} and o.environment = ${environment}
    order by o.position`)
  return rows.map((row) => {
    const health = row.health as HealthRow
    return {
      connectionId: row.id as string,
      name: row.name as string,
      kind: row.kind as string,
      position: row.position as number,
      state: stateOf({
        circuit: circuitOf(health),
        pausedAt: health.paused_at,
        liveVersion: row.live_version as number | null,
        now: ctx.now(),
      }),
    }
  })
}

/** The offers whose leads go to a connection. Requires leads.connect. */
export async function offersOf(
  ctx: Ctx,
  { publisherId, connectionId }: { publisherId: string; connectionId: string },
): Promise<{ offerId: string; environment: Environment }[]> {
  requirePermission(ctx, 'leads.connect', { publisherId })
  return ctx.db
    .select({ offerId: offerDestinations.offerId, environment: offerDestinations.environment })
    .from(offerDestinations)
    .where(and(eq(offerDestinations.publisherId, publisherId), eq(offerDestinations.connectionId, connectionId)))
    .orderBy(offerDestinations.offerId, offerDestinations.environment)
}

async function refuseStrangeConnections(ctx: Ctx, publisherId: string, connectionIds: string[]): Promise<void> {
  const refuse = (detail: string) =>
    unprocessable('The destinations cannot be set like this.', {
      errors: [{ pointer: '#/connectionIds', detail, code: 'delivery.destinations' }],
    })
  if (connectionIds.length > most) throw refuse(`At most ${most} connections.`)
  if (connectionIds.length === 0) return
  const known = await ctx.db
    .select({ id: connections.id })
    .from(connections)
    .where(
      and(
        eq(connections.publisherId, publisherId),
        inArray(
          connections.id,
          connectionIds.filter((id) => isUuid(id)),
        ),
        isNull(connections.removedAt),
      ),
    )
  const strange = connectionIds.filter((id) => !known.some((row) => row.id === id))
  if (strange.length > 0) throw refuse(`There is no connection ${strange.join(', ')}.`)
}

async function moveUndelivered(
  ctx: Ctx,
  route: Route,
  { removed, added }: { removed: string[]; added: string[] },
): Promise<void> {
  const { publisherId, offerId, environment } = route
  const left = sql`d.publisher_id = ${publisherId} and d.offer_id = ${offerId} and d.environment = ${environment}
    and d.replay_id is null and (d.connection_id = any(${idList(removed)}) or d.reason = 'delivery.no_destination')
    and d.state in ('queued', 'sending', 'waiting', 'held', 'parked', 'rejected')`
  const now = ctx.now().toISOString()
  const [target] = added
  if (!target) {
    // One that is just being sent may end as it does; the others wait until the offer has a destination again.
    await ctx.db.execute(sql`
      update deliveries d set state = 'held', next_at = null, reason = 'delivery.no_destination', reason_params = null
      where ${left} and d.state in ('queued', 'waiting', 'held')`)
    return
  }
  // A destination that comes back takes up what was held for it.
  await ctx.db.execute(sql`
    update deliveries d set state = 'queued', next_at = ${atOnce(now)}, reason = null, tries = 0, refusals = 0
    where ${left} and d.reason = 'delivery.no_destination' and d.connection_id = any(${idList(added)})`)
  await ctx.db.execute(sql`
    with old as (select * from deliveries d where ${left} and d.connection_id <> all(${idList(added)}) for update),
    made as (
      insert into deliveries (publisher_id, lead_id, connection_id, offer_id, environment, state, person,
                              captured_at, requested_at, next_at)
      select distinct on (lead_id) publisher_id, lead_id, ${target}::uuid, offer_id, environment, 'queued', person,
             captured_at, ${now}::timestamptz, ${atOnce(now)}
      from old order by lead_id, requested_at
      on conflict on constraint deliveries_of_lead do update
        set state = 'queued', next_at = ${atOnce(now)}, reason = null, tries = 0, refusals = 0, superseded_by = null
        where deliveries.state = 'superseded'
      returning id, lead_id
    )
    update deliveries d
    set state = 'superseded', superseded_by = made.id, next_at = null, leased_until = null, leased_by = null, urgent = false
    from old left join made on made.lead_id = old.lead_id
    where d.publisher_id = old.publisher_id and d.id = old.id`)
}

function thisOffer({ publisherId, offerId, environment }: Route) {
  return and(
    eq(offerDestinations.publisherId, publisherId),
    eq(offerDestinations.offerId, offerId),
    eq(offerDestinations.environment, environment),
  )
}

function idList(ids: string[]) {
  return sql`array(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::uuid)`
}
