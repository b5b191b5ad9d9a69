/** Publisher accounts: opening one, its profile, finding it. */
import { and, asc, eq, gt, ilike, inArray, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { recordEvents } from '#events'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { decodeCursor, type Page, pageOf } from '#platform/paging'
import { forbidden, notFound, staleRevision, unauthenticated } from '#platform/problem'
import { recordAct } from './acts.ts'
import { parseInput } from './input.ts'
import { can, requirePermission } from './may.ts'
import { publisherIdTaken } from './problems.ts'
import { members, publishers, type VerificationStatus } from './schema.ts'

export type Publisher = typeof publishers.$inferSelect

const line = (max: number) => z.string().trim().min(1).max(max)
const contact = z.object({ name: line(100), email: z.email().max(254), phone: line(40).optional() })

const publisherProfile = z.object({
  displayName: line(100),
  website: z
    .url({ protocol: /^https?$/ })
    .max(2048)
    .nullable(),
  description: z.string().trim().max(2000).nullable(),
  sellerContact: contact.nullable(),
  companyApprover: contact.nullable(),
  address: z
    .object({
      line1: line(200),
      line2: line(200).optional(),
      city: line(100),
      region: line(100).optional(),
      postalCode: line(20),
      country: z.string().regex(/^[A-Z]{2}$/),
    })
    .nullable(),
  marketersEditListings: z.boolean(),
  marketersReadLeads: z.boolean(),
})
export type PublisherProfile = z.infer<typeof publisherProfile>

export const publisherIdPattern = /^[a-z0-9_-]{1,50}$/

const newPublisher = publisherProfile
  .omit({ displayName: true })
  .partial()
  .extend({ publisherId: z.string().regex(publisherIdPattern), displayName: line(100) })
export type NewPublisher = z.input<typeof newPublisher>

/**
 * Opens a publisher account; the person who does becomes its first owner. The id is part of every
 * address of its offers and never changes.
 * @throws unauthenticated unless a person (or the system) acts
 * @throws publisherIdTaken
 */
export async function createPublisher(ctx: Ctx, input: NewPublisher): Promise<Publisher> {
  if (ctx.actor.kind === 'anonymous') throw unauthenticated('Sign in to open a publisher account.')
  if (ctx.actor.kind === 'application') throw forbidden('An application cannot open a publisher account.')
  const profile = parseInput(newPublisher, input)
  return inTransaction(ctx, async (ctx) => {
    const [publisher] = await ctx.db
      .insert(publishers)
      .values({ ...profile, createdAt: ctx.now(), updatedAt: ctx.now() })
      .onConflictDoNothing()
      .returning()
    if (!publisher) {
      throw publisherIdTaken(`The publisher ID “${profile.publisherId}” is taken. Choose another.`, {
        errors: [{ pointer: '#/publisherId', detail: 'Taken: choose another.', code: 'accounts.publisher_id_taken' }],
      })
    }
    if (ctx.actor.kind === 'person') {
      await ctx.db.insert(members).values({
        publisherId: publisher.publisherId,
        personId: ctx.actor.id,
        roles: ['owner'],
        joinedAt: ctx.now(),
      })
    }
    await recordAct(ctx, {
      publisherId: publisher.publisherId,
      act: 'publisher.opened',
      subject: publisher.publisherId,
    })
    await recordEvents(ctx, [{ kind: 'publisher.opened', publisherId: publisher.publisherId }])
    return publisher
  })
}

/**
 * Changes the profile; members left out stay as they are.
 * @throws staleRevision when somebody changed it since `revision` was read
 */
export async function updatePublisher(
  ctx: Ctx,
  publisherId: string,
  change: { revision: number; profile: Partial<PublisherProfile> },
): Promise<Publisher> {
  requirePermission(ctx, 'profile.write', { publisherId })
  const profile = parseInput(publisherProfile.partial(), change.profile)
  return inTransaction(ctx, async (ctx) => {
    const [publisher] = await ctx.db
      .update(publishers)
      .set({ ...profile, revision: sql`${publishers.revision} + 1`, updatedAt: ctx.now() })
      .where(and(eq(publishers.publisherId, publisherId), eq(publishers.revision, change.revision)))
      .returning()
    if (!publisher) {
      const present = await getPublisher(ctx, publisherId)
      throw staleRevision('The profile was changed since you opened it. Look at it again, then repeat your change.', {
        extra: { revision: present.revision, changedAt: present.updatedAt },
      })
    }
    await recordAct(ctx, {
      publisherId,
      act: 'publisher.profileChanged',
      subject: publisherId,
      detail: { fields: Object.keys(profile) },
    })
    return publisher
  })
}

/** The operator's word on who the publisher is. */
export async function setVerification(
  ctx: Ctx,
  publisherId: string,
  verification: { email?: VerificationStatus; employment?: VerificationStatus; business?: VerificationStatus },
): Promise<Publisher> {
  requirePermission(ctx, 'operator.admin', { publisherId })
  return inTransaction(ctx, async (ctx) => {
    const [publisher] = await ctx.db
      .update(publishers)
      .set({
        emailVerification: verification.email,
        employmentVerification: verification.employment,
        businessVerification: verification.business,
        revision: sql`${publishers.revision} + 1`,
        updatedAt: ctx.now(),
      })
      .where(eq(publishers.publisherId, publisherId))
      .returning()
    if (!publisher) throw notFound(`There is no publisher ${publisherId}.`)
    await recordAct(ctx, { publisherId, act: 'publisher.verified', subject: publisherId, detail: verification })
    return publisher
  })
}

/**
 * A publisher with its whole profile, for its members and operators.
 * @throws notFound when there is none, and to strangers
 */
export async function getPublisher(ctx: Ctx, publisherId: string): Promise<Publisher> {
  requirePermission(ctx, 'profile.read', { publisherId })
  const publisher = await findPublisher(ctx, publisherId)
  if (!publisher) throw notFound(`There is no publisher ${publisherId}.`)
  return publisher
}

/** A publisher whoever asks: for what is public anyway (name, website, description), and for other rooms. */
export async function findPublisher(ctx: Pick<Ctx, 'db'>, publisherId: string): Promise<Publisher | undefined> {
  const [publisher] = await ctx.db.select().from(publishers).where(eq(publishers.publisherId, publisherId))
  return publisher
}

/** The publishers that the actor belongs to; all of them for operators and the system. By id, a page at a time. */
export async function listPublishers(
  ctx: Ctx,
  filter: { text?: string; cursor?: string; limit?: number } = {},
): Promise<Page<Publisher>> {
  if (ctx.actor.kind === 'anonymous') throw unauthenticated('Sign in to go on.')
  const limit = filter.limit ?? 50
  const conditions: (SQL | undefined)[] = []
  if (!can(ctx, 'profile.read')) {
    const own = ctx.actor.grants.map((grant) => grant.organisationId)
    if (own.length === 0) return { items: [], nextCursor: null }
    conditions.push(inArray(publishers.publisherId, own))
  }
  if (filter.text) {
    const pattern = `%${filter.text.replace(/[\\%_]/g, '\\$&')}%`
    conditions.push(or(ilike(publishers.publisherId, pattern), ilike(publishers.displayName, pattern)))
  }
  if (filter.cursor) conditions.push(gt(publishers.publisherId, decodeCursor(filter.cursor, ['key'])[0]))
  const rows = await ctx.db
    .select()
    .from(publishers)
    .where(and(...conditions))
    .orderBy(asc(publishers.publisherId))
    .limit(limit + 1)
  return pageOf(rows, limit, (row) => [row.publisherId])
}

/** Names of many publishers at once, by id: for lists of other rooms. */
export async function publisherNames(ctx: Pick<Ctx, 'db'>, publisherIds: string[]): Promise<Map<string, string>> {
  if (publisherIds.length === 0) return new Map()
  const rows = await ctx.db
    .select({ publisherId: publishers.publisherId, displayName: publishers.displayName })
    .from(publishers)
    .where(inArray(publishers.publisherId, publisherIds))
  return new Map(rows.map((row) => [row.publisherId, row.displayName]))
}
