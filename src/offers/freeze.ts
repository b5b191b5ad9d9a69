/** Freezes a document with everything it depends on: the files it names, the word lists it was checked against. */
import { and, eq, inArray } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import { readKey } from './document.ts'
import type { OfferDocument } from './offer-document.ts'
import { assets } from './schema.ts'
import type { Snapshot, SnapshotAsset } from './snapshot.ts'
import type { OfferRow } from './standing.ts'
import { taxonomyVersions } from './taxonomies/taxonomy.ts'
import type { Field, OfferType } from './types/offer-type.ts'
import { fieldsOf, getOfferType, offerPages } from './types/registry.ts'

export async function freeze(
  ctx: Pick<Ctx, 'db'>,
  offer: Pick<OfferRow, 'publisherId' | 'type' | 'profile' | 'alias'>,
  document: OfferDocument,
): Promise<Snapshot> {
  const { publisherId, type, profile, alias } = offer
  const ids = assetIdsIn(getOfferType(type, profile), document)
  return {
    type,
    profile,
    alias,
    document: structuredClone(document),
    taxonomies: taxonomyVersions(),
    assets: await assetsById(ctx, publisherId, ids),
  }
}

/** Ids of the files that a document names, wherever its type has a field for one. */
export function assetIdsIn(type: OfferType, document: OfferDocument): string[] {
  const ids = offerPages(type)
    .flatMap(fieldsOf)
    .flatMap((field) => idsOf(field, readKey(document, field.key)))
  return [...new Set(ids)]
}

function idsOf(field: Field, value: unknown): string[] {
  if (field.type === 'asset') return typeof value === 'string' && isUuid.test(value) ? [value] : []
  if (field.type !== 'list' || !Array.isArray(value)) return []
  return value.flatMap((entry) => (field.item ?? []).flatMap((item) => idsOf(item, readKey(entry, item.key))))
}

const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

async function assetsById(
  ctx: Pick<Ctx, 'db'>,
  publisherId: string,
  ids: string[],
): Promise<Record<string, SnapshotAsset>> {
  if (ids.length === 0) return {}
  const rows = await ctx.db
    .select()
    .from(assets)
    .where(and(eq(assets.publisherId, publisherId), inArray(assets.assetId, ids)))
  return Object.fromEntries(
    rows.map(({ assetId, kind, sha256, size, contentType, filename }) => [
      assetId,
      { kind, sha256, size, contentType, filename },
    ]),
  )
}
