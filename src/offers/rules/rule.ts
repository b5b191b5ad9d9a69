/** A rule: looks at an offer and returns what it found, everything at once. Each stands in a file of its own. */
import type { Asset } from '../assets.ts'
import type { FindingLevel } from '../finding.ts'
import type { Json, OfferDocument } from '../offer-document.ts'
import type { OfferType, Profile } from '../types/offer-type.ts'

/** What a rule looks at. */
export type Subject = {
  type: OfferType
  profile: Profile
  document: OfferDocument
  context: ValidationContext
  read(key: string): Json | undefined
}

export type Found = {
  /** Key of the field it is shown at. */
  fieldKey: string
  /** What follows the field in the pointer, when it is about a part of the value: `[2, 'caption']`. */
  at?: (string | number)[]
  code: string
  /** Default: error. */
  level?: FindingLevel
  params?: Record<string, string | number>
}

/** A finding about a field that is not shown, because its condition does not hold, is left out. */
export type Rule = (subject: Subject) => Found[]

/** What rules may ask about the world outside the document. */
export type ValidationContext = {
  now: Date
  /** What customers see now; rules compare with it. */
  live?: { document: OfferDocument }
  /** A version was previewable before: the next may do without a hide key. */
  previewedBefore: boolean
  /** The publisher's files that the document names; what is not here is not theirs. */
  assetsById: ReadonlyMap<string, Asset>
  /** Restricted package regions that the operator granted to the publisher. */
  authorisedRegions: readonly string[]
  /** Applications that manage the subscriptions of the publisher's other services. */
  otherApplicationIds?: readonly string[]
  /** The publisher's lead connections, by id. */
  connections: ReadonlyMap<string, { kind: string }>
}
