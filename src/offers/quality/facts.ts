import type { Finding } from '../finding.ts'
import type { AssetFacts, AssetWarning } from '../schema.ts'
import type { LinkFact } from './link-fact.ts'

/** What the rules ask about the world around the document. Whatever is not known is left out, and so are its rules. */
export type QualityFacts = {
  now: Date
  /** What validateDocument said of the same document: an error caps the score. */
  findings: readonly Pick<Finding, 'level'>[]
  publisherName?: string
  /** The files that the document names, by asset id. */
  assetsById: ReadonlyMap<string, QualityAsset>
  /** What addresses of the document answered when they were last visited, by address as it is written. */
  links?: ReadonlyMap<string, LinkFact>
  /** When the present live version was published. */
  livePublishedAt?: Date
  /** Of a live offer: its publisher ticked in the launch checklist that customers are asked for reviews. */
  asksForReviews?: boolean
  /** Visits that came from a page of the publisher, with its campaign named. */
  siteLinksToListing?: boolean
}

/** The facts of a file that were written down when it was uploaded. */
export type QualityAsset = { filename: string; warnings: AssetWarning[]; facts: AssetFacts }
