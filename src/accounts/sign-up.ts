/** Making an account of one's own, and showing that its address is one's own. */
import { isAPIError } from 'better-auth/api'
import { z } from 'zod'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { locales } from '#platform/messages'
import { unprocessable } from '#platform/problem'
import { passwordLength, withAuth } from './auth.ts'
import { fieldError, parseInput } from './input.ts'
import { hashPassword } from './password-hash.ts'
import { linkExpired } from './problems.ts'
import { countTry } from './rate-limits.ts'

export const newPassword = z.string().min(passwordLength.min).max(passwordLength.max)

const signUpForm = z.object({
  name: z.string().trim().min(1).max(100),
  email: z.string().trim().toLowerCase().pipe(z.email().max(254)),
  password: newPassword,
  locale: z.enum(locales).optional(),
})
export type SignUpForm = z.input<typeof signUpForm>

/** Either the person is signed in (`headers` carries the cookies), or a link was mailed that they must open first. */
export type SignedUp = { kind: 'signedIn'; personId: string; headers: Headers } | { kind: 'confirmAddress' }

/**
 * Makes an account. Where mail goes out the answer never tells whether the address had one already:
 * whoever reads its mail is told there.
 * @throws unprocessable with every field to mend
 * @throws tooManyRequests
 */
export async function signUp(ctx: Ctx, form: SignUpForm): Promise<SignedUp> {
  const { name, email, password, locale } = parseInput(signUpForm, form)
  await countTry(ctx, 'signUpFromClient', ctx.client?.address ?? 'unknown')
  const passwordHash = await hashPassword(password)
  try {
    return await inTransaction(ctx, (ctx) =>
      withAuth(
        ctx,
        async (auth) => {
          const { headers, response } = await auth.api.signUpEmail({
            body: { name, email, password, locale: locale ?? ctx.locale },
            returnHeaders: true,
          })
          return response.token ? { kind: 'signedIn', personId: response.user.id, headers } : { kind: 'confirmAddress' }
        },
        { passwordHash },
      ),
    )
  } catch (error) {
    if (!isAPIError(error) || error.body?.code !== 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL') throw error
    throw unprocessable('This address already has an account.', {
      errors: [fieldError('#/email', 'accounts.email_taken')],
    })
  }
}

/**
 * Confirms the address that a link was mailed to. Signing in still takes the password.
 * @throws linkExpired
 */
export async function confirmAddress(ctx: Ctx, token: string): Promise<void> {
  try {
    await inTransaction(ctx, (ctx) => withAuth(ctx, (auth) => auth.api.verifyEmail({ query: { token } })))
  } catch (error) {
    if (!isAPIError(error)) throw error
    throw linkExpired('This link does not work any more. Sign in to get a new one.', { cause: error })
  }
}
