import { recordAct, requirePermission } from '#accounts'
import { connectorOf } from '#connectors'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { notFound } from '#platform/problem'
import { type Connection, getConnection } from './connection.ts'
import { lockConnection, thisConnection, touched } from './connection-row.ts'
import { openSettings } from './opened-settings.ts'
import { connections } from './schema.ts'
import { saveVersion } from './versions.ts'

/**
 * Makes a new generated secret, in use at once; the old one stays valid for a day and both are used until
 * then, so that the receiver can be changed in between. Requires leads.connect.
 * @throws notFound when the connection, or such a secret of it, does not exist
 */
export async function rotateSecret(
  ctx: Ctx,
  { publisherId, connectionId, key }: { publisherId: string; connectionId: string; key: string },
): Promise<{ connection: Connection; shownOnce: Record<string, string> }> {
  requirePermission(ctx, 'leads.connect', { publisherId })
  const value = await inTransaction(ctx, async (ctx) => {
    const row = await lockConnection(ctx, { publisherId, connectionId })
    const connector = connectorOf(row.kind)
    if (!connector.settings.some((s) => s.key === key && s.generated) || !connector.generate) {
      throw notFound(`This connection has no secret “${key}” that could be rotated.`)
    }
    const value = connector.generate(key)
    let last = row.lastVersion
    const rotated = async (from: number) => {
      const version = { publisherId, connectionId, version: from }
      const { settings, secrets, mapping } = await openSettings(ctx, version)
      const next = { ...secrets, [`${key}.previous`]: secrets[key] ?? '', [key]: value }
      last += 1
      await saveVersion(ctx, { ...version, version: last }, connector, { settings, secrets: next, mapping }, version)
      return last
    }
    // A draft that waits for validation stays a draft, and gets the new secret too.
    const liveVersion = row.liveVersion === null ? null : await rotated(row.liveVersion)
    if (row.liveVersion !== row.lastVersion) await rotated(row.lastVersion)
    await ctx.db
      .update(connections)
      .set({ liveVersion, lastVersion: last, ...touched(ctx, row) })
      .where(thisConnection({ publisherId, connectionId }))
    await recordAct(ctx, { publisherId, act: 'connection.secretRotated', subject: connectionId, detail: { key } })
    return value
  })
  return { connection: await getConnection(ctx, { publisherId, connectionId }), shownOnce: { [key]: value } }
}
