/** An offer at a glance, and the list of a publisher's offers. */
import { and, asc, eq, ilike, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import { can, permittedOffers, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { decodeCursor, type Page, pageOf } from '#platform/paging'
import { type FieldError, notFound } from '#platform/problem'
import { listingAddress } from './addresses.ts'
import { getDraft, type OfferDraft } from './draft.ts'
import { type ForcedStop, forcedStopOf } from './forced-stop.ts'
import { goLiveWarnings } from './go-live-warnings.ts'
import { moves, movesOf, type OfferStatus, type OwnMove, type Target } from './lifecycle.ts'
import type { OfferKey } from './offer-key.ts'
import { offers, publications } from './schema.ts'
import { inSlot, type Publication } from './slots.ts'
import { type OfferRow, readOffer, standingOf } from './standing.ts'
import { newestSubmission, type Submission } from './submissions.ts'

export type SlotView = { version: number; submissionId: string; publishedAt: Date; hidden: boolean }

/** The draft, and what has become of it so far. */
export type Offer = OfferDraft & {
  /** Live, but only for holders of the hide key. */
  hidden: boolean
  /** The draft differs from what is live (or in preview, when nothing is live). */
  hasUnpublishedChanges: boolean
  /** Put away since; null when it is not. */
  archivedAt: Date | null
  /** While it is out of the store by the operator's word. */
  forcedStop: ForcedStop | null
  slots: { preview: SlotView | null; live: SlotView | null }
  /** Addresses on the storefront. */
  links: { preview?: string; live?: string }
  /** The newest submission with its steps. */
  submission: Submission | null
  /** What should be known, and acknowledged, before going live. */
  goLiveWarnings: FieldError[]
  /** What the actor can do with it now: buttons are made of these, and of nothing else. */
  moves: OwnMove[]
  createdAt: Date
}

/** @throws notFound to strangers, too */
export async function getOffer(ctx: Ctx, { publisherId, offerId }: OfferKey): Promise<Offer> {
  const key = { publisherId, offerId }
  const draft = await getDraft(ctx, key)
  const row = await readOffer(ctx, key)
  const { standing } = await standingOf(ctx, row)
  const [preview, live] = [await inSlot(ctx, key, 'preview'), await inSlot(ctx, key, 'live')]
  const allowed = movesOf(standing)
  return {
    ...draft,
    hidden: row.hidden,
    archivedAt: row.archivedAt,
    forcedStop: live ? null : await forcedStopOf(ctx, key),
    hasUnpublishedChanges: (await changedAmong(ctx, publisherId, [row])).has(offerId),
    slots: { preview: slotView(preview), live: slotView(live) },
    links: {
      ...(preview && { preview: linkTo(ctx, preview) }),
      ...(live && { live: linkTo(ctx, live) }),
    },
    submission: await newestSubmission(ctx, key),
    goLiveWarnings: preview && allowed.includes('goLive') ? await goLiveWarnings(ctx, preview) : [],
    moves: allowed.filter((move) => can(ctx, moves[move].permission, key)),
    createdAt: row.createdAt,
  }
}

/** The frozen content of a slot. @throws notFound when nothing is in it */
export async function getSlot(ctx: Ctx, { publisherId, offerId }: OfferKey, slot: Target): Promise<Publication> {
  const key = { publisherId, offerId }
  requirePermission(ctx, 'offer.read', { ...key, within: 'submitted' })
  const publication = await inSlot(ctx, key, slot)
  if (!publication) throw notFound(`The offer has no ${slot} version.`)
  return publication
}

export type OfferItem = OfferKey & {
  type: string
  alias: string
  name: string
  status: OfferStatus
  hidden: boolean
  hasUnpublishedChanges: boolean
  previewVersion: number | null
  liveVersion: number | null
  savedAt: Date
}

/** The offers of a publisher that the actor may read, the last saved first. */
export async function listOffers(
  ctx: Ctx,
  {
    publisherId,
    ...filter
  }: {
    publisherId: string
    status?: OfferStatus
    text?: string
    /** Those that were put away, instead of the others. */
    archived?: boolean
    cursor?: string
    limit?: number
  },
): Promise<Page<OfferItem>> {
  const reach = permittedOffers(ctx, 'offer.read', { publisherId, within: 'submitted' })
  const limit = filter.limit ?? 50
  const conditions: (SQL | undefined)[] = [eq(offers.publisherId, publisherId)]
  if (reach !== 'all') conditions.push(inArray(offers.offerId, reach))
  conditions.push(filter.archived ? isNotNull(offers.archivedAt) : isNull(offers.archivedAt))
  if (filter.status) conditions.push(eq(offers.status, filter.status))
  if (filter.text?.trim()) {
    const pattern = `%${filter.text.trim().replace(/[\\%_]/g, '\\$&')}%`
    conditions.push(
      or(
        ilike(offers.offerId, pattern),
        ilike(offers.alias, pattern),
        ilike(sql`${offers.draft} #>> '{listing,name}'`, pattern),
      ),
    )
  }
  if (filter.cursor) {
    const [savedAt, offerId] = decodeCursor(filter.cursor, ['moment', 'key'])
    conditions.push(
      sql`(${offers.draftSavedAt}, ${offers.offerId}) < (${savedAt.toISOString()}::timestamptz, ${offerId})`,
    )
  }
  const rows = await ctx.db
    .select()
    .from(offers)
    .where(and(...conditions))
    .orderBy(sql`${offers.draftSavedAt} desc`, sql`${offers.offerId} desc`)
    .limit(limit + 1)
  const page = pageOf(rows, limit, (row) => [row.draftSavedAt.toISOString(), row.offerId])
  const changed = await changedAmong(ctx, publisherId, page.items)
  return { ...page, items: page.items.map((row) => itemOf(row, changed.has(row.offerId))) }
}

/** How many offers of each status a publisher has. */
export async function countOffers(
  ctx: Ctx,
  { publisherId }: { publisherId: string },
): Promise<Partial<Record<OfferStatus, number>>> {
  const reach = permittedOffers(ctx, 'offer.read', { publisherId, within: 'submitted' })
  const rows = await ctx.db
    .select({ status: offers.status, count: sql<number>`count(*)` })
    .from(offers)
    .where(
      and(
        eq(offers.publisherId, publisherId),
        isNull(offers.archivedAt),
        reach === 'all' ? undefined : inArray(offers.offerId, reach),
      ),
    )
    .groupBy(offers.status)
    .orderBy(asc(offers.status))
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]))
}

