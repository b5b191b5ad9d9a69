/** Signing in with a password, and out again. */
import { isAPIError } from 'better-auth/api'
import { eq } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import { recordAct } from './acts.ts'
import { withAuth } from './auth.ts'
import { localeCookie } from './locale-cookie.ts'
import { emailNotVerified, signInRefused } from './problems.ts'
import { countTry, forgetTries, returnTry } from './rate-limits.ts'
import { people } from './schema.ts'

export type SignInForm = {
  email: string
  password: string
  /** False: signed out when the browser closes, at the latest after a day. Default true: 30 days. */
  remember?: boolean
}

/** The caller hands `headers` on to the browser: they set the session cookie and the language. */
export type SignedIn = { personId: string; headers: Headers }

/**
 * @throws signInRefused whatever was wrong: the address or the password
 * @throws emailNotVerified after the right password, where mail goes out; a new link is on its way
 * @throws tooManyRequests
 */
export async function signIn(ctx: Ctx, form: SignInForm): Promise<SignedIn> {
  const email = form.email.trim().toLowerCase()
  const client = ctx.client?.address ?? 'unknown'
  await countTry(ctx, 'signInFromClient', client)
  await countTry(ctx, 'signInOfAddress', email)
  try {
    const { response, headers } = await withAuth(ctx, (auth) =>
      auth.api.signInEmail({
        body: { email, password: form.password, rememberMe: form.remember ?? true },
        returnHeaders: true,
      }),
    )
    await forgetTries(ctx, 'signInOfAddress', email)
    await returnTry(ctx, 'signInFromClient', client)
    const [person] = await ctx.db.select({ locale: people.locale }).from(people).where(eq(people.id, response.user.id))
    if (person?.locale) headers.append('Set-Cookie', localeCookie(ctx, person.locale))
    return { personId: response.user.id, headers }
  } catch (error) {
    if (!isAPIError(error)) throw error
    if (error.body?.code === 'EMAIL_NOT_VERIFIED') {
      throw emailNotVerified('Open the link that we have just mailed to you, then sign in.')
    }
    throw signInRefused('Check the address and the password, or ask for a new password.')
  }
}

/** Ends the session of these request headers; the answer's headers take the cookies away. */
export async function signOut(ctx: Ctx, request: Headers): Promise<{ headers: Headers }> {
  const { headers } = await withAuth(ctx, (auth) => auth.api.signOut({ headers: request, returnHeaders: true }))
  if (ctx.actor.kind === 'person') await recordAct(ctx, { act: 'session.closed', subject: ctx.actor.id })
  return { headers }
}
