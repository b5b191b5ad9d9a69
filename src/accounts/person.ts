/** What follows when somebody joins, confirms an address or signs in. */
import { eq } from 'drizzle-orm'
import { recordEvents } from '#events'
import { as, type Ctx } from '#platform/ctx'
import { recordAct } from './acts.ts'
import type { WorkProvider } from './identity-provider.ts'
import { instanceRoles, members, people } from './schema.ts'

type Person = { id: string; name: string; email: string; emailVerified: boolean }

export async function onPersonJoined(ctx: Ctx, person: Person, by: 'password' | 'oidc'): Promise<void> {
  await recordAct(asPerson(ctx, person), { act: 'person.joined', subject: person.id, detail: { by } })
  await recordEvents(ctx, [{ kind: 'person.joined', subjectId: person.id, data: { by } }])
  // Without a mail server no address can be confirmed: the first to claim the operator's has it.
  if (person.emailVerified || !ctx.config.smtpUrl) await nameConfiguredOperator(ctx, person)
}

/** A link that was mailed to the address was opened: it is shown to be theirs. */
export async function onAddressConfirmed(ctx: Ctx, person: Pick<Person, 'id' | 'email'>): Promise<void> {
  const [confirmed] = await ctx.db
    .update(people)
    .set({ emailVerified: true, updatedAt: ctx.now() })
    .where(eq(people.id, person.id))
    .returning()
  if (confirmed) await recordAct(asPerson(ctx, confirmed), { act: 'person.addressConfirmed', subject: person.id })
  await nameConfiguredOperator(ctx, person)
}

/** A new password was set through a mailed link, which confirms the address as well. */
export async function onPasswordReset(ctx: Ctx, person: Person): Promise<void> {
  await recordAct(asPerson(ctx, person), { act: 'password.reset', subject: person.id })
  if (!person.emailVerified) await onAddressConfirmed(ctx, person)
}

/** Whom the instance's configuration names becomes operator administrator. */
async function nameConfiguredOperator(ctx: Ctx, person: Pick<Person, 'id' | 'email'>): Promise<void> {
  if (!ctx.config.operators.includes(person.email)) return
  const named = await ctx.db
    .insert(instanceRoles)
    .values({ personId: person.id, role: 'operatorAdmin', grantedAt: ctx.now() })
    .onConflictDoNothing()
    .returning()
  if (named.length > 0)
    await recordAct(ctx, { act: 'operator.named', subject: person.id, detail: { by: 'configuration' } })
}

/** A session began; somebody of a linked tenant becomes a member, when the publisher chose so. */
export async function onSessionOpened(ctx: Ctx, personId: string, provider: WorkProvider | undefined): Promise<void> {
  const [person] = await ctx.db.select().from(people).where(eq(people.id, personId))
  if (!person) return
  const asThem = asPerson(ctx, person)
  await recordAct(asThem, {
    act: 'session.opened',
    subject: person.id,
    detail: { by: provider?.oauth.id ?? 'password' },
  })
  const tenant = provider?.tenant
  if (!tenant?.defaultRoles?.length) return
  const { publisherId, id: tenantId, defaultRoles: roles } = tenant
  const joined = await ctx.db
    .insert(members)
    .values({ publisherId, personId, roles, tenantId, joinedAt: ctx.now() })
    .onConflictDoNothing()
    .returning()
  if (joined.length === 0) return
  await recordAct(asThem, { publisherId, act: 'member.joined', subject: personId, detail: { by: 'domain', roles } })
  await recordEvents(ctx, [{ kind: 'member.joined', publisherId, subjectId: personId, data: { by: 'domain' } }])
}

function asPerson(ctx: Ctx, person: Pick<Person, 'id' | 'name' | 'email'>): Ctx {
  return as(ctx, {
    kind: 'person',
    id: person.id,
    name: person.name,
    email: person.email,
    grants: [],
    instanceRoles: [],
  })
}
