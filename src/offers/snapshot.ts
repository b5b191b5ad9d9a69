/** An offer as it was handed in: all that is needed to check, show and publish it again exactly so. */
import type { AssetKind } from './asset-kinds.ts'
import type { OfferDocument } from './offer-document.ts'
import type { Profile } from './types/offer-type.ts'

export type Snapshot = {
  type: string
  profile: Profile
  alias: string
  document: OfferDocument
  /** Versions of the word lists against which it was checked. */
  taxonomies: Record<string, string>
  /** Asset id → what it was. Rows of assets never change; the hash says so to whoever compares. */
  assets: Record<string, SnapshotAsset>
  /** The package as it was copied during publication; the signed address may expire after that. */
  package?: { sha256: string; size: number }
}

export type SnapshotAsset = { kind: AssetKind; sha256: string; size: number; contentType: string; filename: string }
