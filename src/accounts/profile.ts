/** A person's own profile. */
import { asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { locales } from '#platform/messages'
import { unauthenticated } from '#platform/problem'
import { actingPerson } from './acting.ts'
import { recordAct } from './acts.ts'
import { parseInput } from './input.ts'
import { localeCookie } from './locale-cookie.ts'
import type { OperatorRole, PublisherRole } from './permissions.ts'
import { credentials, instanceRoles, members, people, publishers } from './schema.ts'

export type Profile = {
  id: string
  name: string
  email: string
  emailVerified: boolean
  locale: 'en' | 'fr' | null
  hasPassword: boolean
  /** Identity providers they signed in through: `operator` or a tenant's id. */
  providers: string[]
  instanceRoles: OperatorRole[]
  memberships: { publisherId: string; displayName: string; roles: PublisherRole[]; limitedTo: string[] | null }[]
}

/** @throws unauthenticated */
export async function getProfile(ctx: Ctx): Promise<Profile> {
  const { id } = actingPerson(ctx)
  const [person] = await ctx.db.select().from(people).where(eq(people.id, id))
  if (!person) throw unauthenticated('This account is gone.')
  const ways = await ctx.db
    .select({ providerId: credentials.providerId })
    .from(credentials)
    .where(eq(credentials.personId, id))
  const roles = await ctx.db
    .select({ role: instanceRoles.role })
    .from(instanceRoles)
    .where(eq(instanceRoles.personId, id))
  const memberships = await ctx.db
    .select({
      publisherId: members.publisherId,
      displayName: publishers.displayName,
      roles: members.roles,
      limitedTo: members.limitedTo,
    })
    .from(members)
    .innerJoin(publishers, eq(publishers.publisherId, members.publisherId))
    .where(eq(members.personId, id))
    .orderBy(asc(publishers.displayName), asc(publishers.publisherId))
  return {
    id,
    name: person.name,
    email: person.email,
    emailVerified: person.emailVerified,
    locale: person.locale,
    hasPassword: ways.some((way) => way.providerId === 'credential'),
    providers: ways.map((way) => way.providerId).filter((provider) => provider !== 'credential'),
    instanceRoles: roles.map(({ role }) => role),
    memberships: memberships as Profile['memberships'],
  }
}

const profileChange = z.object({
  name: z.string().trim().min(1).max(100).optional(),
  locale: z.enum(locales).nullable().optional(),
})

/** Changes name and language; `headers` set the cookie that makes the website follow. */
export async function updateProfile(
  ctx: Ctx,
  change: z.input<typeof profileChange>,
): Promise<{ profile: Profile; headers: Headers }> {
  const { id } = actingPerson(ctx)
  const { name, locale } = parseInput(profileChange, change)
  const profile = await inTransaction(ctx, async (ctx) => {
    await ctx.db.update(people).set({ name, locale, updatedAt: ctx.now() }).where(eq(people.id, id))
    await recordAct(ctx, { act: 'person.profileChanged', subject: id })
    return getProfile(ctx)
  })
  const headers = new Headers()
  if (locale) headers.append('Set-Cookie', localeCookie(ctx, locale))
  return { profile, headers }
}
