/** Files that offers show or hand to reviewers: checked at the door, stored by content, never changed. */
import type { Ctx } from '#platform/ctx'
import type { AssetKind } from './asset-kinds.ts'
import type { AssetFacts, AssetWarning } from './schema.ts'

export type Asset = {
  publisherId: string
  assetId: string
  kind: AssetKind
  sha256: string
  size: number
  contentType: string
  filename: string
  width: number | null
  height: number | null
  warnings: AssetWarning[]
  facts: AssetFacts
  generatedFrom: string | null
  uploadedAt: Date
  uploadedBy: string
}

export type Upload = {
  publisherId: string
  kind: AssetKind
  filename: string
  content: Uint8Array | AsyncIterable<Uint8Array>
}

export async function uploadAsset(_ctx: Ctx, _upload: Upload): Promise<Asset & { generated: Asset[] }> {
  throw new Error('not yet')
}

export async function findAsset(_ctx: Ctx, _publisherId: string, _assetId: string): Promise<Asset | undefined> {
  throw new Error('not yet')
}
