import { nextCatalogueVersion } from '#offers'
import type { Ctx } from '#platform/ctx'
import type { GuidRecord } from './guid-record.ts'

/** The listing shows the notice of its trackers: pages that were kept are made anew. */
export async function renewListing(ctx: Ctx, { offerId, channel }: Pick<GuidRecord, 'offerId' | 'channel'>) {
  if (offerId && channel === 'marketplace') await nextCatalogueVersion(ctx)
}
