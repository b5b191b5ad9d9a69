/**
 * What the storefront shows: live offers as customers see them, by catalogue version, and the preview for
 * those who may look. Nothing that only publisher and reviewers may read leaves through here.
 */
import { and, asc, desc, eq, gt, isNull, lte, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { can } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { executePrepared } from '#platform/prepared'
import { sameSecret } from '#platform/secrets'
import { customerView } from './customer-view.ts'
import type { Target } from './lifecycle.ts'
import type { OfferDocument } from './offer-document.ts'
import type { OfferKey } from './offer-key.ts'
import { customerOf } from './plans/private-links.ts'
import { catalogue, publications } from './schema.ts'
import { inSlot, type Publication } from './slots.ts'
import type { SnapshotAsset } from './snapshot.ts'
import { getOfferType } from './types/registry.ts'

/** An offer as customers may see it. */
export type PublishedOffer = OfferKey & {
  /** `{publisherId}.{offerId}`, as in its address. */
  key: string
  type: string
  /** Part of its address: /product/{segment}/{key} */
  segment: string
  slot: Target
  version: number
  submissionId: string
  /** Reachable only with its hide key: not in search, sitemap or feeds. */
  hidden: boolean
  /** Shown with plans that are kept for the customer who looks. */
  withPrivatePlans: boolean
  /** Only the fields that customers see. */
  document: OfferDocument
  /** Files that the document names. */
  assets: Record<string, SnapshotAsset>
  /** When this version came out, and when the offer first was live (null in a preview before that). */
  publishedAt: Date
  firstLiveAt: Date | null
}

const current = alias(publications, 'current')
// Written out, because inside a field of a one-table query Drizzle drops the table from column names.
const firstLiveAt = sql<string>`(select min(e.published_at) from publications e
  where e.publisher_id = publications.publisher_id and e.offer_id = publications.offer_id and e.slot = 'live')`

/**
 * The public live offers that came in after catalogue version `since`, and the keys of those that went
 * out or into hiding. Ask again with the `version` of the answer while `more` is true; a process that
 * listens to the channel `catalogue` then follows within a moment.
 */
export async function liveOffers(
  ctx: Pick<Ctx, 'db'>,
  { since = 0, limit = 1000 }: { since?: number; limit?: number } = {},
): Promise<{ version: number; more: boolean; offers: PublishedOffer[]; removed: string[] }> {
  // The version is read first: what commits in between is given now and again next time, never skipped.
  const [now] = await ctx.db.select().from(catalogue)
  const version = now?.version ?? 0
  if (version <= since) return { version: since, more: false, offers: [], removed: [] }
  const rows = await ctx.db
    .select({ publication: publications, firstLiveAt })
    .from(publications)
    .where(
      and(
        eq(publications.slot, 'live'),
        isNull(publications.endedAt),
        gt(publications.catalogueVersion, since),
        lte(publications.catalogueVersion, version),
      ),
    )
    .orderBy(asc(publications.catalogueVersion))
    .limit(limit)
  const more = rows.length === limit
  const upTo = more ? rows.at(-1)!.publication.catalogueVersion! : version
  const shown = rows.filter((row) => !row.publication.hidden)
  const hiding = rows.filter((row) => row.publication.hidden).map((row) => keyOf(row.publication))
  return {
    version: upTo,
    more,
    offers: shown.map((row) => asCustomersSee(row.publication, row.firstLiveAt)),
    removed: since === 0 ? [] : [...hiding, ...(await wentOut(ctx, since, upTo))],
  }
}

/** The version of the catalogue: rises whenever a live listing comes, changes or goes. */
export async function catalogueVersion(ctx: Pick<Ctx, 'db'>): Promise<number> {
  // Asked with every group of leads.
  const [row] = await executePrepared<{ version: number }>(ctx, 'offers.version', sql`select version from catalogue`)
  return row?.version ?? 0
}

/**
 * The live offer, for whoever may see it: everybody, or holders of its key and its own people when it is hidden. Whoever
 * comes with the key of a customer of private plans sees those too.
 */
export async function findLiveOffer(
  ctx: Pick<Ctx, 'db' | 'actor' | 'keys'>,
  key: OfferKey,
  { hideKey }: { hideKey?: string } = {},
): Promise<PublishedOffer | undefined> {
  const publication = await inSlot(ctx, key, 'live')
  if (!publication || (publication.hidden && !mayLook(ctx, publication, hideKey))) return undefined
  return asCustomersSee(publication, await firstLiveOf(ctx, key), customerOf(ctx, key, hideKey))
}

/** Whether everybody could see the offer once, and it has left the storefront since. */
export async function wasOffered(ctx: Pick<Ctx, 'db'>, { publisherId, offerId }: OfferKey): Promise<boolean> {
  const [last] = await ctx.db
    .select({ hidden: publications.hidden, endedAt: publications.endedAt })
    .from(publications)
    .where(
      and(eq(publications.publisherId, publisherId), eq(publications.offerId, offerId), eq(publications.slot, 'live')),
    )
    .orderBy(desc(publications.version))
    .limit(1)
  return last !== undefined && last.endedAt !== null && !last.hidden
}

/** The preview, for holders of the hide key and for people with rights on the offer. */
export async function findPreview(
  ctx: Pick<Ctx, 'db' | 'actor'>,
  key: OfferKey,
  { hideKey }: { hideKey?: string } = {},
): Promise<PublishedOffer | undefined> {
  const publication = await inSlot(ctx, key, 'preview')
  if (!publication || !mayLook(ctx, publication, hideKey)) return undefined
  return asCustomersSee(publication, await firstLiveOf(ctx, key))
}

/** `fabrikam.route-planner` → its parts. Neither half may hold a dot. */
export function parseOfferKey(text: string): OfferKey | undefined {
  const match = text.match(/^([a-z0-9_-]+)\.([a-z0-9_-]+)$/)
  return match ? { publisherId: match[1]!, offerId: match[2]! } : undefined
}

function mayLook(ctx: Pick<Ctx, 'actor'>, publication: Publication, hideKey: string | undefined): boolean {
  const expected = publication.snapshot.document.availability?.hideKey
  if (expected && hideKey !== undefined && sameSecret(hideKey, expected)) return true
  if (publication.slot === 'preview' && isTester(ctx, publication, hideKey)) return true
  const { publisherId, offerId } = publication
  return can(ctx, 'offer.read', { publisherId, offerId, within: 'submitted' })
}

/**
 * Whom the publisher named as its audience: by the address they signed in with, or by knowing one of the
 * subscriptions, which then opens the preview as a hide key does.
 */
function isTester(ctx: Pick<Ctx, 'actor'>, { snapshot }: Publication, key: string | undefined): boolean {
  const testers = snapshot.document.previewAudience ?? []
  const { previewBy } = getOfferType(snapshot.type, snapshot.profile)
  if (previewBy === 'emails') {
    const email = ctx.actor.email?.toLowerCase()
    return email !== undefined && testers.some((tester) => tester.email?.toLowerCase() === email)
  }
  if (previewBy !== 'subscriptionIds' || !key) return false
  return testers.some(
    ({ subscriptionId }) => subscriptionId && sameSecret(key.toLowerCase(), subscriptionId.toLowerCase()),
  )
}

function asCustomersSee(publication: Publication, firstLive: string | Date | null, customer?: string): PublishedOffer {
  const { publisherId, offerId, snapshot, slot, version, submissionId, hidden, publishedAt } = publication
  const view = customerView(snapshot, customer)
  return {
    publisherId,
    offerId,
    key: keyOf(publication),
    type: snapshot.type,
    segment: getOfferType(snapshot.type, snapshot.profile).urlSegment,
    slot,
    version,
    submissionId,
    hidden,
    withPrivatePlans: (view.document.plans ?? []).some((plan) => plan.audience === 'private'),
    document: view.document,
    assets: view.assets,
    publishedAt,
    firstLiveAt: firstLive === null ? null : new Date(firstLive),
  }
}

async function firstLiveOf(ctx: Pick<Ctx, 'db'>, key: OfferKey): Promise<string | null> {
  const [row] = await ctx.db
    .select({ at: sql<string | null>`min(${publications.publishedAt})` })
    .from(publications)
    .where(
      and(
        eq(publications.publisherId, key.publisherId),
        eq(publications.offerId, key.offerId),
        eq(publications.slot, 'live'),
      ),
    )
  return row?.at ?? null
}

async function wentOut(ctx: Pick<Ctx, 'db'>, since: number, upTo: number): Promise<string[]> {
  const rows = await ctx.db
    .selectDistinct({ publisherId: publications.publisherId, offerId: publications.offerId })
    .from(publications)
    .where(
      and(
        eq(publications.slot, 'live'),
        gt(publications.endedCatalogueVersion, since),
        lte(publications.endedCatalogueVersion, upTo),
        notExists(
          ctx.db
            .select({ one: sql`1` })
            .from(current)
            .where(
              and(
                eq(current.publisherId, publications.publisherId),
                eq(current.offerId, publications.offerId),
                eq(current.slot, 'live'),
                isNull(current.endedAt),
              ),
            ),
        ),
      ),
    )
  return rows.map(keyOf)
}

function keyOf({ publisherId, offerId }: OfferKey): string {
  return `${publisherId}.${offerId}`
}
