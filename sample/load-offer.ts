/** Brings one sample offer to where it stands: written, handed in, reviewed, published, and so on. */
import {
  type AssetKind,
  approve,
  createOffer,
  getDraft,
  getReview,
  goLive,
  listSubmissions,
  recordChecks,
  reject,
  saveDraft,
  stopSelling,
  submitOffer,
  uploadAsset,
} from '#offers'
import { type Actor, as, type Ctx } from '#platform/ctx'
import { readMedia } from './media.ts'
import type { Drawing, SampleFinding, SampleOffer } from './offer.ts'
import type { Past } from './past.ts'

type Publishing = {
  offer: SampleOffer
  author: Actor
  reviewer: Actor
  /** Ids of the publisher's connections by their sample keys. */
  connectionIds: Map<string, string>
}

type Values = Parameters<typeof saveDraft>[1]['values']

export async function publishOffer(past: Past, publishing: Publishing): Promise<void> {
  const { offer, author } = publishing
  const key = { publisherId: offer.publisherId, offerId: offer.offerId }
  const ctx = as(past.ctx, author)
  const { stage } = offer.state
  past.at({ days: offer.createdDaysAgo })
  await createOffer(ctx, { ...key, alias: offer.alias })
  const document = exchange(offer.document, await upload(ctx, offer), publishing.connectionIds) as Values
  const { availability, ...pages } = document as { availability: { markets: string[]; hideKey: string } } & Values
  // A first preview is always hidden; an offer that is to be public gives its key up afterwards.
  const firstKey = stage === 'draft' ? availability.hideKey : offer.previewHideKey
  await save(ctx, key, { ...pages, availability: { ...availability, hideKey: firstKey } })
  if (stage === 'draft') return

  past.at({ days: Math.min(offer.createdDaysAgo, (offer.liveDaysAgo ?? 1) + 2) })
  await handIn(past, ctx, key)
  if (stage === 'certification') return
  if (offer.state.stage === 'attentionNeeded') return refuse(past, publishing, offer.state.findings)
  await certify(past, publishing)
  if (stage === 'preview') return

  if (stage !== 'liveHidden') {
    past.at({ days: (offer.liveDaysAgo ?? 1) + 1 })
    await save(ctx, key, { 'availability.hideKey': '' })
    await handIn(past, ctx, key)
    await certify(past, publishing)
  }
  past.at({ days: offer.liveDaysAgo ?? 1 })
  await goLive(ctx, { ...key, acknowledgeWarnings: true })
  await past.runJobs()
  if (offer.state.stage === 'liveEdited') {
    past.at({ days: 1 })
    await save(ctx, key, offer.state.edits as Values)
  }
}

/** Stops distribution, where the offer's life ended so: after its leads have come in. */
export async function stopOffer(past: Past, { offer, author }: Pick<Publishing, 'offer' | 'author'>): Promise<void> {
  past.at({ days: 3 })
  await stopSelling(as(past.ctx, author), { publisherId: offer.publisherId, offerId: offer.offerId })
  await past.runJobs()
}

async function save(ctx: Ctx, key: { publisherId: string; offerId: string }, values: Values) {
  const { revision } = await getDraft(ctx, key)
  await saveDraft(ctx, { ...key, revision, values })
}

async function handIn(past: Past, ctx: Ctx, key: { publisherId: string; offerId: string }) {
  const { revision } = await getDraft(ctx, key)
  await submitOffer(ctx, { ...key, revision })
  await past.runJobs()
}

async function certify(past: Past, { offer, reviewer }: Publishing) {
  const ctx = as(past.ctx, reviewer)
  const review = await underReview(past, offer)
  const open = review.items.filter((item) => item.state === 'open')
  await recordChecks(
    ctx,
    review.key,
    open.map(({ id }) => ({ itemId: id, state: 'pass' })),
  )
  await approve(ctx, review.key)
  await past.runJobs()
}

async function refuse(past: Past, { reviewer, offer }: Publishing, findings: SampleFinding[]) {
  const ctx = as(past.ctx, reviewer)
  const review = await underReview(past, offer)
  const decisions = review.items.flatMap((item): Parameters<typeof recordChecks>[2] => {
    const failing = findings.filter((finding) => finding.policyId === item.id)
    if (failing.length) return [{ itemId: item.id, state: 'fail', findings: failing }]
    return item.state === 'open' ? [{ itemId: item.id, state: 'pass' }] : []
  })
  await recordChecks(ctx, review.key, decisions)
  await reject(ctx, review.key)
  await past.runJobs()
}

async function underReview(past: Past, { publisherId, offerId }: SampleOffer) {
  const { items } = await listSubmissions(past.ctx, { publisherId, offerId }, { limit: 1 })
  const key = { publisherId, offerId, submissionId: items[0]!.submissionId }
  const { checklist } = await getReview(past.ctx, key)
  return { key, items: checklist }
}

/** The offer's files, by the path that its document names them with. */
async function upload(ctx: Ctx, offer: SampleOffer): Promise<Map<string, string>> {
  const uploaded = await Promise.all(
    offer.drawings.map(async (drawing): Promise<[string, string]> => {
      const filename = drawing.path.split('/').at(-1)!
      const content = await readMedia(drawing.path)
      const asset = await uploadAsset(ctx, { publisherId: offer.publisherId, kind: kindOf(drawing), filename, content })
      return [drawing.path, asset.assetId]
    }),
  )
  return new Map(uploaded)
}

function kindOf({ as, path }: Drawing): AssetKind {
  if (as === 'logo') return 'logo-large'
  if (as === 'thumbnail') return 'video-thumbnail'
  if (as === 'screenshot') return 'screenshot'
  return path.endsWith('key-usage-scenarios.pdf') ? 'key-usage-scenario' : 'document'
}

/** The document with ids in place of paths and of connection keys. */
function exchange(value: unknown, assets: Map<string, string>, connections: Map<string, string>, key = ''): unknown {
  if (key === 'connectionIds') return (value as string[]).map((name) => connections.get(name) ?? name)
  if (typeof value === 'string') return assets.get(value) ?? value
  if (Array.isArray(value)) return value.map((inner) => exchange(inner, assets, connections))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, exchange(inner, assets, connections, name)]),
  )
}
