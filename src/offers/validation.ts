/** Runs every rule of an offer type over a document. Pure: what rules need to know comes in the context. */
import type { Asset } from './assets.ts'
import type { Finding } from './finding.ts'
import type { OfferDocument } from './offer-document.ts'
import type { OfferType, Profile } from './types/offer-type.ts'

/** What rules may ask about the world outside the document. */
export type ValidationContext = {
  now: Date
  publisherId: string
  /** What customers see now; rules compare with it. */
  live?: { document: OfferDocument }
  /** A version was previewable before: the next may do without a hide key. */
  previewedBefore: boolean
  /** The publisher's files that the document names (others are unknown). */
  assetsById: ReadonlyMap<string, Asset>
  /** Restricted package regions that the operator granted to the publisher. */
  authorisedRegions: readonly string[]
  /** The publisher's lead connections, by id. */
  connections: ReadonlyMap<string, { kind: string }>
}

/** All findings at once, in the order of pages and fields. */
export function validateDocument(
  type: OfferType,
  profile: Profile,
  document: OfferDocument,
  context: ValidationContext,
): Finding[] {
  throw new Error(`not yet: ${type.id} ${profile} ${document} ${context.publisherId}`)
}
