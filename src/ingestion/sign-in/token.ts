/** `POST /{tenant}/oauth2[/v2.0]/token`: client credentials against a token for one of the APIs. */
import { issueAudienceToken, signInApplication } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { tooManyRequests } from '#platform/problem'
import { jsonAnswer } from '../wire/answers.ts'
import type { WireRequest } from '../wire/request.ts'
import { derivedGuid } from '../wire/tags.ts'
import { audienceOf, resourceOfScope } from './audiences.ts'
import { refuse } from './refusals.ts'

const MAX_FORM_BYTES = 16 * 1024

export async function answerToken(
  ctx: Ctx,
  request: WireRequest,
  { tenant, version }: { tenant: string; version: '1.0' | '2.0' },
): Promise<Response> {
  const more = { correlationId: request.query('client-request-id') ?? request.header('client-request-id') }
  const form = await readForm(request)
  if (!form?.get('grant_type')) return refuse(ctx, 'malformed', more)
  if (form.get('grant_type') !== 'client_credentials') return refuse(ctx, 'grantNotOffered', more)
  const client = basicCredentials(request) ?? {
    id: form.get('client_id') ?? '',
    secret: form.get('client_secret') ?? '',
  }
  if (!client.secret && form.has('client_assertion')) return refuse(ctx, 'assertionNotOffered', more)
  if (!client.id || !client.secret) return refuse(ctx, 'clientMissing', more)
  const resource = version === '1.0' ? form.get('resource') : resourceOfScope(form.get('scope') ?? '')
  if (!resource) return refuse(ctx, 'resourceMissing', more)
  const audience = audienceOf(resource, ownAudiences(ctx, request))
  if (!audience) return refuse(ctx, version === '1.0' ? 'unknownResource' : 'unknownScope', more)
  try {
    const application = await signInApplication(ctx, { clientId: client.id, secret: client.secret })
    if (!application) return refuse(ctx, 'wrongSecret', more)
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

async function readForm({ raw }: WireRequest): Promise<URLSearchParams | undefined> {
  if (Number(raw.headers.get('content-length') ?? 0) > MAX_FORM_BYTES) return undefined
  const body = await raw.text()
  if (body.length > MAX_FORM_BYTES) return undefined
  const form = new URLSearchParams(body)
  const names = [...form.keys()]
  return names.length === new Set(names).size ? form : undefined
}

/** RFC 6749, 2.3.1: both halves are form-encoded before they are joined. */
function basicCredentials(request: WireRequest): { id: string; secret: string } | undefined {
  const encoded = request.header('authorization')?.match(/^Basic +([A-Za-z0-9+/=_-]+)$/i)?.[1]
  if (!encoded) return undefined
  const [id = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':')
  const formDecoded = (text: string) => new URLSearchParams(`v=${text.replaceAll('&', '%26')}`).get('v') ?? ''
  return { id: formDecoded(id), secret: formDecoded(rest.join(':')) }
}
