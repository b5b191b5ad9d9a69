/**
 * better-auth on our own tables: it keeps passwords, sessions, one-time links and the OpenID Connect
 * dance; this file is all of its configuration. Its endpoints are not mounted: deeds of this room call
 * them one by one (see sign-in.ts, sign-up.ts, oidc.ts), so nothing that we did not think of is open.
 *
 * It keeps one database handle and calls back without a context. So each call carries ours in an
 * AsyncLocalStorage: its reads and writes happen in the caller's transaction, at the caller's time.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import type { Ctx } from '#platform/ctx'
import type { Db } from '#platform/db'
import type { Keys } from '#platform/secrets'
import { refusesIdentity, type WorkProvider } from './identity-provider.ts'
import { mailAccountExists, mailConfirmAddress, mailPasswordReset } from './mails.ts'
import { hashPassword, passwordMatches } from './password-hash.ts'
import { onAddressConfirmed, onPasswordReset, onPersonJoined, onSessionOpened } from './person.ts'
import { credentials, people, sessions, verifications } from './schema.ts'

type Carried = {
  ctx: Ctx
  /** Made before the transaction began: hashing takes tens of milliseconds, and PGlite has one connection. */
  passwordHash?: string
  /** The identity provider of this sign-in, when it is not by password. */
  provider?: WorkProvider
}

const carried = new AsyncLocalStorage<Carried>()

function here(): Carried {
  const store = carried.getStore()
  if (!store) throw new Error('better-auth was called outside withAuth')
  return store
}

type Auth = ReturnType<typeof configure>

/** Lets better-auth act in this context. */
export async function withAuth<T>(
  ctx: Ctx,
  deed: (auth: Auth) => Promise<T>,
  more: Omit<Carried, 'ctx'> = {},
): Promise<T> {
  return carried.run({ ctx, ...more }, () => deed(authOf(ctx, more.provider)))
}

const known = new WeakMap<Keys, Auth>()

function authOf(ctx: Ctx, provider: WorkProvider | undefined): Auth {
  if (provider) return configure(ctx, provider)
  const auth = known.get(ctx.keys) ?? configure(ctx, undefined)
  known.set(ctx.keys, auth)
  return auth
}

const SESSION_DAYS = 30
const RESET_LINK_HOURS = 1
const CONFIRM_LINK_HOURS = 48
export const passwordLength = { min: 10, max: 128 }

/** Cookies are named `comptoir.…`, behind https `__Secure-comptoir.…`. */
export function sessionCookieName(ctx: Pick<Ctx, 'config'>): string {
  return `${isHttps(ctx) ? '__Secure-' : ''}comptoir.session_token`
}

export function cookieSecret(ctx: Pick<Ctx, 'keys'>): string {
  return ctx.keys.derive('accounts.cookies').toString('base64url')
}

const isHttps = (ctx: Pick<Ctx, 'config'>) => ctx.config.url.startsWith('https:')

