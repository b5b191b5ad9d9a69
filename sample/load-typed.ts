/** Brings the sample offers of the other types live, each on the road of its type. */
import {
  approve,
  createOffer,
  getDraft,
  getOfferType,
  getReview,
  goLive,
  listSubmissions,
  recordChecks,
  saveDraft,
  submitOffer,
  uploadAsset,
} from '#offers'
import { type Actor, as, type Ctx } from '#platform/ctx'
import { readMedia } from './media.ts'
import type { Past } from './past.ts'
import type { TypedOffer } from './typed-offers.ts'

type Publishing = { offer: TypedOffer; author: Actor; reviewer: Actor }
type Key = { publisherId: string; offerId: string }

export async function publishTyped(past: Past, { offer, author, reviewer }: Publishing): Promise<void> {
  const key = { publisherId: offer.publisherId, offerId: offer.offerId }
  const ctx = as(past.ctx, author)
  const reviewers = as(past.ctx, reviewer)
  past.at({ days: 20 })
  await createOffer(ctx, { ...key, alias: offer.document.listing?.name ?? offer.offerId, type: offer.type })
  await save(ctx, key, await withFiles(ctx, offer))
  const { certificationPhase, previewBy } = getOfferType(offer.type, past.ctx.config.profile)
  const handIn = async () => {
    const { revision } = await getDraft(ctx, key)
    await submitOffer(ctx, { ...key, revision })
    await past.runJobs()
    if (certificationPhase === 'beforePreview') await certify(past, reviewers, key)
  }
  past.at({ days: 15 })
  await handIn()
  if (previewBy === 'hideKey') {
    // A first preview is hidden; the offer becomes public without its key.
    await save(ctx, key, { 'availability.hideKey': '' })
    await handIn()
  }
  past.at({ days: 12 })
  await goLive(ctx, { ...key, acknowledgeWarnings: true })
  await past.runJobs()
  if (certificationPhase === 'beforeLive') await certify(past, reviewers, key)
}

type Values = Parameters<typeof saveDraft>[1]['values']

async function save(ctx: Ctx, key: Key, values: Values): Promise<void> {
  const { revision } = await getDraft(ctx, key)
  await saveDraft(ctx, { ...key, revision, values })
}

async function withFiles(ctx: Ctx, { publisherId, document, files }: TypedOffer): Promise<Values> {
  const ids = new Map<string, string>()
  for (const { path, kind } of files) {
    const content = await readMedia(path)
    const { assetId } = await uploadAsset(ctx, { publisherId, kind, filename: path.split('/').at(-1)!, content })
    ids.set(path, assetId)
  }
  return JSON.parse(JSON.stringify(document), (_, value) => ids.get(value) ?? value)
}

async function certify(past: Past, reviewers: Ctx, key: Key): Promise<void> {
  const { items } = await listSubmissions(past.ctx, key, { limit: 1 })
  const submission = { ...key, submissionId: items[0]!.submissionId }
  const { checklist } = await getReview(reviewers, submission)
  const open = checklist.filter((item) => item.state === 'open')
  await recordChecks(
    reviewers,
    submission,
    open.map(({ id }) => ({ itemId: id, state: 'pass' })),
  )
  await approve(reviewers, submission)
  await past.runJobs()
}
