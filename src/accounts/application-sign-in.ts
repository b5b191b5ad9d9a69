/** An application shows its id and secret: at whichever token endpoint, the same tries are counted. */
import type { Ctx } from '#platform/ctx'
import { matchSecret } from './applications.ts'
import { countTry, forgetTries } from './rate-limits.ts'

/** An application, and the secret that vouches for it. */
export type ApplicationKey = { publisherId: string; applicationId: string; secretId: string }

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
