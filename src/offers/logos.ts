/** The smaller logos follow the large one, until the publisher replaces them (spec "offers" 3.4). */
import { and, eq, inArray, or } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import type { Asset } from './assets.ts'
import type { Changes } from './document.ts'
import type { OfferDocument } from './offer-document.ts'
import { assets } from './schema.ts'

const sizes = ['medium', 'small'] as const

/** Changes that bring the smaller logos in line with the large one of the document. */
export async function generatedLogos(ctx: Ctx, publisherId: string, document: OfferDocument): Promise<Changes> {
  const logos = document.listing?.logos ?? {}
  const known = await logoAssets(ctx, publisherId, logos)
  const changes: Changes = new Map()
  for (const size of sizes) {
    const current = known.find((asset) => asset.assetId === logos[size])
    const isOwn = current !== undefined && current.generatedFrom === null
    const generated = known.find((asset) => asset.kind === `logo-${size}` && asset.generatedFrom === logos.large)
    if (isOwn || current?.assetId === generated?.assetId) continue
    changes.set(`listing.logos.${size}`, generated?.assetId ?? null)
  }
  return changes
}

async function logoAssets(
  ctx: Ctx,
  publisherId: string,
  logos: { large?: string; medium?: string; small?: string },
): Promise<Asset[]> {
  const named = [logos.large, logos.medium, logos.small].filter((id) => id !== undefined && isUuid.test(id)) as string[]
  if (named.length === 0) return []
  return ctx.db
    .select()
    .from(assets)
    .where(
      and(
        eq(assets.publisherId, publisherId),
        or(inArray(assets.assetId, named), inArray(assets.generatedFrom, named)),
      ),
    )
}

const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
