/** Where each page of a draft stands (spec "offers" 2.4): derived each time, never stored. */
import type { Finding } from './finding.ts'
import type { OfferDocument } from './offer-document.ts'
import type { OfferType } from './types/offer-type.ts'

export type PageStatus = 'notStarted' | 'incomplete' | 'complete' | 'unpublishedChanges'

export type PageState = { pageKey: string; status: PageStatus; blocking: boolean; errors: number; warnings: number }

/** @param published the live document, or the preview's when there is no live one */
export function pageStatuses(
  type: OfferType,
  draft: { document: OfferDocument; alias: string; findings: readonly Finding[] },
  published?: OfferDocument,
): PageState[] {
  throw new Error(`not yet: ${type.id} ${draft.alias} ${published}`)
}