function itemOf(row: OfferRow, hasUnpublishedChanges: boolean): OfferItem {
  const { publisherId, offerId, type, alias, draft, status, hidden, previewVersion, liveVersion, draftSavedAt } = row
  return {
    publisherId,
    offerId,
    type,
    alias,
    name: draft.listing?.name ?? alias,
    status,
    hidden,
    hasUnpublishedChanges,
    previewVersion,
    liveVersion,
    savedAt: draftSavedAt,
  }
}

function slotView(publication: Publication | undefined): SlotView | null {
  if (!publication) return null
  const { version, submissionId, publishedAt, hidden } = publication
  return { version, submissionId, publishedAt, hidden }
}

function linkTo(ctx: Ctx, { publisherId, offerId, slot, snapshot, hidden }: Publication): string {
  const { type, profile, document } = snapshot
  const preview = slot === 'preview'
  const hideKey = preview || hidden ? document.availability?.hideKey : undefined
  return listingAddress(ctx, { publisherId, offerId, type, profile }, { locale: ctx.locale, hideKey, preview })
}

/** Those whose draft is not what is published. What goes with a submission only is no part of the offer. */
async function changedAmong(ctx: Ctx, publisherId: string, rows: OfferRow[]): Promise<Set<string>> {
  const published = rows.filter((row) => row.liveVersion !== null || row.previewVersion !== null)
  if (published.length === 0) return new Set()
  const changed = await ctx.db
    .select({ offerId: offers.offerId })
    .from(offers)
    .innerJoin(
      publications,
      and(
        eq(publications.publisherId, offers.publisherId),
        eq(publications.offerId, offers.offerId),
        sql`${publications.version} = coalesce(${offers.liveVersion}, ${offers.previewVersion})`,
      ),
    )
    .where(
      and(
        eq(offers.publisherId, publisherId),
        inArray(
          offers.offerId,
          published.map((row) => row.offerId),
        ),
        sql`(${offers.draft} - 'submission') is distinct from (${publications.snapshot} -> 'document') - 'submission'`,
      ),
    )
  return new Set(changed.map((row) => row.offerId))
}
