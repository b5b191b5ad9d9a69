/** How often one may try what can be guessed at or used to bother others. Counted in the database, for all processes. */
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { Ctx } from '#platform/ctx'
import { tooManyRequests } from '#platform/problem'

const limits = {
  /** Wrong passwords for one address, from wherever; forgotten at the next right one. */
  signInOfAddress: { points: 10, duration: 15 * 60 },
  /** Wrong passwords from one client, for whomever. */
  signInFromClient: { points: 100, duration: 3600 },
  signUpFromClient: { points: 60, duration: 3600 },
  resetOfAddress: { points: 3, duration: 3600 },
  resetFromClient: { points: 30, duration: 3600 },
  wrongSecretOfApplication: { points: 20, duration: 15 * 60 },
  invitationsOfPublisher: { points: 100, duration: 24 * 3600 },
  domainCode: { points: 5, duration: 24 * 3600 },
  /** A provider's code is exchanged once, also when its callback arrives twice in the same instant. */
  authorizationCode: { points: 1, duration: 3600 },
} as const

export type Limit = keyof typeof limits

const limiters = new WeakMap<object, Map<Limit, RateLimiterPostgres>>()

function limiterOf(ctx: Pick<Ctx, 'database'>, limit: Limit): RateLimiterPostgres {
  const ofPool = limiters.get(ctx.database.pool) ?? new Map<Limit, RateLimiterPostgres>()
  limiters.set(ctx.database.pool, ofPool)
  const made =
    ofPool.get(limit) ??
    new RateLimiterPostgres({
      storeClient: ctx.database.pool,
      storeType: 'pool',
      tableName: 'rate_limits',
      tableCreated: true,
      keyPrefix: limit,
      clearExpiredByTimeout: false, // a job does; see jobs.ts
      ...limits[limit],
    })
  ofPool.set(limit, made)
  return made
}

/**
 * Counts one try. Never inside a transaction: it uses a connection of its own, and a refused try counts too.
 * @throws tooManyRequests with Retry-After
 */
export async function countTry(ctx: Pick<Ctx, 'database' | 'keys'>, limit: Limit, of: string): Promise<void> {
  try {
    await limiterOf(ctx, limit).consume(ctx.keys.hash('rate-limit', of))
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
    throw tooManyRequests(`Too many tries. Wait ${Math.ceil(seconds / 60)} minutes, then try again.`, {
      headers: { 'Retry-After': String(seconds) },
      extra: { retryAfterSeconds: seconds },
    })
  }
}

/** Takes one counted try back: it was none after all. */
export async function returnTry(ctx: Pick<Ctx, 'database' | 'keys'>, limit: Limit, of: string): Promise<void> {
  await limiterOf(ctx, limit).reward(ctx.keys.hash('rate-limit', of))
}

/** Forgets the tries counted so far: they ended well. */
export async function forgetTries(ctx: Pick<Ctx, 'database' | 'keys'>, limit: Limit, of: string): Promise<void> {
  await limiterOf(ctx, limit).delete(ctx.keys.hash('rate-limit', of))
}
