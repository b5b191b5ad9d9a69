/** Configures connections: each save is a version, secrets sealed in it. What is live changes in validate.ts. */
import { recordAct, requirePermission } from '#accounts'
import { type Connector, connectorOf, connectors, type MappingEntry, type SettingValues } from '#connectors'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { staleRevision, unprocessable } from '#platform/problem'
import { type CheckedDraft, checkName, checkSettings, readContactEmails } from './check-draft.ts'
import { type Connection, getConnection } from './connection.ts'
import { lockConnection, thisConnection, touched } from './connection-row.ts'
import { openSettings } from './opened-settings.ts'
import { connectionHealth, connections } from './schema.ts'
import { saveVersion, type Values } from './versions.ts'

/** What a person may set. Secrets are among the settings; one left out or blank on an update stays as it is. */
export type ConnectionDraft = {
  name: string
  settings: SettingValues
  mapping?: MappingEntry[]
  /** Several, separated by `;`, `,` or new lines. */
  contactEmails?: string
}

/**
 * Saves a new connection. It takes no live leads until a version of it passed validation.
 * `shownOnce` has the secrets that Comptoir made, for the only time. Requires leads.connect.
 *
 * @throws unprocessable with everything wrong at once
 */
export async function createConnection(
  ctx: Ctx,
  input: ConnectionDraft & { publisherId: string; kind: string },
): Promise<{ connection: Connection; shownOnce: Record<string, string> }> {
  const { publisherId } = input
  requirePermission(ctx, 'leads.connect', { publisherId })
  if (!connectors.some(({ kind }) => kind === input.kind)) {
    throw unprocessable('There is no such kind of destination.', {
      errors: [{ pointer: '#/kind', detail: `One of: ${connectors.map(({ kind }) => kind).join(', ')}.` }],
    })
  }
  const connector = connectorOf(input.kind)
  const mapping = input.mapping ?? []
  const { addresses, faults } = readContactEmails(input.contactEmails ?? '')
  const name = input.name.trim()
  const found = [...checkName(name), ...faults]
  const checked = checkSettings(ctx, connector, { values: input.settings, kept: nothing, mapping, found })
  const shownOnce = generated(connector)
  const id = ctx.newId()
  const now = ctx.now()

  await inTransaction(ctx, async (ctx) => {
    await ctx.db.insert(connections).values({
      publisherId,
      id,
      name,
      kind: input.kind,
      contactEmails: addresses,
      contactLocale: ctx.locale,
      lastVersion: 1,
      createdAt: now,
      createdBy: ctx.actor.name,
      updatedAt: now,
      updatedBy: ctx.actor.name,
    })
    await ctx.db.insert(connectionHealth).values({ publisherId, connectionId: id })
    const secrets = { ...checked.secrets, ...shownOnce }
    await saveVersion(ctx, { publisherId, connectionId: id, version: 1 }, connector, { ...checked, secrets, mapping })
    await recordAct(ctx, { publisherId, act: 'connection.created', subject: id, detail: { name, kind: input.kind } })
  })
  return { connection: await getConnection(ctx, { publisherId, connectionId: id }), shownOnce }
}

/**
 * Saves a new version. Live leads keep going through the old one until the new one passed validation;
 * name and contact addresses take effect at once. Requires leads.connect.
 *
 * @throws staleRevision when somebody else changed it since `revision`
 * @throws unprocessable with everything wrong at once
 */
export async function updateConnection(
  ctx: Ctx,
  input: Partial<ConnectionDraft> & { publisherId: string; connectionId: string; revision: number },
): Promise<Connection> {
  const { publisherId, connectionId } = input
  requirePermission(ctx, 'leads.connect', { publisherId })
  await inTransaction(ctx, async (ctx) => {
    const row = await lockConnection(ctx, { publisherId, connectionId })
    if (row.revision !== input.revision) {
      throw staleRevision(`${row.updatedBy} changed this connection in the meantime.`, {
        extra: { revision: row.revision, by: row.updatedBy, at: row.updatedAt.toISOString() },
      })
    }
    const connector = connectorOf(row.kind)
    const version = { publisherId, connectionId, version: row.lastVersion }
    const { settings, secrets, mapping: oldMapping } = await openSettings(ctx, version)
    const { addresses, faults } =
      input.contactEmails === undefined
        ? { addresses: row.contactEmails, faults: [] }
        : readContactEmails(input.contactEmails)
    const name = (input.name ?? row.name).trim()
    const mapping = input.mapping ?? oldMapping
    const checked = checkSettings(ctx, connector, {
      values: input.settings ?? {},
      kept: { settings, secrets },
      mapping,
      found: [...checkName(name), ...faults],
    })
    // Secrets that the settings do not name (one that is being rotated out) live on in the next version.
    const next = { ...checked, secrets: { ...carried(connector, secrets), ...checked.secrets }, mapping }
    const changed = !sameSettings(next, { settings, secrets, mapping: oldMapping })
    if (changed) await saveVersion(ctx, { ...version, version: row.lastVersion + 1 }, connector, next, version)
    await ctx.db
      .update(connections)
      .set({
        name,
        contactEmails: addresses,
        ...(input.contactEmails !== undefined && { contactLocale: ctx.locale }),
        lastVersion: row.lastVersion + (changed ? 1 : 0),
        ...touched(ctx, row),
      })
      .where(thisConnection({ publisherId, connectionId }))
    await recordAct(ctx, {
      publisherId,
      act: 'connection.updated',
      subject: connectionId,
      detail: { name, changed: changedKeys(next, { settings, secrets }), version: row.lastVersion + (changed ? 1 : 0) },
    })
  })
  return getConnection(ctx, { publisherId, connectionId })
}

function generated(connector: Connector): Record<string, string> {
  const { generate } = connector
  if (!generate) return {}
  return Object.fromEntries(connector.settings.filter((s) => s.generated).map(({ key }) => [key, generate(key)]))
}

function carried(connector: Connector, secrets: Record<string, string>): Record<string, string> {
  const isSetting = (name: string) => connector.settings.some((s) => s.key === name && !s.generated)
  return Object.fromEntries(Object.entries(secrets).filter(([name]) => !isSetting(name)))
}

function sameSettings(a: Values, b: Values): boolean {
  // The database gives the members of an object back in an order of its own.
  const flat = ({ settings, secrets, mapping }: Values) =>
    JSON.stringify([
      Object.entries(settings).sort(),
      Object.entries(secrets).sort(),
      mapping.map(({ target, value }) => [target, value]),
    ])
  return flat(a) === flat(b)
}

function changedKeys(after: CheckedDraft, before: CheckedDraft): string[] {
  const a = { ...after.settings, ...after.secrets }
  const b = { ...before.settings, ...before.secrets }
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((key) => a[key] !== b[key])
}

const nothing: CheckedDraft = { settings: {}, secrets: {} }
