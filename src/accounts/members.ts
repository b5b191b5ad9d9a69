/** The people of a publisher account and their roles. */
import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { notFound } from '#platform/problem'
import { recordAct } from './acts.ts'
import { isUuid } from './ids.ts'
import { parseInput } from './input.ts'
import { requirePermission } from './may.ts'
import { type Permission, type PublisherRole, permissionMatrix, publisherRoles } from './permissions.ts'
import { lastOwner } from './problems.ts'
import { type Rights, requireGrantable, rightsForm } from './roles.ts'
import { members, people, publishers } from './schema.ts'

export type Member = {
  personId: string
  name: string
  email: string
  locale: 'en' | 'fr' | null
  roles: PublisherRole[]
  /** Offer ids; null: all offers. */
  limitedTo: string[] | null
  /** Set when the membership came with a linked tenant. */
  tenantId: string | null
  joinedAt: Date
}

/** The members of a publisher, by name. @throws as the matrix says of `profile.read` */
export async function listMembers(ctx: Ctx, publisherId: string): Promise<Member[]> {
  requirePermission(ctx, 'profile.read', { publisherId })
  return membersOf(ctx, publisherId)
}

/**
 * Whom to write to: the members who hold a permission (limits to offers respected), or one of some
 * roles. For notices of other rooms, so it asks for no right of the actor.
 */
export async function membersWith(
  ctx: Pick<Ctx, 'db'>,
  publisherId: string,
  wanted: { permission?: Permission; roles?: PublisherRole[]; offerId?: string },
): Promise<Member[]> {
  const { permission, roles, offerId } = wanted
  const all = await membersOf(ctx, publisherId)
  return all.filter((member) => {
    if (offerId && member.limitedTo && !member.limitedTo.includes(offerId)) return false
    if (roles) return member.roles.some((role) => roles.includes(role))
    return permission === undefined || member.roles.some((role) => permissionMatrix[permission][role] === true)
  })
}

/** A condition for lists of other rooms: that person is a member there who holds the permission, of whichever offers. */
export function isMemberWith(publisherId: SQL, personId: SQL, permission: Permission): SQL {
  const roles = publisherRoles.filter((role) => permissionMatrix[permission][role] === true)
  return sql`exists (select 1 from members m where m.publisher_id = ${publisherId}
    and m.person_id::text = ${personId} and m.roles && ${sql.param(roles)}::text[])`
}

/**
 * Gives a member other roles, or limits them to some offers. The change counts from the next request.
 * @throws forbidden when the actor may not give those roles
 * @throws lastOwner
 */
export async function changeMember(
  ctx: Ctx,
  publisherId: string,
  change: { personId: string; rights: Rights },
): Promise<Member> {
  requirePermission(ctx, 'users.write', { publisherId })
  const { personId } = change
  const rights = parseInput(rightsForm, change.rights)
  return inTransaction(ctx, async (ctx) => {
    await lockMembers(ctx, publisherId)
    const before = await getMember(ctx, publisherId, personId)
    requireGrantable(ctx, publisherId, { ...rights, before: before.roles, personId })
    await ctx.db
      .update(members)
      .set(rights)
      .where(and(eq(members.publisherId, publisherId), eq(members.personId, personId)))
    await requireOwner(ctx, publisherId)
    await recordAct(ctx, {
      publisherId,
      act: 'member.changed',
      subject: personId,
      detail: { before: before.roles, after: rights.roles, limitedTo: rights.limitedTo },
    })
    return getMember(ctx, publisherId, personId)
  })
}

/**
 * Takes somebody off the account. Anybody may leave by themselves.
 * @throws forbidden when a manager removes an owner
 * @throws lastOwner
 */
export async function removeMember(ctx: Ctx, publisherId: string, personId: string): Promise<void> {
  const leaving = ctx.actor.id === personId
  requirePermission(ctx, leaving ? 'profile.read' : 'users.write', { publisherId })
  await inTransaction(ctx, async (ctx) => {
    await lockMembers(ctx, publisherId)
    const member = await getMember(ctx, publisherId, personId)
    if (!leaving) requireGrantable(ctx, publisherId, { roles: [], before: member.roles, personId })
    await ctx.db.delete(members).where(and(eq(members.publisherId, publisherId), eq(members.personId, personId)))
    await requireOwner(ctx, publisherId)
    await recordAct(ctx, { publisherId, act: leaving ? 'member.left' : 'member.removed', subject: personId })
  })
}

// Two owners who remove each other at the same moment would leave nobody: changes of members wait for each other.
export async function lockMembers(ctx: Pick<Ctx, 'db'>, publisherId: string): Promise<void> {
  await ctx.db
    .select({ id: publishers.publisherId })
    .from(publishers)
    .where(eq(publishers.publisherId, publisherId))
    .for('update')
}

/** @throws lastOwner when the changes made so far leave none, which rolls them back */
export async function requireOwner(ctx: Pick<Ctx, 'db'>, publisherId: string): Promise<void> {
  const [owner] = await ctx.db
    .select({ personId: members.personId })
    .from(members)
    .where(and(eq(members.publisherId, publisherId), sql`'owner' = any(${members.roles})`))
    .limit(1)
  if (!owner) throw lastOwner('Make somebody else an owner first.')
}

async function getMember(ctx: Pick<Ctx, 'db'>, publisherId: string, personId: string): Promise<Member> {
  const [member] = isUuid(personId) ? await membersOf(ctx, publisherId, personId) : []
  if (!member) throw notFound('There is no such member.')
  return member
}

async function membersOf(ctx: Pick<Ctx, 'db'>, publisherId: string, personId?: string): Promise<Member[]> {
  const rows = await ctx.db
    .select({
      personId: members.personId,
      name: people.name,
      email: people.email,
      locale: people.locale,
      roles: members.roles,
      limitedTo: members.limitedTo,
      tenantId: members.tenantId,
      joinedAt: members.joinedAt,
    })
    .from(members)
    .innerJoin(people, eq(people.id, members.personId))
    .where(and(eq(members.publisherId, publisherId), personId ? eq(members.personId, personId) : undefined))
    .orderBy(asc(people.name), asc(people.id))
  return rows as Member[]
}
