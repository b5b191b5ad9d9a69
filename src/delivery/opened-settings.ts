/** Settings of connection versions, their secrets opened. Versions never change, so they are read once. */
import { and, eq } from 'drizzle-orm'
import type { ConnectionSettings } from '#connectors'
import type { Ctx } from '#platform/ctx'
import { connectionVersions, type StoredSecret } from './schema.ts'

type Version = { publisherId: string; connectionId: string; version: number }
type Opened = ConnectionSettings & { expiry: Record<string, Date> }

const most = 1_000
const opened = new Map<string, Opened>()

/** @throws when the secrets cannot be opened with this instance's key */
export async function openSettings(ctx: Pick<Ctx, 'db' | 'keys' | 'now'>, of: Version): Promise<ConnectionSettings> {
  const key = `${of.publisherId} ${of.connectionId} ${of.version}`
  let known = opened.get(key)
  if (!known) {
    known = await read(ctx, of)
    if (opened.size >= most) opened.delete(opened.keys().next().value!)
    opened.set(key, known)
  }
  const { settings, secrets, mapping, expiry } = known
  const valid = Object.entries(secrets).filter(([name]) => !expiry[name] || expiry[name] > ctx.now())
  return { settings, secrets: Object.fromEntries(valid), mapping }
}

async function read(ctx: Pick<Ctx, 'db' | 'keys'>, of: Version): Promise<Opened> {
  const [row] = await ctx.db
    .select()
    .from(connectionVersions)
    .where(
      and(
        eq(connectionVersions.publisherId, of.publisherId),
        eq(connectionVersions.connectionId, of.connectionId),
        eq(connectionVersions.version, of.version),
      ),
    )
  if (!row) throw new Error(`connection ${of.connectionId} has no version ${of.version}`)
  const entries = Object.entries(row.secrets)
  return {
    settings: row.settings,
    mapping: row.mapping,
    secrets: Object.fromEntries(
      entries.map(([name, stored]) => [name, ctx.keys.unseal(stored.sealed, boundTo(of, name))]),
    ),
    expiry: Object.fromEntries(
      entries.flatMap(([name, { expiresAt }]) => (expiresAt ? [[name, new Date(expiresAt)]] : [])),
    ),
  }
}

/** A sealed secret opens only as this field of this version of this connection. */
function boundTo(of: Version, name: string): string {
  return `connection/${of.publisherId}/${of.connectionId}/${of.version}/${name}`
}

export function sealSecret(
  ctx: Pick<Ctx, 'keys' | 'now' | 'actor'>,
  of: Version,
  { name, value, mask, expiresAt }: { name: string; value: string; mask: string; expiresAt?: Date },
): StoredSecret {
  return {
    sealed: ctx.keys.seal(value, boundTo(of, name)),
    mask,
    setAt: ctx.now().toISOString(),
    setBy: ctx.actor.name,
    ...(expiresAt && { expiresAt: expiresAt.toISOString() }),
  }
}
