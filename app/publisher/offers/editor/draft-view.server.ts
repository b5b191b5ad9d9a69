/** What the editor shows of a draft beside its document: findings in the reader's language, files, connections. */

import { can } from '#accounts'
import { listConnections } from '#delivery'
import {
  type Asset,
  findAsset,
  findingMessage,
  getOffer,
  getSlot,
  type OfferDocument,
  type OfferDraft,
  type OfferKey,
  rulePath,
} from '#offers'
import type { Ctx } from '#platform/ctx'
import type { Locale } from '#platform/messages'
import type { Choice, MediaView } from './form-view.ts'

export function findingsOfPage(draft: OfferDraft, pageKey: string, locale: Locale) {
  return draft.findings
    .filter((finding) => finding.pageKey === pageKey)
    .map((finding) => ({
      ...finding,
      detail: findingMessage(locale, finding),
      helpUri: rulePath(locale, finding.code),
    }))
}

/** The files that the draft names, wherever in it. */
export async function mediaOfDraft(ctx: Ctx, draft: OfferDraft): Promise<MediaView[]> {
  const media: MediaView[] = []
  for (const id of new Set(textsIn(draft.document))) {
    const asset = await findAsset(ctx, draft.publisherId, id)
    if (asset) media.push(mediaView(asset))
  }
  return media
}

export function mediaView({ assetId, filename, size, width, height, contentType }: Asset): MediaView {
  return { assetId, filename, size, width, height, image: contentType.startsWith('image/') }
}

export async function connectionChoices(ctx: Ctx, publisherId: string): Promise<Choice[]> {
  if (!can(ctx, 'leads.connect', { publisherId })) return []
  const connections = await listConnections(ctx, { publisherId })
  return connections.map(({ id, name, kind }) => ({ value: id, label: name, help: kind }))
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return uuid.test(value) ? [value] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** What is published, for fields that it froze. */
export async function liveDocument(ctx: Ctx, { publisherId, offerId }: OfferKey): Promise<OfferDocument | undefined> {
  const { slots } = await getOffer(ctx, { publisherId, offerId })
  return slots.live ? (await getSlot(ctx, { publisherId, offerId }, 'live')).snapshot.document : undefined
}
