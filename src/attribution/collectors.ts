/**
 * Collectors that sign what they send: a shared key, the Standard Webhooks signature over id, time and body, as we
 * sign what we send ourselves. For logs and scripts that cannot fetch a token.
 */
import { createHmac, randomBytes } from 'node:crypto'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { recordAct, requirePermission } from '#accounts'
import { type Actor, as, type Ctx, system } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { notFound, unauthenticated, unprocessable } from '#platform/problem'
import { sameSecret } from '#platform/secrets'
import { fieldError } from './registry-words.ts'
import { collectorKeys } from './schema.ts'

export type CollectorKey = Omit<typeof collectorKeys.$inferSelect, 'sealedSecret'>

/** Of a publisher, or of the operator where none is named. */
type Whose = { publisherId?: string }

const toleranceMs = 5 * 60_000

/** The secret is in this answer and nowhere afterwards. Requires attribution.write, operator.admin for the operator’s. */
export async function addCollectorKey(
  ctx: Ctx,
  { publisherId, name }: Whose & { name: string },
): Promise<{ key: CollectorKey; secret: string }> {
  mayKeep(ctx, publisherId)
  if (!name.trim() || name.length > 100)
    throw unprocessable('Some fields need mending.', { errors: [fieldError(ctx, '#/name', 'collectorName')] })
  const id = ctx.newId()
  const secret = `whsec_${randomBytes(32).toString('base64')}`
  return inTransaction(ctx, async (ctx) => {
    const [row] = await ctx.db
      .insert(collectorKeys)
      .values({
        publisherId: publisherId ?? '',
        id,
        name: name.trim(),
        sealedSecret: ctx.keys.seal(secret, boundTo(id)),
        createdAt: ctx.now(),
        createdBy: ctx.actor.name,
      })
      .returning()
    await recordAct(ctx, { ...(publisherId && { publisherId }), act: 'collector.added', subject: name.trim() })
    return { key: shown(row!), secret }
  })
}

/** Those in force. Requires attribution.write, operator.admin for the operator’s. */
export async function listCollectorKeys(ctx: Ctx, { publisherId }: Whose): Promise<CollectorKey[]> {
  mayKeep(ctx, publisherId)
  const rows = await ctx.db
    .select()
    .from(collectorKeys)
    .where(and(eq(collectorKeys.publisherId, publisherId ?? ''), isNull(collectorKeys.revokedAt)))
    .orderBy(asc(collectorKeys.createdAt), asc(collectorKeys.id))
  return rows.map(shown)
}

/** What it signs from now on is refused. Requires attribution.write, operator.admin for the operator’s. */
export async function revokeCollectorKey(ctx: Ctx, { publisherId, id }: Whose & { id: string }): Promise<void> {
  mayKeep(ctx, publisherId)
  await inTransaction(ctx, async (ctx) => {
    const [row] = await ctx.db
      .update(collectorKeys)
      .set({ revokedAt: ctx.now() })
      .where(
        and(
          eq(collectorKeys.publisherId, publisherId ?? ''),
          eq(collectorKeys.id, id),
          isNull(collectorKeys.revokedAt),
        ),
      )
      .returning()
    if (!row) throw notFound('There is no such key.')
    await recordAct(ctx, { ...(publisherId && { publisherId }), act: 'collector.revoked', subject: row.name })
  })
}

export type Signed = { keyId: string; id: string; timestamp: string; signature: string; body: Uint8Array }

/**
 * Who signed a message: the context to take its events in with, and the publisher whose GUIDs it may tell of.
 *
 * @throws unauthenticated when key, time or signature do not fit; it says no more than that
 */
export async function collectorOf(ctx: Ctx, signed: Signed): Promise<{ ctx: Ctx; publisherId: string | undefined }> {
  const refused = unauthenticated('The signature does not fit: look at key, time (within five minutes) and body.')
  const sentAt = Number(signed.timestamp) * 1000
  if (!(Math.abs(ctx.now().getTime() - sentAt) <= toleranceMs) || !isUuid.test(signed.keyId)) throw refused
  const [row] = await ctx.db
    .select()
    .from(collectorKeys)
    .where(and(eq(collectorKeys.id, signed.keyId), isNull(collectorKeys.revokedAt)))
  if (!row) throw refused
  const expected = signatureOf(ctx.keys.unseal(row.sealedSecret, boundTo(row.id)), signed)
  if (!signed.signature.split(' ').some((one) => sameSecret(one, expected))) throw refused
  await ctx.db.update(collectorKeys).set({ lastUsedAt: ctx.now() }).where(eq(collectorKeys.id, row.id))
  const publisherId = row.publisherId === '' ? undefined : row.publisherId
  return { ctx: as(ctx, actorOf(row, publisherId)), publisherId }
}

/** The operator’s tells of everything, a publisher’s may what a developer of that publisher may. */
function actorOf({ id, name }: { id: string; name: string }, publisherId: string | undefined): Actor {
  if (publisherId === undefined) return { ...system, id, name }
  return {
    kind: 'application',
    id,
    name,
    grants: [{ organisationId: publisherId, roles: ['developer'] }],
    instanceRoles: [],
  }
}

/** `v1,` and the signature in base64. */
export function signatureOf(secret: string, { id, timestamp, body }: Omit<Signed, 'keyId' | 'signature'>): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')}`
}

const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function mayKeep(ctx: Ctx, publisherId: string | undefined) {
  if (publisherId === undefined) requirePermission(ctx, 'operator.admin')
  else requirePermission(ctx, 'attribution.write', { publisherId })
}

function boundTo(id: string): string {
  return `attribution.collector.${id}`
}

function shown({ sealedSecret: _, ...row }: typeof collectorKeys.$inferSelect): CollectorKey {
  return row
}
