/** The audit log: who changed what, when, and in which request. */
import { and, desc, eq, gte, like, lt, or, type SQL } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import { decodeCursor, type Page, pageOf } from '#platform/paging'
import { unauthenticated } from '#platform/problem'
import { can, requirePermission } from './may.ts'
import { acts } from './schema.ts'

export type Act = typeof acts.$inferSelect

/** Keeps what the actor did, in the caller's transaction. Never put a secret or a message into `detail`. */
export async function recordAct(
  ctx: Pick<Ctx, 'db' | 'actor' | 'now' | 'newId' | 'requestId'>,
  what: {
    /** Left out for acts on the instance or on oneself. */
    publisherId?: string
    offerId?: string
    /** Noun and past participle: `offer.submitted`, `member.removed`. Its words for people: `app/locales/…/acts.json`. */
    act: string
    /** The id or name of what was acted upon. */
    subject: string
    detail?: Record<string, unknown>
  },
): Promise<void> {
  await ctx.db.insert(acts).values({
    publisherId: what.publisherId ?? '',
    id: ctx.newId(),
    offerId: what.offerId,
    act: what.act,
    subject: what.subject,
    actorKind: ctx.actor.kind,
    actorId: ctx.actor.id,
    actorName: ctx.actor.name,
    requestId: ctx.requestId,
    detail: what.detail,
    at: ctx.now(),
  })
}

export type ActFilter = {
  /** Left out: acts on the instance, for operators. */
  publisherId?: string
  offerId?: string
  actorId?: string
  /** A whole name (`offer.submitted`) or the part before the dot (`offer`). */
  act?: string
  since?: Date
  cursor?: string
  limit?: number
}

/**
 * The log, newest first, as far as the actor's roles reach: owners and managers see all of it,
 * developers what they did themselves, reviewers what was done to offers.
 * @throws forbidden, notFound, unauthenticated as the matrix says of `audit.read`
 */
export async function listActs(ctx: Ctx, filter: ActFilter): Promise<Page<Act>> {
  const limit = filter.limit ?? 50
  const conditions: (SQL | undefined)[] = [eq(acts.publisherId, filter.publisherId ?? ''), ...reach(ctx, filter)]
  if (filter.offerId) conditions.push(eq(acts.offerId, filter.offerId))
  if (filter.actorId) conditions.push(eq(acts.actorId, filter.actorId))
  if (filter.act) {
    const prefix = filter.act.replace(/[\\%_]/g, '\\$&')
    conditions.push(filter.act.includes('.') ? eq(acts.act, filter.act) : like(acts.act, `${prefix}.%`))
  }
  if (filter.since) conditions.push(gte(acts.at, filter.since))
  if (filter.cursor) {
    const [before, id] = decodeCursor(filter.cursor, ['moment', 'id'])
    conditions.push(or(lt(acts.at, before), and(eq(acts.at, before), lt(acts.id, id))))
  }
  const rows = await ctx.db
    .select()
    .from(acts)
    .where(and(...conditions))
    .orderBy(desc(acts.at), desc(acts.id))
    .limit(limit + 1)
  return pageOf(rows, limit, (row) => [row.at.toISOString(), row.id])
}

function reach(ctx: Ctx, { publisherId }: ActFilter): (SQL | undefined)[] {
  if (can(ctx, 'audit.read', { publisherId })) return []
  if (can(ctx, 'audit.read', { publisherId, within: 'offer' })) return [like(acts.act, 'offer.%')]
  requirePermission(ctx, 'audit.read', { publisherId, within: 'own' })
  return [eq(acts.actorId, ctx.actor.id)]
}

/** What the actor did lately, wherever: the page about one's own account. */
export async function ownActs(ctx: Ctx, limit = 50): Promise<Act[]> {
  if (ctx.actor.kind === 'anonymous') throw unauthenticated('Sign in to go on.')
  return ctx.db
    .select()
    .from(acts)
    .where(eq(acts.actorId, ctx.actor.id))
    .orderBy(desc(acts.at), desc(acts.id))
    .limit(limit)
}
