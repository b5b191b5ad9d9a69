/** What customers may see of a frozen offer: the fields that its type shows them, and the files those name. */
import { readerOf, readKey, withChanges } from './document.ts'
import { assetIdsIn } from './freeze.ts'
import type { Json, OfferDocument, Plan } from './offer-document.ts'
import { isKeptFor } from './plans/private-links.ts'
import type { Snapshot, SnapshotAsset } from './snapshot.ts'
import { holds, isEmpty } from './types/condition.ts'
import type { Field, OfferType } from './types/offer-type.ts'
import { fieldsOf, getOfferType, offerPages } from './types/registry.ts'

// Search finds an offer by its keywords, although no page shows them.
const indexed = new Set(['listing.keywords'])

/** @param customer whose private plans are shown too: see private-links.ts */
export function customerView(
  snapshot: Snapshot,
  customer?: string,
): { document: OfferDocument; assets: Record<string, SnapshotAsset> } {
  const type = getOfferType(snapshot.type, snapshot.profile)
  const read = (key: string) => readKey(snapshot.document, key)
  // What a switch turned off may still hold values: they were not asked for, so nobody sees them.
  const pages = offerPages(type).filter((page) => !page.visibleIf || holds(page.visibleIf, read))
  const shown = pages
    .flatMap(fieldsOf)
    .filter((field) => field.seenBy.includes('customer') || indexed.has(field.key))
    .filter((field) => !field.visibleIf || holds(field.visibleIf, read))
    .map((field) => [field.key, customerPart(field, onOffer(field, read(field.key), customer), read)] as const)
    .filter((entry): entry is readonly [string, Json] => entry[1] !== undefined)
  const document = withChanges({}, new Map(shown))
  const listingOption = callToAction(type, read)
  if (listingOption) document.listingOption = listingOption
  const files = assetIdsIn(type, document).flatMap((assetId) => {
    const asset = snapshot.assets[assetId]
    return asset ? [[assetId, asset] as const] : []
  })
  return { document, assets: Object.fromEntries(files) }
}

/** Plans that one can get: not those that are stopped, hidden, or kept for other customers, named in private. */
function onOffer(field: Field, value: Json | undefined, customer: string | undefined): Json | undefined {
  if (field.key !== 'plans' || !Array.isArray(value)) return value
  return value.filter((plan) => {
    const { stopDistribution, hidden, audience } = plan as Plan
    const isForAll = audience !== 'private' || isKeptFor(plan as Plan, customer)
    return stopDistribution !== true && hidden !== true && isForAll
  })
}

/** What customers can do with an offer as it is written. */
export function listingOptionOf(type: OfferType, document: OfferDocument): string | undefined {
  return callToAction(type, (key) => readKey(document, key))
}

/** What customers can do: their publisher's choice, or what its type leaves. What is sold can be bought. */
function callToAction(type: OfferType, read: Read): string | undefined {
  if (type.transactable && (type.soldIf ? holds(type.soldIf, read) : hasPrice(read('plans')))) return 'transact'
  return type.listingOption ?? (read('listingOption') as string | undefined)
}

function hasPrice(plans: Json | undefined): boolean {
  return (
    Array.isArray(plans) &&
    plans.some((plan) => ['pricing.monthly', 'pricing.hourly'].some((key) => !isEmpty(readKey(plan, key))))
  )
}

function customerPart(field: Field, value: Json | undefined, around: Read): Json | undefined {
  if (field.type !== 'list' || !Array.isArray(value)) return value
  const items = (field.item ?? []).filter((item) => item.seenBy.includes('customer'))
  return value.map((entry) => {
    const read = readerOf(entry, around)
    const parts = items
      .filter((item) => !item.visibleIf || holds(item.visibleIf, read))
      .map((item) => [item.key, customerPart(item, read(item.key), read) ?? null] as const)
    return withChanges({}, new Map(parts)) as Json
  })
}

type Read = (key: string) => Json | undefined
