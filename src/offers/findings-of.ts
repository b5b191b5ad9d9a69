/** What the rules say of a draft now: gathers what they ask about the world around it. */
import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import { listConnections } from '#delivery'
import { as, type Ctx, system } from '#platform/ctx'
import type { Finding } from './finding.ts'
import { assetIdsIn } from './freeze.ts'
import { authorisedRegionsOf } from './region-authorisations.ts'
import type { ValidationContext } from './rules/rule.ts'
import { assets, offers } from './schema.ts'
import { inSlot } from './slots.ts'
import type { OfferRow } from './standing.ts'
import { getOfferType } from './types/registry.ts'
import { validateDocument } from './validation.ts'

/** @param offer with the document to look at in `draft`: the draft itself, or one that was frozen */
export async function findingsOf(ctx: Ctx, offer: OfferRow): Promise<Finding[]> {
  const type = getOfferType(offer.type, offer.profile)
  return validateDocument(type, offer.profile, offer.draft, await contextOf(ctx, offer))
}

async function contextOf(ctx: Ctx, offer: OfferRow): Promise<ValidationContext> {
  const live = await inSlot(ctx, offer, 'live')
  return {
    now: ctx.now(),
    live: live && { document: live.snapshot.document },
    previewedBefore: offer.firstPublishedAt !== null,
    assetsById: await assetsOf(ctx, offer),
    authorisedRegions: await authorisedRegionsOf(ctx, offer.publisherId),
    connections: await connectionsOf(ctx, offer),
    otherApplicationIds: await otherApplicationIds(ctx, offer),
  }
}

async function assetsOf(ctx: Ctx, offer: OfferRow): Promise<ValidationContext['assetsById']> {
  const ids = assetIdsIn(getOfferType(offer.type, offer.profile), offer.draft)
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .select()
    .from(assets)
    .where(and(eq(assets.publisherId, offer.publisherId), inArray(assets.assetId, ids)))
  return new Map(rows.map((asset) => [asset.assetId, asset]))
}

// Whoever writes an offer need not be allowed to read its connections; that they exist is all they learn.
async function connectionsOf(ctx: Ctx, { publisherId, draft }: OfferRow): Promise<ValidationContext['connections']> {
  if (!draft.leads?.connectionIds?.length) return new Map()
  const connections = await listConnections(as(ctx, system), { publisherId })
  return new Map(connections.map(({ id, kind }) => [id, { kind }]))
}

const applicationOf = sql<string | null>`${offers.draft} #>> '{technical,applicationId}'`

async function otherApplicationIds(ctx: Ctx, { publisherId, offerId, type, draft }: OfferRow): Promise<string[]> {
  if (!draft.technical?.applicationId) return []
  const rows = await ctx.db
    .selectDistinct({ id: applicationOf })
    .from(offers)
    .where(and(eq(offers.publisherId, publisherId), eq(offers.type, type), ne(offers.offerId, offerId)))
    .limit(20)
  return rows.flatMap(({ id }) => id ?? [])
}
