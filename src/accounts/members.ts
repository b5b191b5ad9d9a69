/** The people of a publisher account and their roles. */
import { asc, eq } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import { requirePermission } from './may.ts'
import { type Permission, type PublisherRole, permissionMatrix } from './permissions.ts'
import { members, people } from './schema.ts'

export type Member = {
  personId: string
  name: string
  email: string
  locale: 'en' | 'fr' | null
  roles: PublisherRole[]
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
  const all = await membersOf(ctx, publisherId)
  return all.filter((member) => {
    if (wanted.offerId && member.limitedTo && !member.limitedTo.includes(wanted.offerId)) return false
    if (wanted.roles) return member.roles.some((role) => wanted.roles?.includes(role))
    return wanted.permission ? member.roles.some((role) => permissionMatrix[wanted.permission!][role] === true) : true
  })
}

async function membersOf(ctx: Pick<Ctx, 'db'>, publisherId: string): Promise<Member[]> {
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
    .where(eq(members.publisherId, publisherId))
    .orderBy(asc(people.name), asc(people.id))
  return rows as Member[]
}
