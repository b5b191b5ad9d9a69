/** What the page of a listing shows, published or previewed. */

import type { Ctx } from '#platform/ctx'
import { cameBy, getListing, type Listing, recordAction, similarTo } from '#storefront'
import type { Act } from './addresses.ts'

export async function loadListing(ctx: Ctx, offerKey: string, url: URL) {
  const looking = lookingOf(url)
  const listing = await getListing(ctx, offerKey, looking)
  return { listing, similar: await similarTo(ctx, listing), ...looking }
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
