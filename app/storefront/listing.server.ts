/** What the page of a listing shows, published or previewed. */

import { redirect } from 'react-router'
import { canDeploy, noticesOfListing } from '#attribution'
import type { Ctx } from '#platform/ctx'
import { cameBy, getListing, type Listing, recordAction, similarTo } from '#storefront'
import { inLocale } from '../locale.ts'
import { type Act, listingPath } from './addresses.ts'

export async function loadListing(ctx: Ctx, { offerKey, segment }: { offerKey: string; segment: string }, url: URL) {
  const looking = lookingOf(url)
  const listing = await getListing(ctx, offerKey, looking)
  // One address for each listing: its type is part of it.
  if (segment !== listing.segment) throw redirect(inLocale(ctx.locale, listingPath(listing)) + url.search, 301)
  const similar = await similarTo(ctx, listing)
  return {
    listing,
    similar,
    attributionNotices: await noticesOfListing(ctx, listing),
    deployable: await isDeployable(ctx, listing, looking),
    ...looking,
  }
}

/** Whether customers deploy it from here: only plans have templates. */
export async function isDeployable(ctx: Ctx, listing: Listing, looking: Looking): Promise<boolean> {
  return listing.plans.length > 0 && canDeploy(ctx, listing, looking)
}

/** How somebody looks who does not come for the public listing: with a hide key, or as one of its own people. */
export type Looking = { hideKey: string | undefined; preview: boolean }

export function lookingOf(url: URL): Looking {
  return { hideKey: url.searchParams.get('hideKey') ?? undefined, preview: url.searchParams.has('preview') }
}

/** Counts that somebody opened the form behind a listing's button. */
export function countAction(ctx: Ctx, request: Request, listing: Listing, act: Act): void {
  if (listing.seenAs === 'preview') return
  recordAction(ctx, {
    key: listing.key,
    language: ctx.locale,
    action: act,
    ...cameBy(request.headers.get('cookie')),
    userAgent: request.headers.get('user-agent') ?? undefined,
  })
}
