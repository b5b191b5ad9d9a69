/** The sample document of each offer type, with real files and as somebody would type it. */
import {
  createOffer,
  getOfferType,
  type OfferDocument,
  type OfferKey,
  saveDraft,
  uploadAsset,
} from '../../src/offers/index.ts'
import { sampleAssets } from '../../src/offers/types/samples/assets.ts'
import { sampleDocuments } from '../../src/offers/types/samples/documents.ts'
import type { Ctx } from '../../src/platform/ctx.ts'
import { aFileOf } from './files.ts'

/** Ids of the publisher's files, by the ids that samples name. */
export type SampleFiles = Map<string, string>

export async function uploadSampleFiles(ctx: Ctx, publisherId: string, only?: readonly string[]): Promise<SampleFiles> {
  const files: SampleFiles = new Map()
  for (const { assetId, kind } of sampleAssets) {
    if (kind === 'logo-medium' || kind === 'logo-small' || (only && !only.includes(kind))) continue
    const { filename, content } = await aFileOf(kind, assetId)
    files.set(assetId, (await uploadAsset(ctx, { publisherId, kind, filename, content })).assetId)
  }
  return files
}

/** Secrets are texts, and sizes that are made from the large logo are left out. */
export function typedSample(typeId: string, files: SampleFiles): OfferDocument {
  const sample = structuredClone(sampleDocuments[typeId]!) as OfferDocument
  delete sample.listing?.logos?.medium
  delete sample.listing?.logos?.small
  return JSON.parse(JSON.stringify(sample), (_, value) => {
    if (value?.set === true) return 'a registry password'
    return files.get(value) ?? value
  })
}

/** A draft that can be handed in. */
export async function aSampleOffer(
  ctx: Ctx,
  { publisherId, offerId, type, files }: OfferKey & { type: string; files: SampleFiles },
): Promise<OfferKey> {
  const key = { publisherId, offerId }
  const { revision } = await createOffer(ctx, { ...key, alias: getOfferType(type, '2020').label.en, type })
  await saveDraft(ctx, { ...key, revision, values: typedSample(type, files) as never })
  return key
}