function configure({ config, keys }: Ctx, provider: WorkProvider | undefined) {
  const mailGoesOut = config.smtpUrl !== undefined
  return betterAuth({
    appName: config.name,
    baseURL: config.url,
    basePath: '/api/auth',
    trustedOrigins: [config.url],
    secret: cookieSecret({ keys }),
    database: drizzleAdapter(dbOfCaller, {
      provider: 'pg',
      schema: { user: people, session: sessions, account: credentials, verification: verifications },
    }),
    telemetry: { enabled: false },
    rateLimit: { enabled: false }, // it would count only calls through its own router; see rate-limits.ts
    logger: {
      level: 'error',
      // Its arguments may hold addresses and tokens: the message alone is kept.
      log: (_level, message) => here().ctx.log.warn({ from: 'better-auth' }, message),
    },
    onAPIError: { errorURL: `${config.url}/account/sign-in` },
    advanced: {
      cookiePrefix: 'comptoir',
      useSecureCookies: isHttps({ config }),
      database: { generateId: () => here().ctx.newId() },
      ipAddress: { disableIpTracking: true },
    },
    user: {
      additionalFields: { locale: { type: 'string', required: false } },
      ...(provider && {
        validateUserInfo: ({ user, source }) =>
          refusesIdentity(provider, user.email ?? '', source.oauth?.profile ?? {}),
      }),
    },
    session: {
      expiresIn: SESSION_DAYS * 86_400,
      disableSessionRefresh: true,
      fields: { userId: 'personId' },
      additionalFields: { tenantId: { type: 'string', required: false, input: false } },
    },
    account: {
      fields: { userId: 'personId' },
      updateAccountOnSignIn: false,
      // An account is joined to a person of the same address only when both sides have proved the address.
      accountLinking: { enabled: true, requireLocalEmailVerified: true, trustedProviders: [] },
    },
    verification: { storeIdentifier: 'hashed' },
    emailAndPassword: {
      enabled: true,
      // Where mail goes out, an address is confirmed before it is used, and the answer to a sign-up is the
      // same whether or not the address is known. Where mail only stays in the mailbox page nobody could
      // confirm anything: see docs/decisions/0011.
      requireEmailVerification: mailGoesOut,
      autoSignIn: !mailGoesOut,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
      resetPasswordTokenExpiresIn: RESET_LINK_HOURS * 3600,
      revokeSessionsOnPasswordReset: true,
      password: {
        hash: async (password) => here().passwordHash ?? hashPassword(password),
        verify: ({ hash, password }) => passwordMatches(hash, password),
      },
      sendResetPassword: ({ user, token }) => mailPasswordReset(here().ctx, user, token),
      onExistingUserSignUp: ({ user }) => mailAccountExists(here().ctx, user),
      onPasswordReset: ({ user }) => onPasswordReset(here().ctx, user),
    },
    emailVerification: {
      sendOnSignUp: true,
      sendOnSignIn: mailGoesOut,
      // Whoever opens the link has the mailbox; only the password says that they also made the account.
      autoSignInAfterVerification: false,
      expiresIn: CONFIRM_LINK_HOURS * 3600,
      sendVerificationEmail: ({ user, token }) => mailConfirmAddress(here().ctx, user, token),
      afterEmailVerification: (user) => onAddressConfirmed(here().ctx, user),
    },
    databaseHooks: {
      user: {
        create: {
          before: async (user) => ({ data: { ...user, createdAt: here().ctx.now(), updatedAt: here().ctx.now() } }),
          after: (user) => onPersonJoined(here().ctx, user, here().provider ? 'oidc' : 'password'),
        },
      },
      session: {
        create: {
          before: async (session) => ({ data: { ...session, ...sessionOf(here(), session) } }),
          after: (session) => onSessionOpened(here().ctx, session.userId, here().provider),
        },
      },
      account: {
        create: { before: async (account) => ({ data: { ...account, ...noTokens } }) },
      },
    },
    plugins: provider ? [{ id: 'work-account', init: () => ({ context: { socialProviders: [provider.oauth] } }) }] : [],
  })
}

// What is left of the provider's tokens once it has said who somebody is.
const noTokens = {
  accessToken: null,
  refreshToken: null,
  idToken: null,
  accessTokenExpiresAt: null,
  refreshTokenExpiresAt: null,
  scope: null,
}

/** Lifetimes are better-auth's (shorter when the browser is not to remember), counted from our clock. */
function sessionOf({ ctx, provider }: Carried, session: { createdAt: Date; expiresAt: Date }) {
  const now = ctx.now()
  return {
    createdAt: now,
    updatedAt: now,
    expiresAt: new Date(now.getTime() + (session.expiresAt.getTime() - session.createdAt.getTime())),
    ipAddress: ctx.client?.address ?? null,
    userAgent: ctx.client?.userAgent.slice(0, 500) ?? null,
    tenantId: provider?.tenant?.id ?? null,
  }
}

const dbOfCaller = new Proxy({} as Db, {
  get(_, key) {
    const { db } = here().ctx
    const member: unknown = Reflect.get(db, key)
    return typeof member === 'function' ? member.bind(db) : member
  },
})
