/** Every offer of the marketplace that was ever published, as the operator finds it. */
import { and, asc, eq, exists, ilike, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import { publisherNames, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { decodeCursor, type Page, pageOf } from '#platform/paging'
import { notFound } from '#platform/problem'
import { listingAddress } from './addresses.ts'
import { type ForcedStop, forcedStopsOf, standsAsStop } from './forced-stop.ts'
import type { OfferStatus } from './lifecycle.ts'
import type { OfferKey } from './offer-key.ts'
import { offerHistory, offers, publications } from './schema.ts'

export type MarketplaceOffer = OfferKey & {
  publisherName: string
  /** As customers read it; of an offer that is out of the store, as it was last published. */
  name: string
  type: string
  status: OfferStatus
  hidden: boolean
  /** The version that is shown, or was last. */
  version: number
  publishedAt: Date
  /** With its review and report. */
  submissionId: string
  /** On the storefront, while it is live and not hidden. */
  listing: string | undefined
  /** While it stays out of the store by the operator's word. */
  forcedStop: ForcedStop | undefined
}

type Filter = {
  /** Part of an offer's name or id, or of its publisher's id. */
  text?: string
  /** Those that customers see, or those that the operator stopped; all when it is not said. */
  only?: 'live' | 'stopped'
  cursor?: string
  limit?: number
}

/** By publisher and id. Requires certification.review. */
export async function listMarketplaceOffers(ctx: Ctx, filter: Filter = {}): Promise<Page<MarketplaceOffer>> {
  requirePermission(ctx, 'certification.review')
  const limit = filter.limit ?? 50
  const conditions: (SQL | undefined)[] = []
  if (filter.only === 'live') conditions.push(isNotNull(offers.liveVersion))
  if (filter.only === 'stopped') conditions.push(isNull(offers.liveVersion), stopped(ctx))
  if (filter.text?.trim()) conditions.push(named(filter.text.trim()))
  if (filter.cursor) {
    const [publisherId, offerId] = decodeCursor(filter.cursor, ['key', 'key'])
    conditions.push(sql`(${offers.publisherId}, ${offers.offerId}) > (${publisherId}, ${offerId})`)
  }
  const rows = await published(ctx)
    .where(and(...conditions))
    .orderBy(asc(offers.publisherId), asc(offers.offerId))
    .limit(limit + 1)
  const page = pageOf(rows, limit, ({ offer }) => [offer.publisherId, offer.offerId])
  return { ...page, items: await asItems(ctx, page.items) }
}

/** Requires certification.review. @throws notFound when it was never published */
export async function getMarketplaceOffer(ctx: Ctx, { publisherId, offerId }: OfferKey): Promise<MarketplaceOffer> {
  requirePermission(ctx, 'certification.review')
  const rows = await published(ctx).where(and(eq(offers.publisherId, publisherId), eq(offers.offerId, offerId)))
  const [item] = await asItems(ctx, rows)
  if (!item) throw notFound('No such offer was ever published.')
  return item
}

/** Offers with the publication that is shown, or was last. */
function published({ db }: Ctx) {
  const { publisherId, offerId, type, status, hidden, liveVersion } = offers
  const { version, publishedAt, submissionId, snapshot } = publications
  return db
    .select({
      offer: { publisherId, offerId, type, status, hidden, liveVersion },
      publication: { version, publishedAt, submissionId, snapshot },
    })
    .from(offers)
    .innerJoin(
      publications,
      and(
        eq(publications.publisherId, offers.publisherId),
        eq(publications.offerId, offers.offerId),
        sql`${publications.version} = coalesce(${offers.liveVersion}, ${offers.version})`,
      ),
    )
    .$dynamic()
}

function stopped({ db }: Ctx): SQL {
  return exists(
    db
      .select({ one: sql`1` })
      .from(offerHistory)
      .where(
        and(eq(offerHistory.publisherId, offers.publisherId), eq(offerHistory.offerId, offers.offerId), standsAsStop),
      ),
  )
}

function named(text: string): SQL | undefined {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  return or(
    ilike(offers.offerId, pattern),
    ilike(offers.publisherId, pattern),
    ilike(
      sql`coalesce(${publications.snapshot} #>> '{document,listing,name}', ${publications.snapshot} ->> 'alias')`,
      pattern,
    ),
  )
}

type Row = Awaited<ReturnType<typeof published>>[number]

async function asItems(ctx: Ctx, rows: Row[]): Promise<MarketplaceOffer[]> {
  const names = await publisherNames(ctx, [...new Set(rows.map(({ offer }) => offer.publisherId))])
  const out = rows.map(({ offer }) => offer).filter((offer) => offer.liveVersion === null)
  const stops = await forcedStopsOf(ctx, out)
  return rows.map(({ offer, publication }) => {
    const { publisherId, offerId, type, status, hidden, liveVersion } = offer
    const { version, publishedAt, submissionId, snapshot } = publication
    const isShown = liveVersion !== null && !hidden
    return {
      publisherId,
      offerId,
      publisherName: names.get(publisherId) ?? publisherId,
      name: snapshot.document.listing?.name ?? snapshot.alias,
      type,
      status,
      hidden,
      version,
      publishedAt,
      submissionId,
      listing: isShown ? listingAddress(ctx, { ...snapshot, publisherId, offerId }, ctx) : undefined,
      forcedStop: stops.find((stop) => stop.publisherId === publisherId && stop.offerId === offerId),
    }
  })
}
