/** Configures connections: each save is a version, secrets sealed in it. What is live changes in validate.ts. */
import { and, eq } from 'drizzle-orm'
import { validate as isUuid } from 'uuid'
import { recordAct, requirePermission } from '#accounts'
import { type Connector, connectorOf, connectors, type MappingEntry, type SettingValues } from '#connectors'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { notFound, staleRevision, unprocessable } from '#platform/problem'
import { type CheckedDraft, checkName, checkSettings, readContactEmails, refuseFaults } from './check-draft.ts'
import { type Connection, getConnection } from './connection.ts'
import { setOfferDestinations } from './destinations.ts'
import { openSettings, sealSecret } from './opened-settings.ts'
import { connectionInUse } from './problems.ts'
import { connectionHealth, connections, connectionVersions, offerDestinations, type StoredSecret } from './schema.ts'

/** What a person may set. Secrets are among the settings; one left out or blank on an update stays as it is. */
export type ConnectionDraft = {
  name: string
  settings: SettingValues
  mapping?: MappingEntry[]
  /** Several, separated by `;`, `,` or new lines. */
  contactEmails?: string
}

const rotationMs = 24 * 3_600_000

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
  refuseFaults(ctx, [...checkName(name), ...faults])
  const checked = checkSettings(ctx, connector, { values: input.settings, kept: nothing, mapping })
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
    refuseFaults(ctx, [...checkName(name), ...faults])
    const mapping = input.mapping ?? oldMapping
    const checked = checkSettings(ctx, connector, {
      values: input.settings ?? {},
      kept: { settings, secrets },
      mapping,
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

/**
 * Removes a connection that no live offer uses any more; what it did not deliver is held. Requires leads.connect.
 * @throws connectionInUse naming the offers
 */
export async function removeConnection(
  ctx: Ctx,
  { publisherId, connectionId }: { publisherId: string; connectionId: string },
): Promise<void> {
  requirePermission(ctx, 'leads.connect', { publisherId })
  await inTransaction(ctx, async (ctx) => {
    const row = await lockConnection(ctx, { publisherId, connectionId })
    const uses = await ctx.db
      .select()
      .from(offerDestinations)
      .where(and(eq(offerDestinations.publisherId, publisherId), eq(offerDestinations.connectionId, connectionId)))
    const live = uses.filter((use) => use.environment === 'live').map((use) => use.offerId)
    if (live.length > 0) {
      throw connectionInUse(`Choose another destination for ${live.join(', ')} first.`, { extra: { offerIds: live } })
    }
    for (const { offerId } of uses) await leaveOffer(ctx, { publisherId, offerId, connectionId })
    await ctx.db
      .update(connections)
      .set({ removedAt: ctx.now(), ...touched(ctx, row) })
      .where(thisConnection({ publisherId, connectionId }))
    await recordAct(ctx, { publisherId, act: 'connection.removed', subject: connectionId, detail: { name: row.name } })
  })
}

async function leaveOffer(ctx: Ctx, of: { publisherId: string; offerId: string; connectionId: string }): Promise<void> {
  const { publisherId, offerId } = of
  const rows = await ctx.db
    .select({ connectionId: offerDestinations.connectionId })
    .from(offerDestinations)
    .where(
      and(
        eq(offerDestinations.publisherId, publisherId),
        eq(offerDestinations.offerId, offerId),
        eq(offerDestinations.environment, 'preview'),
      ),
    )
    .orderBy(offerDestinations.position)
  const connectionIds = rows.map((row) => row.connectionId).filter((id) => id !== of.connectionId)
  await setOfferDestinations(ctx, { publisherId, offerId, environment: 'preview', connectionIds })
}

type VersionKey = { publisherId: string; connectionId: string; version: number }
type Values = CheckedDraft & { mapping: MappingEntry[] }

async function saveVersion(
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
    createdAt: ctx.now(),
    createdBy: ctx.actor.name,
  })
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

/** @throws notFound */
export async function lockConnection(ctx: Ctx, of: { publisherId: string; connectionId: string }) {
  const [row] = !isUuid(of.connectionId)
    ? []
    : await ctx.db.select().from(connections).where(thisConnection(of)).for('update')
  if (!row || row.removedAt) throw notFound('There is no such connection.')
  return row
}

export function thisConnection({ publisherId, connectionId }: { publisherId: string; connectionId: string }) {
  return and(eq(connections.publisherId, publisherId), eq(connections.id, connectionId))
}

export function touched(ctx: Ctx, row: { revision: number }) {
  return { revision: row.revision + 1, updatedAt: ctx.now(), updatedBy: ctx.actor.name }
}

function generated(connector: Connector): Record<string, string> {
  const { generate } = connector
  if (!generate) return {}
  return Object.fromEntries(connector.settings.filter((s) => s.generated).map(({ key }) => [key, generate(key)]))
}

// Last characters only where there are enough others left to guess.
function maskOf(connector: Connector, name: string, value: string): string {
  const setting = connector.settings.find(({ key }) => key === name.replace(/\.previous$/, ''))
  if (setting?.mask) return setting.mask(value)
  return value.length >= 16 ? `…${value.slice(-4)}` : '…'
}

function carried(connector: Connector, secrets: Record<string, string>): Record<string, string> {
  const isSetting = (name: string) => connector.settings.some((s) => s.key === name && !s.generated)
  return Object.fromEntries(Object.entries(secrets).filter(([name]) => !isSetting(name)))
}

function sameSettings(a: Values, b: Values): boolean {
  const flat = ({ settings, secrets, mapping }: Values) =>
    JSON.stringify([Object.entries(settings).sort(), Object.entries(secrets).sort(), mapping])
  return flat(a) === flat(b)
}

function changedKeys(after: CheckedDraft, before: CheckedDraft): string[] {
  const a = { ...after.settings, ...after.secrets }
  const b = { ...before.settings, ...before.secrets }
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((key) => a[key] !== b[key])
}

const nothing: CheckedDraft = { settings: {}, secrets: {} }
