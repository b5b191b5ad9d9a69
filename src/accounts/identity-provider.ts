/**
 * An OpenID Connect provider as better-auth wants to see it: the operator's own, or one that a publisher
 * linked. The latter's addresses are chosen by strangers, so every call to it goes through the guarded
 * door; the operator's is reached as it is configured.
 *
 * Only the code flow with PKCE, a nonce, and ID tokens signed with a key of the provider.
 */
import {
  authorizationCodeRequest,
  createAuthorizationURL,
  getOAuth2Tokens,
  type OAuthProvider,
  verifyProviderIdToken,
} from '@better-auth/core/oauth2'
import { createLocalJWKSet, decodeJwt, type JSONWebKeySet, type JWTPayload } from 'jose'
import { z } from 'zod'
import type { Ctx } from '#platform/ctx'
import { isConsumerDomain, MICROSOFT_CONSUMER_TENANT } from './consumer-domains.ts'
import type { PublisherRole } from './permissions.ts'
import { providerUnreachable } from './problems.ts'
import { countTry } from './rate-limits.ts'

export type ProviderSettings = {
  /** `operator`, or the id of the tenant. Part of the redirect address registered with the provider. */
  id: string
  name: string
  issuer: string
  clientId: string
  clientSecret: string
  /** Left out for the operator's own provider. */
  tenant?: { id: string; publisherId: string; domains: string[]; defaultRoles: PublisherRole[] | null }
}

export type WorkProvider = { oauth: OAuthProvider<JWTPayload>; tenant?: ProviderSettings['tenant'] }

const metadata = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url({ protocol: /^https?$/ }),
  token_endpoint: z.url({ protocol: /^https?$/ }),
  jwks_uri: z.url({ protocol: /^https?$/ }),
  userinfo_endpoint: z.url({ protocol: /^https?$/ }).optional(),
  id_token_signing_alg_values_supported: z.array(z.string()).default(['RS256']),
  token_endpoint_auth_methods_supported: z.array(z.string()).default(['client_secret_basic']),
})
type Metadata = z.infer<typeof metadata>

/**
 * Asks the provider for its description and checks that it is the issuer it was linked as.
 * @throws providerUnreachable
 */
