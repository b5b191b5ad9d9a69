/** Connections as their publisher may see them. */
import { sql } from 'drizzle-orm'
import { validate as isUuid } from 'uuid'
import { can, requirePermission } from '#accounts'
import type { MappingEntry, MessageParams, SettingValues } from '#connectors'
import type { Ctx } from '#platform/ctx'
import { notFound } from '#platform/problem'
import type { Circuit } from './circuit.ts'
import { circuitOf, type HealthRow } from './health.ts'
import type { StoredSecret } from './schema.ts'
import { type Validation, validationOf } from './validation.ts'

/** How a connection stands. `draft`: saved, but no version of it has passed validation yet. */
export type ConnectionState = 'draft' | 'ok' | 'degraded' | 'failing' | 'suspended' | 'paused'

/** A connection as its publisher may see it: secrets only as set, with what may be seen of them. */
export type Connection = {
  publisherId: string
  id: string
  name: string
  kind: string
  state: ConnectionState
  /** Why it is not `ok`: the last error's code, see `explainReason`. */
  problem: { code: string; params: MessageParams; since: Date } | null
  /** When it is next asked whether it works again; null when nobody asks, or nothing is wrong. */
  nextProbeAt: Date | null
  liveVersion: number | null
  /** Greater than liveVersion while a change waits for validation. */
  lastVersion: number
  /** Of the last version. */
  settings: SettingValues
  secrets: Record<string, { set: true; mask: string; setAt: string; setBy: string; expiresAt?: string }>
  mapping: MappingEntry[]
  /** When the credentials of the live version (or the last one, before any is live) end, where that is known. */
  secretExpiresAt: Date | null
  /** So many leads were sent since then, where the destination takes a limited number. */
  pace: { since: Date; sent: number } | null
  contactEmails: string[]
  /** Leads that wait for it. */
  waiting: number
  /** Parked and rejected ones, that a person may send again. */
  failed: number
  lastValidation: Validation | null
  revision: number
  createdAt: Date
  updatedAt: Date
  updatedBy: string
}

/** The connections of a publisher by name. Requires leads.connect, or leads.read. */
export async function listConnections(ctx: Ctx, { publisherId }: { publisherId: string }): Promise<Connection[]> {
  if (!can(ctx, 'leads.read', { publisherId })) requirePermission(ctx, 'leads.connect', { publisherId })
  return readConnections(ctx, sql`c.publisher_id = ${publisherId}`)
}

/**
 * Requires leads.connect, or leads.read.
 * @throws notFound when it is not there or was removed
 */
export async function getConnection(
  ctx: Ctx,
  { publisherId, connectionId }: { publisherId: string; connectionId: string },
): Promise<Connection> {
  if (!can(ctx, 'leads.read', { publisherId })) requirePermission(ctx, 'leads.connect', { publisherId })
  const [connection] = !isUuid(connectionId)
    ? []
    : await readConnections(ctx, sql`c.publisher_id = ${publisherId} and c.id = ${connectionId}`)
  if (!connection) throw notFound('There is no such connection.')
  return connection
}

async function readConnections(ctx: Ctx, which: ReturnType<typeof sql>): Promise<Connection[]> {
  const { rows } = await ctx.db.execute(sql`
    select c.*, to_jsonb(h) as health, v.settings, v.secrets, v.mapping, to_jsonb(l) as validation,
      (select x.secret_expires_at from connection_versions x where x.publisher_id = c.publisher_id
         and x.connection_id = c.id and x.version = coalesce(c.live_version, c.last_version)) as secret_expires_at,
      (select count(*)::int from deliveries d where d.publisher_id = c.publisher_id and d.connection_id = c.id
         and d.state in ('queued', 'waiting', 'held')) as waiting,
      (select count(*)::int from deliveries d where d.publisher_id = c.publisher_id and d.connection_id = c.id
         and d.state in ('rejected', 'parked')) as failed
    from connections c
    join connection_health h on h.publisher_id = c.publisher_id and h.connection_id = c.id
    join connection_versions v on v.publisher_id = c.publisher_id and v.connection_id = c.id and v.version = c.last_version
    left join lateral (
      select * from connection_validations x where x.publisher_id = c.publisher_id and x.connection_id = c.id
      order by x.at desc, x.id desc limit 1) l on true
    where ${which} and c.removed_at is null
    order by lower(c.name), c.id`)
  return rows.map((row) => connectionOf(row as Row, ctx.now()))
}

type Row = Record<string, unknown> & { health: HealthRow & { paused_at: string | null } }

function connectionOf(row: Row, now: Date): Connection {
  const circuit = circuitOf(row.health)
  const liveVersion = row.live_version as number | null
  const state = stateOf({ circuit, pausedAt: row.health.paused_at, liveVersion, now })
  const isFailing = circuit.failingSince !== null && circuit.lastCode !== null
  return {
    publisherId: row.publisher_id as string,
    id: row.id as string,
    name: row.name as string,
    kind: row.kind as string,
    state,
    problem: isFailing
      ? { code: circuit.lastCode!, params: circuit.lastParams ?? {}, since: circuit.failingSince! }
      : null,
    nextProbeAt: circuit.circuit === 'closed' ? null : circuit.probeAt,
    liveVersion,
    lastVersion: row.last_version as number,
    settings: row.settings as SettingValues,
    secrets: shownSecrets(row.secrets as Record<string, StoredSecret>, now),
    mapping: row.mapping as MappingEntry[],
    secretExpiresAt: row.secret_expires_at ? new Date(row.secret_expires_at as string) : null,
    pace: row.health.pace_started_at
      ? { since: new Date(row.health.pace_started_at as string), sent: row.health.pace_sent as number }
      : null,
    contactEmails: row.contact_emails as string[],
    waiting: row.waiting as number,
    failed: row.failed as number,
    lastValidation: row.validation ? validationOf(row.validation as Record<string, unknown>) : null,
    revision: row.revision as number,
    createdAt: new Date(row.created_at as string),
    updatedAt: new Date(row.updated_at as string),
    updatedBy: row.updated_by as string,
  }
}

/** One word for how a connection stands, from its circuit and what people did to it. */
export function stateOf({
  circuit,
  pausedAt,
  liveVersion,
  now,
}: {
  circuit: Circuit
  pausedAt: unknown
  liveVersion: number | null
  now: Date
}): ConnectionState {
  if (pausedAt) return 'paused'
  if (liveVersion === null) return 'draft'
  if (circuit.circuit === 'suspended') return 'suspended'
  if (circuit.circuit === 'open') return 'failing'
  const isThrottled = circuit.throttledUntil !== null && circuit.throttledUntil > now
  return circuit.consecutiveFailures > 0 || isThrottled ? 'degraded' : 'ok'
}

function shownSecrets(secrets: Record<string, StoredSecret>, now: Date): Connection['secrets'] {
  return Object.fromEntries(
    Object.entries(secrets)
      .filter(([, { expiresAt }]) => !expiresAt || new Date(expiresAt) > now)
      .map(([name, { mask, setAt, setBy, expiresAt }]) => [
        name,
        { set: true as const, mask, setAt, setBy, ...(expiresAt && { expiresAt }) },
      ]),
  )
}
