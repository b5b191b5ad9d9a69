/** Client assertions: a token that an application signed itself, with the key of a certificate registered for it. */
import { X509Certificate } from 'node:crypto'
import { decodeJwt, decodeProtectedHeader, errors, jwtVerify } from 'jose'
import type { Ctx } from '#platform/ctx'
import { liveSecrets, noteUse, type ShownSecret } from './application-secrets.ts'

/** Why an assertion opens nothing. */
export type AssertionRefusal = 'malformed' | 'ofAnother' | 'forAnother' | 'outOfTime' | 'notRegistered' | 'badSignature'

const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512']
// Clocks of machines that build things are seldom right to the second.
const TOLERANCE_SECONDS = 300

export async function matchAssertion(
  ctx: Ctx,
  { clientId, assertion, isOurs }: { clientId: string; assertion: string; isOurs: (audience: string) => boolean },
): Promise<ShownSecret | AssertionRefusal> {
  const said = claimsOf(assertion)
  if (!said) return 'malformed'
  if (said.iss !== clientId || said.sub !== clientId) return 'ofAnother'
  if (![said.aud ?? []].flat().some(isOurs)) return 'forAnother'
  const registered = (await liveSecrets(ctx, clientId)).flatMap(({ certificate, ...secret }) =>
    certificate === null ? [] : [{ ...secret, certificate: new X509Certificate(certificate) }],
  )
  const named = registered.filter(({ certificate }) => isNamed(said.header, certificate))
  let refusal: AssertionRefusal = 'notRegistered'
  for (const { certificate, ...secret } of named) {
    const verdict = await verdictOn(assertion, certificate, ctx.now())
    if (verdict === 'good') return noteUse(ctx, clientId, secret)
    if (verdict === 'outOfTime') return verdict
    refusal = verdict
  }
  return refusal
}

type Header = ReturnType<typeof decodeProtectedHeader>

function claimsOf(assertion: string) {
  try {
    const header: Header = decodeProtectedHeader(assertion)
    const { iss, sub, aud, exp } = decodeJwt(assertion)
    return exp === undefined ? undefined : { header, iss, sub, aud }
  } catch {
    return undefined
  }
}

/** The certificate that the header names by its thumbprint; one that names none may be any. */
function isNamed({ x5t, 'x5t#S256': x5t256 }: Header, certificate: X509Certificate): boolean {
  if (typeof x5t256 === 'string') return x5t256 === encoded(certificate.fingerprint256)
  return typeof x5t === 'string' ? x5t === encoded(certificate.fingerprint) : true
}

function encoded(fingerprint: string): string {
  return Buffer.from(fingerprint.replaceAll(':', ''), 'hex').toString('base64url')
}

async function verdictOn(
  assertion: string,
  { publicKey }: X509Certificate,
  now: Date,
): Promise<'good' | AssertionRefusal> {
  try {
    await jwtVerify(assertion, publicKey, {
      algorithms: ALGORITHMS,
      currentDate: now,
      clockTolerance: TOLERANCE_SECONDS,
    })
    return 'good'
  } catch (error) {
    if (error instanceof errors.JWTExpired) return 'outOfTime'
    if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'nbf') return 'outOfTime'
    return 'badSignature'
  }
}