export async function describeProvider(
  ctx: Ctx,
  settings: Pick<ProviderSettings, 'issuer' | 'tenant'>,
): Promise<Metadata> {
  const url = `${settings.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const parsed = metadata.safeParse(await fetchJson(ctx, settings, { url }))
  if (!parsed.success) throw providerUnreachable(`${url} is not an OpenID Connect description.`)
  if (parsed.data.issuer !== settings.issuer) {
    throw providerUnreachable(`${url} describes the issuer ${parsed.data.issuer}, not ${settings.issuer}.`)
  }
  return parsed.data
}

export async function openProvider(ctx: Ctx, settings: ProviderSettings): Promise<WorkProvider> {
  const described = await describeProvider(ctx, settings)
  const { clientId, clientSecret } = settings
  const options = { clientId, clientSecret }
  const oauth: OAuthProvider<JWTPayload> = {
    id: settings.id,
    name: settings.name,
    issuer: described.issuer,
    requiresIdTokenNonce: true,
    options: {},
    // Who somebody is at the provider is `sub`: addresses change hands.
    accountSubject: ({ profile }) => profile.sub ?? '',
    idToken: {
      jwks: async (header, token) => createLocalJWKSet(await keysOf(ctx, settings, described))(header, token),
      issuer: described.issuer,
      audience: clientId,
      // A token "signed" with our own client secret, or not at all, proves nothing.
      algorithms: described.id_token_signing_alg_values_supported.filter((alg) => /^(RS|PS|ES|EdDSA)/.test(alg)),
    },
    createAuthorizationURL: ({ state, codeVerifier, redirectURI, idTokenNonce, loginHint }) =>
      createAuthorizationURL({
        id: settings.id,
        options,
        authorizationEndpoint: described.authorization_endpoint,
        state,
        codeVerifier,
        redirectURI,
        nonce: idTokenNonce,
        loginHint,
        scopes: ['openid', 'profile', 'email'],
      }),
    async validateAuthorizationCode({ code, codeVerifier, redirectURI }) {
      await countTry(ctx, 'authorizationCode', `${settings.id}/${code}`)
      const basic = described.token_endpoint_auth_methods_supported.includes('client_secret_basic')
      const { body, headers } = await authorizationCodeRequest({
        code,
        codeVerifier,
        redirectURI,
        options,
        tokenEndpoint: described.token_endpoint,
        tokenEndpointAuth: { method: basic ? 'client_secret_basic' : 'client_secret_post' },
      })
      const answer = await fetchJson(ctx, settings, {
        url: described.token_endpoint,
        method: 'POST',
        headers: headers as Record<string, string>,
        body: body.toString(),
      })
      return getOAuth2Tokens(answer as Record<string, unknown>)
    },
    async getUserInfo({ idToken, accessToken, expectedIdTokenNonce }) {
      if (!idToken || !expectedIdTokenNonce) return null
      if (!(await verifyProviderIdToken(oauth, idToken, expectedIdTokenNonce))) return null
      const claims = await withUserInfo(ctx, { settings, described, accessToken, claims: decodeJwt(idToken) })
      const email = addressIn(claims)
      if (!email) return null
      return {
        data: claims,
        user: { name: nameIn(claims) ?? email, email, emailVerified: isConfirmed(settings, email, claims) },
      }
    },
  }
  return { oauth, tenant: settings.tenant }
}

/**
 * Why somebody may not come in with this identity, as better-auth's validateUserInfo wants it. Only work
 * accounts; and a publisher's provider vouches for nobody outside the domains shown to be the publisher's.
 */
export function refusesIdentity({ tenant }: WorkProvider, email: string, profile: Record<string, unknown>) {
  const domain = domainOf(email)
  if (profile.tid === MICROSOFT_CONSUMER_TENANT || isConsumerDomain(domain)) return { error: 'consumer_account' }
  if (tenant && !tenant.domains.includes(domain)) return { error: 'domain_not_linked' }
  return undefined
}

export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1).toLowerCase()
}

/** Some providers put the address into the ID token, others only into the answer of their userinfo endpoint. */
async function withUserInfo(
  ctx: Ctx,
  known: { settings: ProviderSettings; described: Metadata; accessToken: string | undefined; claims: JWTPayload },
): Promise<JWTPayload> {
  const { settings, described, accessToken, claims } = known
  if (addressIn(claims) || !described.userinfo_endpoint || !accessToken) return claims
  const info = (await fetchJson(ctx, settings, {
    url: described.userinfo_endpoint,
    headers: { authorization: `Bearer ${accessToken}`, accept: 'application/json' },
  })) as JWTPayload
  // OpenID Connect Core 5.3.2: an answer about somebody else must not be used.
  return info.sub === claims.sub ? { ...info, ...claims } : claims
}

function addressIn(claims: JWTPayload): string | undefined {
  const candidates = [claims.email, claims.preferred_username, claims.upn]
  const found = candidates.find((value) => z.email().safeParse(value).success)
  return typeof found === 'string' ? found.toLowerCase() : undefined
}

function nameIn(claims: JWTPayload): string | undefined {
  return typeof claims.name === 'string' && claims.name.trim() ? claims.name.trim().slice(0, 100) : undefined
}

function isConfirmed({ tenant }: ProviderSettings, email: string, claims: JWTPayload): boolean {
  if (tenant) return tenant.domains.includes(domainOf(email))
  return claims.email_verified === true && claims.email === email
}

async function keysOf(ctx: Ctx, settings: ProviderSettings, { jwks_uri }: Metadata): Promise<JSONWebKeySet> {
  return (await fetchJson(ctx, settings, { url: jwks_uri })) as JSONWebKeySet
}

const TIMEOUT_MS = 10_000
const MAX_ANSWER_BYTES = 512 * 1024

type Call = { url: string; method?: 'GET' | 'POST'; headers?: Record<string, string>; body?: string }

async function fetchJson(ctx: Ctx, { tenant }: Pick<ProviderSettings, 'tenant'>, call: Call): Promise<unknown> {
  const { status, body } = tenant ? await throughTheGuard(ctx, call) : await directly(call)
  if (status !== 200) throw providerUnreachable(`${new URL(call.url).origin} answered ${status}.`)
  try {
    return JSON.parse(body)
  } catch (cause) {
    throw providerUnreachable(`${new URL(call.url).origin} answered something that is not JSON.`, { cause })
  }
}

async function throughTheGuard(ctx: Ctx, { method = 'GET', ...call }: Call) {
  const reply = await ctx.egress.call({ ...call, method, timeoutMs: TIMEOUT_MS, maxBodyBytes: MAX_ANSWER_BYTES })
  if (reply.kind === 'failure') throw providerUnreachable(reply.message, { extra: { reason: reply.reason } })
  return reply
}

async function directly({ url, ...call }: Call) {
  try {
    // biome-ignore lint/style/noRestrictedGlobals: the operator's own provider, which may stand in the operator's own network
    const reply = await fetch(url, { ...call, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) })
    return { status: reply.status, body: await reply.text() }
  } catch (cause) {
    throw providerUnreachable(`${new URL(url).origin} did not answer.`, { cause })
  }
}
