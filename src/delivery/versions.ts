/** Versions of a connection's settings: each save makes one, its secrets sealed; none is ever changed. */
import { and, eq } from 'drizzle-orm'
import type { Connector, MappingEntry } from '#connectors'
import type { Ctx } from '#platform/ctx'
import type { CheckedDraft } from './check-draft.ts'
import { openSettings, sealSecret } from './opened-settings.ts'
import { connectionHealth, connectionVersions, type StoredSecret } from './schema.ts'

const rotationMs = 24 * 3_600_000

export type VersionKey = { publisherId: string; connectionId: string; version: number }
export type Values = CheckedDraft & { mapping: MappingEntry[] }

/** @param before the version that this one follows: secrets that are only carried over keep their date */
export async function saveVersion(
  ctx: Ctx,
  version: VersionKey,
  connector: Connector,
  values: Values,
  before?: VersionKey,
): Promise<void> {
  const stored = before ? await storedSecrets(ctx, before) : {}
  const previous = before ? await openSettings(ctx, before) : undefined
  const secrets = Object.entries(values.secrets).map(([name, value]): [string, StoredSecret] => {
    const sealed = sealSecret(ctx, version, {
      name,
      value,
      mask: maskOf(connector, name, value),
      ...expiryOf(ctx, name),
    })
    // A secret that is only carried over keeps saying when it was set and by whom.
    const old = stored[name]
    return [name, old && previous?.secrets[name] === value ? { ...old, sealed: sealed.sealed } : sealed]
  })
  await ctx.db.insert(connectionVersions).values({
    ...version,
    settings: values.settings,
    secrets: Object.fromEntries(secrets),
    mapping: values.mapping,
    secretExpiresAt: connector.secretExpiry?.({ ...values.settings, ...values.secrets }),
    createdAt: ctx.now(),
    createdBy: ctx.actor.name,
  })
  // Other credentials end at another time: people are reminded of that one anew.
  await ctx.db
    .update(connectionHealth)
    .set({ expiryRemindedDays: null })
    .where(
      and(
        eq(connectionHealth.publisherId, version.publisherId),
        eq(connectionHealth.connectionId, version.connectionId),
      ),
    )
}

function expiryOf(ctx: Ctx, name: string): { expiresAt?: Date } {
  return name.endsWith('.previous') ? { expiresAt: new Date(ctx.now().getTime() + rotationMs) } : {}
}

async function storedSecrets(ctx: Ctx, of: VersionKey): Promise<Record<string, StoredSecret>> {
  const [row] = await ctx.db
    .select({ secrets: connectionVersions.secrets })
    .from(connectionVersions)
    .where(
      and(
        eq(connectionVersions.publisherId, of.publisherId),
        eq(connectionVersions.connectionId, of.connectionId),
        eq(connectionVersions.version, of.version),
      ),
    )
  return row?.secrets ?? {}
}

// Last characters only where there are enough others left to guess.
function maskOf(connector: Connector, name: string, value: string): string {
  const setting = connector.settings.find(({ key }) => key === name.replace(/\.previous$/, ''))
  if (setting?.mask) return setting.mask(value)
  return value.length >= 16 ? `…${value.slice(-4)}` : '…'
}
