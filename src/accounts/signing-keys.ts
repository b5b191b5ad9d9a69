/**
 * RSA keys for tokens that others verify by our published keys. A key signs for ninety days and stays
 * published two days longer, so that what it signed last can still be verified.
 */
import { asc, gt } from 'drizzle-orm'
import {
  calculateJwkThumbprint,
  exportJWK,
  exportPKCS8,
  generateKeyPair,
  importJWK,
  importPKCS8,
  type JSONWebKeySet,
} from 'jose'
import type { Ctx } from '#platform/ctx'
import { signingKeys } from './schema.ts'

const DAY_MS = 86_400_000
const SIGNS_DAYS = 90
const PUBLISHED_DAYS = 92
const ALGORITHM = 'RS256'

type SigningKey = { kid: string; createdAt: Date; publicJwk: JsonWebKey; publicKey: CryptoKey; privateKey: CryptoKey }

// Opened once for each database: unsealing and importing a key takes longer than using it.
const opened = new WeakMap<object, Map<string, SigningKey>>()

/** The key that signs now; made when there is none, or the last one is old. */
export async function currentSigningKey(ctx: Ctx): Promise<SigningKey> {
  const youngEnough = ctx.now().getTime() - SIGNS_DAYS * DAY_MS
  const newest = (await openKeys(ctx)).at(-1)
  return newest && newest.createdAt.getTime() > youngEnough ? newest : makeKey(ctx)
}

/** The published key of that id. */
export async function findVerifyingKey(ctx: Ctx, kid: string | undefined): Promise<CryptoKey | undefined> {
  const known = kid === undefined ? undefined : opened.get(ctx.database)?.get(kid)
  if (known && isPublished(ctx, known)) return known.publicKey
  return (await openKeys(ctx)).find((key) => key.kid === kid)?.publicKey
}

/** The JSON Web Key Set of this instance; there is always a key in it. */
export async function publicSigningKeys(ctx: Ctx): Promise<JSONWebKeySet> {
  await currentSigningKey(ctx)
  const keys = await openKeys(ctx)
  return {
    keys: keys.map(({ kid, publicJwk }) => ({ ...publicJwk, kty: 'RSA', use: 'sig', alg: ALGORITHM, kid, x5t: kid })),
  }
}

/** All that are published, the oldest first. */
async function openKeys(ctx: Ctx): Promise<SigningKey[]> {
  const known = opened.get(ctx.database) ?? new Map<string, SigningKey>()
  opened.set(ctx.database, known)
  const rows = await ctx.db
    .select()
    .from(signingKeys)
    .where(gt(signingKeys.createdAt, new Date(ctx.now().getTime() - PUBLISHED_DAYS * DAY_MS)))
    .orderBy(asc(signingKeys.createdAt), asc(signingKeys.kid))
  return Promise.all(
    rows.map(async (row) => {
      const key = known.get(row.kid) ?? (await openKey(ctx, row))
      known.set(row.kid, key)
      return key
    }),
  )
}

async function openKey(ctx: Ctx, row: typeof signingKeys.$inferSelect): Promise<SigningKey> {
  const { kid, publicJwk, createdAt } = row
  const privateKey = await importPKCS8(ctx.keys.unseal(row.privateKeySealed, boundTo(kid)), ALGORITHM)
  return { kid, createdAt, publicJwk, privateKey, publicKey: (await importJWK(publicJwk, ALGORITHM)) as CryptoKey }
}

async function makeKey(ctx: Ctx): Promise<SigningKey> {
  const pair = await generateKeyPair(ALGORITHM, { extractable: true, modulusLength: 2048 })
  const publicJwk = await exportJWK(pair.publicKey)
  const kid = await calculateJwkThumbprint(publicJwk)
  const privateKeySealed = ctx.keys.seal(await exportPKCS8(pair.privateKey), boundTo(kid))
  // Two processes may each make one at the same moment: both are published, and the later one signs.
  const row = { kid, publicJwk: publicJwk as JsonWebKey, privateKeySealed, createdAt: ctx.now() }
  await ctx.db.insert(signingKeys).values(row)
  return openKey(ctx, row)
}

function isPublished(ctx: Pick<Ctx, 'now'>, key: SigningKey): boolean {
  return key.createdAt.getTime() > ctx.now().getTime() - PUBLISHED_DAYS * DAY_MS
}

function boundTo(kid: string): string {
  return `accounts.signing-keys:${kid}`
}
