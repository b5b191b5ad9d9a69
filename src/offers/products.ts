/** Offers by the id that the platform gave them, under which other systems know them. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { permittedOffers, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { decodeCursor, type Page, pageOf } from '#platform/paging'
import type { OfferStatus } from './lifecycle.ts'
import type { OfferKey } from './offer-key.ts'
import { offers } from './schema.ts'
import type { Profile } from './types/offer-type.ts'

export type Product = OfferKey & {
  productId: string
  type: string
  alias: string
  profile: Profile
  status: OfferStatus
  /** Rises with each publication. */
  version: number
  /** Of the draft: rises with each save. */
  revision: number
  savedAt: Date
  createdAt: Date
}

export type ProductFilter = {
  publisherId: string
  offerId?: string
  types?: string[]
  cursor?: string
  limit?: number
}

/** The offers that the actor may read, the oldest first: what comes later changes no page already read. */
export async function listProducts(ctx: Ctx, { publisherId, ...filter }: ProductFilter): Promise<Page<Product>> {
  const reach = permittedOffers(ctx, 'offer.read', { publisherId })
  const limit = filter.limit ?? 50
  const [createdAt, offerId] = filter.cursor ? decodeCursor(filter.cursor, ['moment', 'key']) : []
  const rows = await ctx.db
    .select(columns)
    .from(offers)
    .where(
      and(
        eq(offers.publisherId, publisherId),
        reach === 'all' ? undefined : inArray(offers.offerId, reach),
        filter.offerId === undefined ? undefined : eq(offers.offerId, filter.offerId),
        filter.types && inArray(offers.type, filter.types),
        createdAt === undefined
          ? undefined
          : sql`(${offers.createdAt}, ${offers.offerId}) > (${createdAt.toISOString()}::timestamptz, ${offerId})`,
      ),
    )
    .orderBy(asc(offers.createdAt), asc(offers.offerId))
    .limit(limit + 1)
  return pageOf(rows, limit, (row) => [row.createdAt.toISOString(), row.offerId])
}

/** @throws notFound to those who may not read the offer, as to those who guess ids */
export async function findProduct(
  ctx: Ctx,
  { publisherId, productId }: { publisherId: string; productId: string },
): Promise<Product | undefined> {
  if (!isUuid.test(productId)) return undefined
  const [row] = await ctx.db
    .select(columns)
    .from(offers)
    .where(and(eq(offers.publisherId, publisherId), eq(offers.productId, productId)))
  if (row) requirePermission(ctx, 'offer.read', { publisherId, offerId: row.offerId })
  return row
}

const columns = {
  publisherId: offers.publisherId,
  offerId: offers.offerId,
  productId: offers.productId,
  type: offers.type,
  alias: offers.alias,
  profile: offers.profile,
  status: offers.status,
  version: offers.version,
  revision: offers.draftRevision,
  savedAt: offers.draftSavedAt,
  createdAt: offers.createdAt,
}

const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
