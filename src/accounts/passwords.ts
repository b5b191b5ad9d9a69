/** Changing a password, and getting a new one by mail when it is lost. */
import { isAPIError } from 'better-auth/api'
import { and, eq, ne } from 'drizzle-orm'
import { z } from 'zod'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { unprocessable } from '#platform/problem'
import { actingPerson } from './acting.ts'
import { recordAct } from './acts.ts'
import { withAuth } from './auth.ts'
import { fieldError, parseInput } from './input.ts'
import { hashPassword, passwordMatches } from './password-hash.ts'
import { linkExpired } from './problems.ts'
import { countTry, forgetTries } from './rate-limits.ts'
import { credentials, sessions } from './schema.ts'
import { currentSessionId } from './sessions.ts'
import { newPassword } from './sign-up.ts'

/**
 * Mails a link for choosing a new password. The answer is the same whether or not there is such an account.
 * @throws tooManyRequests
 */
export async function requestPasswordReset(ctx: Ctx, input: { email: string }): Promise<void> {
  const { email } = parseInput(z.object({ email: z.email() }), { email: input.email.trim().toLowerCase() })
  await countTry(ctx, 'resetFromClient', ctx.client?.address ?? 'unknown')
  await countTry(ctx, 'resetOfAddress', email)
  await inTransaction(ctx, (ctx) => withAuth(ctx, (auth) => auth.api.requestPasswordReset({ body: { email } })))
}

/** Whether the link of such a mail still works: asked before its page lets anybody choose a password. */
export async function resetLinkWorks(ctx: Ctx, token: string): Promise<boolean> {
  if (!isToken(token)) return false
  const kept = await withAuth(ctx, async (auth) => {
    const { internalAdapter } = await auth.$context
    return internalAdapter.findVerificationValue(`reset-password:${token}`)
  })
  // By the clock of better-auth, which set it and will ask again: that of the process.
  return kept !== null && kept.expiresAt > new Date()
}

/**
 * Sets the new password and ends every session. The link works once, and shows that the address is theirs.
 * @throws unprocessable when the password is too short or too long
 * @throws linkExpired
 */
export async function resetPassword(ctx: Ctx, input: { token: string; password: string }): Promise<void> {
  const { password } = parseInput(z.object({ password: newPassword }), input)
  if (!isToken(input.token)) throw linkExpired('This link is not whole. Ask for a new one.')
  const passwordHash = await hashPassword(password)
  try {
    await inTransaction(ctx, (ctx) =>
      withAuth(ctx, (auth) => auth.api.resetPassword({ body: { token: input.token, newPassword: password } }), {
        passwordHash,
      }),
    )
  } catch (error) {
    if (!isAPIError(error)) throw error
    throw linkExpired('This link was used or is too old. Ask for a new one.', { cause: error })
  }
}

/**
 * Changes the actor's password and ends their other sessions.
 * @throws unprocessable when the present password is not right, or the new one does not do
 */
export async function changePassword(
  ctx: Ctx,
  input: { current: string; password: string },
  request: Headers,
): Promise<void> {
  const person = actingPerson(ctx)
  const { password } = parseInput(z.object({ password: newPassword }), input)
  const tries = `change:${person.id}`
  await countTry(ctx, 'signInOfAddress', tries)
  const ofPerson = and(eq(credentials.personId, person.id), eq(credentials.providerId, 'credential'))
  const [credential] = await ctx.db.select().from(credentials).where(ofPerson)
  if (!credential?.password || !(await passwordMatches(credential.password, input.current))) {
    throw unprocessable('The present password is not right.', {
      errors: [fieldError('#/current', 'accounts.password_wrong')],
    })
  }
  await forgetTries(ctx, 'signInOfAddress', tries)
  const passwordHash = await hashPassword(password)
  const kept = await currentSessionId(ctx, request)
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.update(credentials).set({ password: passwordHash, updatedAt: ctx.now() }).where(ofPerson)
    await ctx.db.delete(sessions).where(and(eq(sessions.personId, person.id), kept ? ne(sessions.id, kept) : undefined))
    await recordAct(ctx, { act: 'password.changed', subject: person.id })
  })
}

/** What better-auth makes of letters and digits; anything else, a null character say, the database would choke on. */
function isToken(text: string): boolean {
  return /^\w{8,100}$/.test(text)
}
