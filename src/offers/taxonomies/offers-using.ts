/** Which offers have chosen an entry of a list: what retiring it will ask of whom. */
import { sql } from 'drizzle-orm'
import { requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { readerOf, readKey } from '../document.ts'
import type { Json } from '../offer-document.ts'
import { offers } from '../schema.ts'
import type { Field } from '../types/offer-type.ts'
import { fieldsOf, getOfferType, offerPages } from '../types/registry.ts'
import type { EntryKey } from './change-entry.ts'
import type { TaxonomyName } from './taxonomy.ts'

export type OfferUsing = { publisherId: string; offerId: string; name: string; isLive: boolean }

const most = 200

/** At most 200 of them, those that are live first; `more` when there are others. */
export async function offersUsing(
  ctx: Ctx,
  list: TaxonomyName,
  key: EntryKey,
): Promise<{ offers: OfferUsing[]; more: boolean }> {
  requirePermission(ctx, 'taxonomies.write')
  // The id somewhere in the draft: what it is there for is then read by the fields of the offer's type.
  const rows = await ctx.db
    .select()
    .from(offers)
    .where(sql`jsonb_path_exists(${offers.draft}, '$.** ? (@ == $id)', jsonb_build_object('id', ${key.id}::text))`)
    .orderBy(sql`${offers.liveVersion} is null`, offers.publisherId, offers.offerId)
    .limit(2_000)
  const using = rows.filter(({ type, profile, draft }) => {
    const { storefronts, ...whole } = getOfferType(type, profile)
    if (key.storefront && !storefronts.includes(key.storefront)) return false
    const read = (name: string) => readKey(draft, name)
    return offerPages({ storefronts, ...whole })
      .flatMap(fieldsOf)
      .some((field) => chooses(field, read(field.key), { list, key, read }))
  })
  return {
    offers: using.slice(0, most).map(({ publisherId, offerId, alias, draft, liveVersion }) => ({
      publisherId,
      offerId,
      name: draft.listing?.name || alias,
      isLive: liveVersion !== null,
    })),
    more: using.length > most || rows.length === 2_000,
  }
}

type Looking = { list: TaxonomyName; key: EntryKey; read: (key: string) => Json | undefined }

function chooses(field: Field, value: Json | undefined, looking: Looking): boolean {
  const { list, key, read } = looking
  if (field.item && Array.isArray(value)) {
    return value.some((entry) => {
      const inside = readerOf(entry, read)
      return field.item!.some((item) => chooses(item, inside(item.key), { ...looking, read: inside }))
    })
  }
  if (field.taxonomy !== list) return false
  if (key.parent && field.within && read(field.within) !== key.parent) return false
  return Array.isArray(value) ? value.includes(key.id) : value === key.id
}
