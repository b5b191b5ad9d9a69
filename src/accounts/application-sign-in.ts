/** An application shows what it has: at whichever token endpoint, the same tries are counted. */
import type { Ctx } from '#platform/ctx'
import { matchSecret, type ShownSecret } from './application-secrets.ts'
import { type AssertionRefusal, matchAssertion } from './client-assertions.ts'
import { countTry, forgetTries } from './rate-limits.ts'

/** An application, and the secret that vouches for it. */
export type ApplicationKey = ShownSecret & { byCertificate?: boolean }

/**
 * @returns nothing when the id or the secret is not right, expired or revoked
 * @throws tooManyRequests after too many wrong secrets
 */
export async function signInApplication(
  ctx: Ctx,
  client: { clientId: string; secret: string },
): Promise<ApplicationKey | undefined> {
  await countTry(ctx, 'wrongSecretOfApplication', client.clientId)
  const match = await matchSecret(ctx, client)
  if (match) await forgetTries(ctx, 'wrongSecretOfApplication', client.clientId)
  return match
}

/**
 * By what the key of a registered certificate signed (RFC 7523), instead of a secret.
 * @param shown.isOurs whether an audience of the assertion is this endpoint
 * @returns why not, when it does not open anything
 * @throws tooManyRequests as signInApplication
 */
export async function signInByAssertion(
  ctx: Ctx,
  shown: { clientId: string; assertion: string; isOurs: (audience: string) => boolean },
): Promise<ApplicationKey | AssertionRefusal> {
  await countTry(ctx, 'wrongSecretOfApplication', shown.clientId)
  const match = await matchAssertion(ctx, shown)
  if (typeof match === 'string') return match
  await forgetTries(ctx, 'wrongSecretOfApplication', shown.clientId)
  return { ...match, byCertificate: true }
}
