/**
 * Access tokens for one of several APIs, in the form that directory services of the field give out: RS256,
 * verifiable by anybody with our published keys, and good for the audience they name and no other.
 */
import { decodeProtectedHeader, jwtVerify, SignJWT } from 'jose'
import type { Actor, Ctx } from '#platform/ctx'
import { badToken, findLive, TOKEN_SECONDS } from './access-tokens.ts'
import type { ApplicationKey } from './application-sign-in.ts'
import { currentSigningKey, findVerifyingKey } from './signing-keys.ts'

export type AudienceToken = { token: string; notBefore: number; expiresAt: number; expiresIn: number }

/** @param as.version which claims name the application: `appid` in version 1, `azp` in version 2 */
export async function issueAudienceToken(
  ctx: Ctx,
  of: ApplicationKey,
  as: { audience: string; issuer: string; tenantId: string; version: '1.0' | '2.0' },
): Promise<AudienceToken> {
  const key = await currentSigningKey(ctx)
  const now = Math.floor(ctx.now().getTime() / 1000)
  const { applicationId } = of
  const shown = of.byCertificate ? '2' : '1'
  const token = await new SignJWT({
    ...(as.version === '1.0' ? { appid: applicationId, appidacr: shown } : { azp: applicationId, azpacr: shown }),
    oid: applicationId,
    tid: as.tenantId,
    roles: ['Offers.Publish'],
    ver: as.version,
    sid: of.secretId,
  })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.kid, x5t: key.kid })
    .setIssuer(as.issuer)
    .setAudience(as.audience)
    .setSubject(applicationId)
    .setJti(ctx.newId())
    .setIssuedAt(now)
    .setNotBefore(now)
    .setExpirationTime(now + TOKEN_SECONDS)
    .sign(key.privateKey)
  return { token, notBefore: now, expiresAt: now + TOKEN_SECONDS, expiresIn: TOKEN_SECONDS }
}

/**
 * The application behind such a token, with the rights it has now.
 * @throws unauthenticated when it is for another audience, too old, forged, or its application is gone
 */
export async function applicationOfAudience(ctx: Ctx, token: string, audiences: string[]): Promise<Actor> {
  const key = await findVerifyingKey(ctx, keyIdOf(token))
  if (!key) throw badToken('The access token was not signed here, or is too old.')
  const claims = await jwtVerify(token, key, {
    algorithms: ['RS256'],
    audience: audiences,
    currentDate: ctx.now(),
  }).catch((cause: unknown) => {
    throw badToken('The access token is not valid, is for another audience, or is more than an hour old.', cause)
  })
  const application = await findLive(ctx, String(claims.payload.sub), String(claims.payload.sid))
  if (!application) throw badToken('The application or the secret behind this access token was removed.')
  return application
}

function keyIdOf(token: string): string | undefined {
  try {
    return decodeProtectedHeader(token).kid
  } catch {
    return undefined
  }
}
