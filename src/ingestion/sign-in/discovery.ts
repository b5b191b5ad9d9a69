/** What sign-in libraries ask before they ask for a token: who issues, where, and whether the authority is one. */
import { publicSigningKeys } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { jsonAnswer } from '../wire/answers.ts'
import type { WireRequest } from '../wire/request.ts'

export function answerConfiguration({ base }: WireRequest, tenant: string, version: '1.0' | '2.0'): Response {
  const authority = `${base}/${tenant}`
  const oauth = version === '1.0' ? `${authority}/oauth2` : `${authority}/oauth2/v2.0`
  return jsonAnswer({
    issuer: version === '1.0' ? `${authority}/` : `${authority}/v2.0`,
    authorization_endpoint: `${oauth}/authorize`,
    token_endpoint: `${oauth}/token`,
    device_authorization_endpoint: `${oauth}/devicecode`,
    jwks_uri: version === '1.0' ? `${authority}/discovery/keys` : `${authority}/discovery/v2.0/keys`,
    grant_types_supported: ['client_credentials'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
    response_modes_supported: ['query', 'fragment', 'form_post'],
    response_types_supported: ['code'],
    scopes_supported: ['openid', 'profile', 'offline_access'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'nbf', 'tid', 'ver', 'oid', 'appid', 'azp'],
  })
}

/** Whether the authority that a library was given is one: every host that reaches this address is. */
export function answerInstance(request: WireRequest): Response {
  const host = new URL(request.base).host
  const endpoint = request.query('authorization_endpoint')
  const tenant = endpoint?.match(/^https?:\/\/[^/]+\/([^/]+)/)?.[1] ?? 'common'
  const aliases = [...new Set([host, ...(endpoint?.match(/^https?:\/\/([^/]+)/)?.slice(1) ?? [])])]
  return jsonAnswer({
    tenant_discovery_endpoint: `${request.base}/${tenant}/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [{ preferred_network: host, preferred_cache: host, aliases }],
  })
}

export function answerUserRealm(user: string): Response {
  return jsonAnswer({ account_type: 'Managed', domain_name: user.split('@').at(-1) ?? '', ver: '1.0' })
}

export async function answerKeys(ctx: Ctx): Promise<Response> {
  return jsonAnswer(await publicSigningKeys(ctx))
}
