/** The people who run the marketplace. */
import { and, asc, eq } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { notFound, unprocessable } from '#platform/problem'
import { recordAct } from './acts.ts'
import { isUuid } from './ids.ts'
import { fieldError } from './input.ts'
import { requirePermission } from './may.ts'
import type { OperatorRole } from './permissions.ts'
import { lastOwner } from './problems.ts'
import { instanceRoles, people } from './schema.ts'

export type Operator = { personId: string; name: string; email: string; role: OperatorRole; grantedAt: Date }

/** Everybody with a role on the instance, by name; once for each role. Requires `operator.admin`. */
export async function listOperators(ctx: Ctx): Promise<Operator[]> {
  requirePermission(ctx, 'operator.admin')
  return ctx.db
    .select({
      personId: people.id,
      name: people.name,
      email: people.email,
      role: instanceRoles.role,
      grantedAt: instanceRoles.grantedAt,
    })
    .from(instanceRoles)
    .innerJoin(people, eq(people.id, instanceRoles.personId))
    .orderBy(asc(people.name), asc(people.id), asc(instanceRoles.role))
}

/** Gives a role to somebody who has an account. @throws unprocessable when no account has the address */
export async function nameOperator(ctx: Ctx, input: { email: string; role: OperatorRole }): Promise<void> {
  requirePermission(ctx, 'operator.admin')
  await inTransaction(ctx, async (ctx) => {
    const [person] = await ctx.db.select().from(people).where(eq(people.email, input.email.trim().toLowerCase()))
    if (!person) throw unprocessable('No account.', { errors: [fieldError('#/email', 'accounts.no_such_person')] })
    await ctx.db
      .insert(instanceRoles)
      .values({
        personId: person.id,
        role: input.role,
        grantedBy: ctx.actor.kind === 'person' ? ctx.actor.id : null,
        grantedAt: ctx.now(),
      })
      .onConflictDoNothing()
    await recordAct(ctx, { act: 'operator.named', subject: person.id, detail: { role: input.role } })
  })
}

/** @throws lastOwner when nobody would be left who can name operators */
export async function dismissOperator(ctx: Ctx, which: { personId: string; role: OperatorRole }): Promise<void> {
  requirePermission(ctx, 'operator.admin')
  const { personId, role } = which
  if (!isUuid(personId)) throw notFound('There is no such operator.')
  await inTransaction(ctx, async (ctx) => {
    const admins = await ctx.db
      .select()
      .from(instanceRoles)
      .where(eq(instanceRoles.role, 'operatorAdmin'))
      .for('update')
    if (role === 'operatorAdmin' && admins.length === 1 && admins[0]?.personId === personId) {
      throw lastOwner('Name another operator administrator first.')
    }
    const dismissed = await ctx.db
      .delete(instanceRoles)
      .where(and(eq(instanceRoles.personId, personId), eq(instanceRoles.role, role)))
      .returning()
    if (dismissed.length === 0) throw notFound('There is no such operator.')
    await recordAct(ctx, { act: 'operator.dismissed', subject: personId, detail: { role } })
  })
}
