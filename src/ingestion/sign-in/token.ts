/** `POST /{tenant}/oauth2[/v2.0]/token`: client credentials against a token for one of the APIs. */
import { decodeJwt } from 'jose'
import { type ApplicationKey, issueAudienceToken, signInApplication, signInByAssertion } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { tooManyRequests } from '#platform/problem'
import { basicCredentials, readTokenForm } from '#platform/token-request'
import { jsonAnswer } from '../wire/answers.ts'
import type { WireRequest } from '../wire/request.ts'
import { derivedGuid } from '../wire/tags.ts'
import { audienceOf, resourceOfScope } from './audiences.ts'
import { type refusals, refuse } from './refusals.ts'

const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

export async function answerToken(
  ctx: Ctx,
  request: WireRequest,
  { tenant, version }: { tenant: string; version: '1.0' | '2.0' },
): Promise<Response> {
  const more = { correlationId: request.query('client-request-id') ?? request.header('client-request-id') }
  const form = await readTokenForm(request.raw)
  if (!form?.get('grant_type')) return refuse(ctx, 'malformed', more)
  if (form.get('grant_type') !== 'client_credentials') return refuse(ctx, 'grantNotOffered', more)
  const client: Client = basicCredentials(request.raw.headers) ?? clientIn(form)
  if (!client.id || (!client.secret && !client.assertion)) return refuse(ctx, 'clientMissing', more)
  if (client.assertion && form.get('client_assertion_type') !== JWT_BEARER) {
    return refuse(ctx, 'assertionTypeUnknown', more)
  }
  const resource = version === '1.0' ? form.get('resource') : resourceOfScope(form.get('scope') ?? '')
  if (!resource) return refuse(ctx, 'resourceMissing', more)
  const audience = audienceOf(resource, ownAudiences(ctx, request))
  if (!audience) return refuse(ctx, version === '1.0' ? 'unknownResource' : 'unknownScope', more)
  try {
    const application = await signIn(ctx, request, client)
    if (typeof application === 'string') return refuse(ctx, application, more)
    const tenantId = tenantGuid(tenant, application.publisherId)
    const issuer = `${request.base}/${tenantId}/${version === '1.0' ? '' : 'v2.0'}`
    const issued = await issueAudienceToken(ctx, application, { audience, issuer, tenantId, version })
    return jsonAnswer(version === '1.0' ? version1(issued, resource) : version2(issued), {
      headers: { pragma: 'no-cache' },
    })
  } catch (error) {
    if (!tooManyRequests.is(error)) throw error
    return refuse(ctx, 'tooManyTries', { ...more, headers: error.headers })
  }
}

type Client = { id: string; secret: string; assertion?: string }

function clientIn(form: URLSearchParams): Client {
  const assertion = form.get('client_assertion') ?? undefined
  return {
    id: form.get('client_id') ?? subjectOf(assertion) ?? '',
    secret: form.get('client_secret') ?? '',
    ...(assertion && { assertion }),
  }
}

/** The client id may be left out where the assertion says it (RFC 7521, 4.2). */
function subjectOf(assertion = ''): string | undefined {
  try {
    return decodeJwt(assertion).sub
  } catch {
    return undefined
  }
}

async function signIn(ctx: Ctx, request: WireRequest, client: Client): Promise<ApplicationKey | keyof typeof refusals> {
  if (client.secret)
    return (await signInApplication(ctx, { clientId: client.id, secret: client.secret })) ?? 'wrongSecret'
  const own = ownAudiences(ctx, request)
  const isOurs = (audience: string) => isEndpoint(audience, own)
  const shown = await signInByAssertion(ctx, { clientId: client.id, assertion: client.assertion ?? '', isOurs })
  return typeof shown === 'string' ? assertionRefusals[shown] : shown
}

const assertionRefusals = {
  malformed: 'assertionMalformed',
  ofAnother: 'assertionOfAnother',
  forAnother: 'assertionForAnother',
  outOfTime: 'assertionOutOfTime',
  notRegistered: 'certificateNotRegistered',
  badSignature: 'assertionBadSignature',
} as const

/** The token endpoint under any tenant, or the issuer that discovery names, wherever clients reach this instance. */
function isEndpoint(audience: string, own: readonly string[]): boolean {
  const base = own.find((one) => audience.toLowerCase().startsWith(`${one.toLowerCase()}/`))
  return base !== undefined && /^\/[^/]+(\/oauth2(\/v2\.0)?\/token|\/v2\.0)?\/?$/.test(audience.slice(base.length))
}

/** Addresses of this instance are resources too: clients that compute the resource from the host name these. */
export function ownAudiences(ctx: Pick<Ctx, 'config'>, request: Pick<WireRequest, 'base' | 'raw'>): string[] {
  const host = request.raw.headers.get('host')
  return [...new Set([ctx.config.url, request.base, ...(host ? [`http://${host}`, `https://${host}`] : [])])]
}

type Issued = Awaited<ReturnType<typeof issueAudienceToken>>

// In version 1 every number is a text: its clients turn the texts into numbers.
function version1(issued: Issued, resource: string) {
  return {
    token_type: 'Bearer',
    expires_in: String(issued.expiresIn),
    ext_expires_in: String(issued.expiresIn),
    expires_on: String(issued.expiresAt),
    not_before: String(issued.notBefore),
    resource,
    access_token: issued.token,
  }
}

function version2(issued: Issued) {
  const { expiresIn, token } = issued
  return { token_type: 'Bearer', expires_in: expiresIn, ext_expires_in: expiresIn, access_token: token }
}

/** Clients write whatever they were told into the path; a GUID among it is taken as the tenant. */
function tenantGuid(tenant: string, publisherId: string): string {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(tenant) ? tenant : derivedGuid('tenant', publisherId)
}
