/** Accounts that the operator makes for others: the first people of an instance, and those of the sample marketplace. */
import { z } from 'zod'
import { recordEvents } from '#events'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { locales } from '#platform/messages'
import { unprocessable } from '#platform/problem'
import { recordAct } from './acts.ts'
import { withAuth } from './auth.ts'
import { fieldError, parseInput } from './input.ts'
import { requirePermission } from './may.ts'
import { hashPassword } from './password-hash.ts'
import { operatorRoles } from './permissions.ts'
import { rightsForm } from './roles.ts'
import { instanceRoles, members } from './schema.ts'
import { newPassword } from './sign-up.ts'

const enrolment = z.object({
  name: z.string().trim().min(1).max(100),
  email: z.string().trim().toLowerCase().pipe(z.email().max(254)),
  password: newPassword,
  locale: z.enum(locales).optional(),
  memberships: z.array(rightsForm.extend({ publisherId: z.string() })).default([]),
  instanceRoles: z.array(z.enum(operatorRoles)).default([]),
})
export type Enrolment = z.input<typeof enrolment>

/**
 * Makes an account with a confirmed address, its memberships and roles, and mails nothing.
 * @returns the person's id
 * @throws unprocessable when a field does not fit, or the address has an account
 */
export async function enrolPerson(ctx: Ctx, input: Enrolment): Promise<string> {
  requirePermission(ctx, 'operator.admin')
  const { name, email, password, locale, memberships, instanceRoles: roles } = parseInput(enrolment, input)
  const passwordHash = await hashPassword(password)
  return inTransaction(ctx, (ctx) =>
    withAuth(ctx, async (auth) => {
      const { internalAdapter } = await auth.$context
      if (await internalAdapter.findUserByEmail(email)) {
        throw unprocessable('This address already has an account.', {
          errors: [fieldError('#/email', 'accounts.email_taken')],
        })
      }
      const { id } = await internalAdapter.createUser({ name, email, locale, emailVerified: true }, { method: 'admin' })
      await internalAdapter.linkAccount({
        userId: id,
        providerId: 'credential',
        accountId: id,
        password: passwordHash,
      })
      for (const role of roles) {
        await ctx.db.insert(instanceRoles).values({ personId: id, role, grantedAt: ctx.now() }).onConflictDoNothing()
        await recordAct(ctx, { act: 'operator.named', subject: id, detail: { role } })
      }
      for (const { publisherId, ...rights } of memberships) {
        await ctx.db.insert(members).values({ publisherId, personId: id, ...rights, joinedAt: ctx.now() })
        await recordAct(ctx, { publisherId, act: 'member.joined', subject: id, detail: { by: 'operator', ...rights } })
        await recordEvents(ctx, [{ kind: 'member.joined', publisherId, subjectId: id, data: { by: 'operator' } }])
      }
      return id
    }),
  )
}
