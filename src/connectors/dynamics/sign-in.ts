/** Access tokens from Microsoft Entra, and what its refusals mean. */
import { randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import type { SendCall, Verdict } from '../contract.ts'
import { verdictOnPage } from '../network.ts'
import { retryAfter } from '../retry-after.ts'
import { type Granted, tokenFor, tokenKey } from '../tokens.ts'
import { type Answer, jsonOf, type Wire } from '../wire.ts'
import { onFailure } from './failure.ts'
import { keyPairIn } from './settings.ts'

const assertionSeconds = 600

export type Call = Pick<SendCall, 'settings' | 'secrets' | 'now'>

export function signInKey({ settings, secrets }: Call): string {
  const { url, authentication, directoryId, clientId, userName, userClientId } = settings
  const secret = secrets.clientSecret ?? secrets.certificate ?? secrets.password ?? ''
  return tokenKey(
    'dynamics',
    ...[url, authentication, directoryId, clientId, userName, userClientId].map(String),
    secret,
  )
}

export async function signIn(call: Call, wire: Wire): Promise<{ granted: Granted } | { refused: Verdict }> {
  const answer = await tokenFor<Verdict>(signInKey(call), call.now, () => askForToken(call, wire))
  if ('granted' in answer) wire.learn(answer.granted.token)
  return answer
}

async function askForToken(call: Call, wire: Wire): Promise<{ granted: Granted } | { refused: Verdict }> {
  const { settings } = call
  // Whoever runs the marketplace had an application for this, and has none any more.
  if (settings.authentication === 'user-password' && !settings.userClientId)
    return { refused: { class: 'connection_error', code: 'leads.dynamics.user_client' } }
  const directory =
    settings.authentication === 'user-password' ? settings.directoryId || 'organizations' : settings.directoryId
  const url = `${authorityOf(String(settings.url))}/${directory}/oauth2/v2.0/token`
  const form = new URLSearchParams({ ...(await grantOf(call, url)), scope: `${settings.url}/.default` })
  const reply = await wire.call({
    url,
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: form.toString(),
  })
  if (reply.kind === 'failure') return { refused: onFailure(reply, url, { of: 'directory' }) }
  const { access_token: token, expires_in: seconds } = jsonOf(reply) ?? {}
  if (reply.status === 200 && typeof token === 'string')
    return { granted: { token, expiresInSeconds: Number(seconds) || 3_599 } }
  const page = jsonOf(reply) ? undefined : verdictOnPage(reply, { destination: 'dynamics', url })
  return { refused: page ?? refusalOf(reply, call) }
}

/** Each sovereign cloud has its own directory. */
function authorityOf(url: string): string {
  const { hostname } = new URL(url)
  if (hostname.endsWith('.dynamics.cn')) return 'https://login.partner.microsoftonline.cn'
  if (hostname.endsWith('.us')) return 'https://login.microsoftonline.us'
  if (hostname.endsWith('.de')) return 'https://login.microsoftonline.de'
  return 'https://login.microsoftonline.com'
}

async function grantOf({ settings, secrets, now }: Call, audience: string): Promise<Record<string, string>> {
  const clientId = String(settings.clientId ?? '')
  if (settings.authentication === 'user-password') {
    const user = { username: String(settings.userName), password: secrets.password ?? '' }
    return { grant_type: 'password', client_id: String(settings.userClientId ?? ''), ...user }
  }
  if (settings.authentication !== 'entra-certificate') {
    return { grant_type: 'client_credentials', client_id: clientId, client_secret: secrets.clientSecret ?? '' }
  }
  return {
    grant_type: 'client_credentials',
    client_id: clientId,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: await assertion(secrets.certificate ?? '', { clientId, audience, now }),
  }
}

// https://learn.microsoft.com/entra/identity-platform/certificate-credentials
async function assertion(
  pem: string,
  { clientId, audience, now }: { clientId: string; audience: string; now: Date },
): Promise<string> {
  const { certificate, privateKey } = keyPairIn(pem)!
  const thumbprint = Buffer.from(certificate.fingerprint256.replaceAll(':', ''), 'hex').toString('base64url')
  const seconds = Math.floor(now.getTime() / 1000)
  return new SignJWT({ jti: randomUUID() })
    .setProtectedHeader({ alg: 'PS256', typ: 'JWT', 'x5t#S256': thumbprint })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(audience)
    .setNotBefore(seconds)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + assertionSeconds)
    .sign(privateKey)
}

// https://learn.microsoft.com/entra/identity-platform/reference-error-codes. Microsoft says that codes and texts
// may change: what is not known falls back to the OAuth error.
const byNumber: Record<number, [name: string, reason?: string]> = {
  90002: ['tenant_not_found'],
  900023: ['tenant_malformed'],
  700016: ['app_not_found'],
  7000215: ['secret_invalid'],
  7000222: ['secret_expired'],
  700027: ['certificate_refused'],
  500011: ['resource'],
  50126: ['sign_in', 'password'],
  50034: ['sign_in', 'unknown'],
  50055: ['sign_in', 'expired'],
  50057: ['sign_in', 'disabled'],
  50053: ['sign_in', 'locked'],
  50076: ['sign_in', 'multi-factor'],
  50079: ['sign_in', 'multi-factor'],
  65001: ['sign_in', 'consent'],
}
const byError: Record<string, [name: string, reason?: string]> = {
  invalid_resource: ['resource'],
  invalid_client: ['secret_invalid'],
  unauthorized_client: ['app_not_found'],
  invalid_grant: ['sign_in', 'password'],
}

function refusalOf(answer: Answer, { settings, now }: Call): Verdict {
  const { status } = answer
  const { error, error_description: text, error_codes: numbers } = jsonOf(answer) ?? {}
  const listed = Array.isArray(numbers) ? numbers.map(Number) : []
  const printed = Number(/AADSTS(\d+)/.exec(String(text ?? ''))?.[1])
  const number = [...listed, printed].find((n) => n in byNumber)
  const known = number === undefined ? byError[String(error)] : byNumber[number]
  const vendorCode = Number.isNaN(printed)
    ? listed[0] === undefined
      ? stringOf(error)
      : `AADSTS${listed[0]}`
    : `AADSTS${printed}`
  const said = {
    vendorCode,
    vendorMessage: stringOf(text),
    params: { reason: known?.[1] ?? vendorCode ?? String(status), date: expiryText(settings.secretExpiresOn), status },
  }
  const retryAt = retryAfter(answer.headers, now)
  if (known) return { class: 'connection_error', code: `leads.dynamics.${known[0]}`, ...said }
  if (status === 429 || (status === 503 && retryAt))
    return { class: 'throttled', code: 'leads.dynamics.throttled', retryAt, ...said }
  if (status >= 500 || error === 'temporarily_unavailable')
    return { class: 'transient', code: 'leads.dynamics.unavailable', ...said }
  if (status === 400 || status === 401 || status === 403)
    return { class: 'connection_error', code: 'leads.dynamics.credentials', ...said }
  return { class: 'transient', code: 'leads.dynamics.unexpected', ...said }
}

function expiryText(on: unknown): string {
  return typeof on === 'string' && on !== '' ? on : '–'
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
