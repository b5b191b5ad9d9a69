/** What somebody is told whose colleague saved first: who, when, and both versions of what differs. */
import { isDeepStrictEqual } from 'node:util'
import { type Problem, staleRevision } from '#platform/problem'
import { type Changes, readKey } from './document.ts'
import type { Json } from './offer-document.ts'
import type { OfferRow } from './standing.ts'
import { isEmpty } from './types/condition.ts'
import type { OfferType, Text } from './types/offer-type.ts'
import { fieldIndex } from './types/registry.ts'

/** One field that the two saved differently. Secrets are never among them. */
export type DifferingField = { pageKey: string; key: string; label: Text; mine: Json; theirs: Json }

export function draftChangedMeanwhile(offer: OfferRow, type: OfferType, mine: Changes): Problem {
  const savedBy = { id: offer.draftSavedBy, name: offer.draftSavedByName }
  return staleRevision(`${savedBy.name} saved this offer after you opened it. Look at what differs, then save again.`, {
    extra: {
      revision: offer.draftRevision,
      savedAt: offer.draftSavedAt,
      savedBy,
      fields: differingFields(offer, type, mine),
    },
  })
}

function differingFields(offer: OfferRow, type: OfferType, changes: Changes): DifferingField[] {
  const fields = fieldIndex(type)
  return [...changes].flatMap(([key, value]) => {
    const place = fields.get(key)
    const theirs = readKey(offer.draft, key) ?? null
    const mine = isEmpty(value) ? null : value
    const isSame = isDeepStrictEqual(mine, theirs) || (mine === false && theirs === null)
    if (!place || place.field.type === 'secret' || isSame) return []
    return [{ pageKey: place.page.key, key, label: place.field.label, mine, theirs }]
  })
}
