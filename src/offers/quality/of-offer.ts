/** Scores an offer as it stands: gathers what the rules ask about the world around it. */
import { and, eq, inArray } from 'drizzle-orm'
import { findPublisher, publisherNames, requirePermission } from '#accounts'
import { hasHappened } from '#events'
import type { Ctx } from '#platform/ctx'
import type { OfferDraft } from '../draft.ts'
import type { Finding } from '../finding.ts'
import { assetIdsIn } from '../freeze.ts'
import type { OfferDocument } from '../offer-document.ts'
import type { OfferKey } from '../offer-key.ts'
import { linksOf } from '../pipeline/links.ts'
import { assets, launchTicks, linkFacts, type StoredScore } from '../schema.ts'
import { inSlot } from '../slots.ts'
import type { OfferRow } from '../standing.ts'
import type { OfferType } from '../types/offer-type.ts'
import { getOfferType } from '../types/registry.ts'
import type { QualityFacts } from './facts.ts'
import { ruleSetInForce } from './rule-set-in-force.ts'
import { type OfferScore, scoreOffer } from './score.ts'

/** How good the listing of a draft is, as it was saved. */
export async function scoreDraft(ctx: Ctx, draft: OfferDraft): Promise<OfferScore> {
  requirePermission(ctx, 'offer.read', draft)
  return scoreOfOffer(ctx, { ...draft, draft: draft.document }, draft.findings)
}

/** @param offer with the document to look at in `draft`, as for findingsOf, and what that found */
export async function scoreOfOffer(
  ctx: Ctx,
  offer: Pick<OfferRow, 'publisherId' | 'offerId' | 'type' | 'profile' | 'draft'>,
  findings: readonly Finding[],
): Promise<OfferScore> {
  const type = getOfferType(offer.type, offer.profile)
  const facts = { ...(await factsOf(ctx, type, offer)), findings, ruleSet: await ruleSetInForce(ctx) }
  return scoreOffer(type, offer.profile, offer.draft, facts)
}

async function factsOf(
  ctx: Ctx,
  type: OfferType,
  { publisherId, offerId, draft }: Pick<OfferRow, 'publisherId' | 'offerId' | 'draft'>,
): Promise<Omit<QualityFacts, 'findings'>> {
  const live = await inSlot(ctx, { publisherId, offerId }, 'live')
  return {
    now: ctx.now(),
    publisherName: (await publisherNames(ctx, [publisherId])).get(publisherId),
    assetsById: await filesOf(ctx, type, { publisherId, draft }),
    links: await visitedLinks(ctx, type, { publisherId, draft }),
    livePublishedAt: live?.publishedAt,
    asksForReviews: live && (await asksForReviews(ctx, { publisherId, offerId })),
    siteLinksToListing: live && (await siteLinksTo(ctx, { publisherId, offerId })),
  }
}

/** As its publisher says: the marketplace has no reviews of its own to count. */
async function asksForReviews(ctx: Ctx, { publisherId, offerId }: OfferKey): Promise<boolean> {
  const [tick] = await ctx.db
    .select({ done: launchTicks.done })
    .from(launchTicks)
    .where(
      and(
        eq(launchTicks.publisherId, publisherId),
        eq(launchTicks.offerId, offerId),
        eq(launchTicks.itemId, 'reviews'),
      ),
    )
  return tick?.done === true
}

const RECENTLY_MS = 30 * 24 * 3_600_000

/** Whether somebody came lately from the publisher's own site, by a link that names source and campaign. */
async function siteLinksTo(ctx: Ctx, { publisherId, offerId }: OfferKey): Promise<boolean | undefined> {
  const website = (await findPublisher(ctx, publisherId))?.website
  if (!website || !URL.canParse(website)) return undefined
  const host = new URL(website).hostname.replace(/^www\./, '')
  return hasHappened(ctx, {
    kind: 'listing.visited',
    publisherId,
    offerId,
    since: new Date(ctx.now().getTime() - RECENTLY_MS),
    data: { src: 'said', mktcmpid: 'said', referrerHost: [host, `www.${host}`] },
  })
}

type Content = { publisherId: string; draft: OfferDocument }

async function filesOf(
  ctx: Ctx,
  type: OfferType,
  { publisherId, draft }: Content,
): Promise<QualityFacts['assetsById']> {
  const ids = assetIdsIn(type, draft)
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .select({ assetId: assets.assetId, filename: assets.filename, warnings: assets.warnings, facts: assets.facts })
    .from(assets)
    .where(and(eq(assets.publisherId, publisherId), inArray(assets.assetId, ids)))
  return new Map(rows.map(({ assetId, ...file }) => [assetId, file]))
}

async function visitedLinks(
  ctx: Ctx,
  type: OfferType,
  { publisherId, draft }: Content,
): Promise<QualityFacts['links']> {
  const urls = [...new Set(linksOf(type, draft, () => true).map((link) => link.url))]
  if (urls.length === 0) return new Map()
  const rows = await ctx.db
    .select({ url: linkFacts.url, facts: linkFacts.facts })
    .from(linkFacts)
    .where(and(eq(linkFacts.publisherId, publisherId), inArray(linkFacts.url, urls)))
  return new Map(rows.map(({ url, facts }) => [url, facts]))
}

/** A score as a submission keeps it. */
export function stored({ score, band, version, capped, results }: OfferScore): StoredScore {
  const rules: StoredScore['rules'] = {}
  for (const { id, state, share, weight } of results) {
    if (state !== 'notApplicable') rules[id] = { state, share, weight }
  }
  return { score, band, version, capped, rules }
}
