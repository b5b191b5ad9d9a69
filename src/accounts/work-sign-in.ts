/** Signing in with a work account: through the operator's identity provider, or one that a publisher linked. */
import { and, eq } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import { ownPath } from '#platform/own-path'
import { notFound } from '#platform/problem'
import { withAuth } from './auth.ts'
import { domainOf, openProvider, type ProviderSettings } from './identity-provider.ts'
import { tenantDomains, tenants } from './schema.ts'
import { findProvider } from './tenants.ts'

/** A way to sign in that the page offers beside the password; `name` is null for the operator's own provider. */
export type SignInWay = { providerId: string; name: string | null }

/** The operator's provider, if there is one, and that of the address's company, if it linked one. */
export async function signInWays(ctx: Ctx, email?: string): Promise<SignInWay[]> {
  const ways: SignInWay[] = ctx.config.oidc ? [{ providerId: 'operator', name: null }] : []
  if (!email?.includes('@')) return ways
  const [tenant] = await ctx.db
    .select({ providerId: tenants.id, name: tenants.name })
    .from(tenantDomains)
    .innerJoin(tenants, and(eq(tenants.publisherId, tenantDomains.publisherId), eq(tenants.id, tenantDomains.tenantId)))
    .where(and(eq(tenantDomains.domain, domainOf(email.trim())), eq(tenantDomains.status, 'verified')))
  return tenant ? [...ways, tenant] : ways
}

/**
 * Begins a sign-in: send the browser to `location` with `headers`. It comes back to
 * /api/auth/callback/PROVIDER, and then goes to `returnTo`, or to /account/sign-in?error=CODE.
 * @throws notFound when there is no such provider
 * @throws identity-provider-unreachable
 */
export async function beginWorkSignIn(
  ctx: Ctx,
  { providerId, returnTo, loginHint }: { providerId: string; returnTo?: string; loginHint?: string },
): Promise<{ location: string; headers: Headers }> {
  const provider = await openProvider(ctx, await getSettings(ctx, providerId))
  return withAuth(
    ctx,
    async (auth) => {
      const { response, headers } = await auth.api.signInSocial({
        body: {
          provider: providerId,
          callbackURL: `${ctx.config.url}${ownPath(returnTo, '/')}`,
          errorCallbackURL: `${ctx.config.url}/account/sign-in`,
          disableRedirect: true,
          loginHint,
        },
        returnHeaders: true,
      })
      return { location: String(response.url), headers }
    },
    { provider },
  )
}

/**
 * The edge mounts this at /api/auth/*. Only the way back from a provider is answered: better-auth's other
 * endpoints (registering providers, making keys, changing users …) are not addresses of this shop.
 */
export async function answerAuthRequest(ctx: Ctx, request: Request): Promise<Response> {
  const providerId = new URL(request.url).pathname.match(/^\/api\/auth\/callback\/([\w-]+)$/)?.[1]
  if (!providerId || !['GET', 'POST'].includes(request.method)) throw notFound('There is nothing here.')
  const settings = await getSettings(ctx, providerId)
  try {
    const provider = await openProvider(ctx, settings)
    return await withAuth(ctx, (auth) => auth.handler(atPublicAddress(ctx, request)), { provider })
  } catch (error) {
    ctx.log.warn({ err: error, provider: providerId }, 'a sign-in through an identity provider failed')
    return Response.redirect(`${ctx.config.url}/account/sign-in?error=provider_unreachable`, 302)
  }
}

async function getSettings(ctx: Ctx, providerId: string): Promise<ProviderSettings> {
  const { oidc } = ctx.config
  const operatorWide = oidc && { id: 'operator', name: ctx.config.name, ...oidc }
  const settings = providerId === 'operator' ? operatorWide : await findProvider(ctx, providerId)
  if (!settings) throw notFound('There is no such identity provider.')
  return settings
}

// Behind a proxy the request says another host than the browser sees; better-auth compares with its base address.
function atPublicAddress(ctx: Ctx, request: Request): Request {
  const { pathname, search } = new URL(request.url)
  return new Request(`${ctx.config.url}${pathname}${search}`, request)
}
