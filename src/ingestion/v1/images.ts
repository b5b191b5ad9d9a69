/**
 * Images, videos and documents of a listing: announced, uploaded to a signed address, then put as `Uploaded`.
 * Those that came by another way are listed too, under the id of their file.
 */
import { findAsset } from '#offers'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { malformed, notFound } from '#platform/problem'
import { changeOffer } from '../change-offer.ts'
import { type Medium, mediaOf, mediaTypeCalled, withMedium, withoutMedium } from '../media.ts'
import { type OfferView, offerFields, viewDraft } from '../offer-view.ts'
import type { FileKind } from '../schema.ts'
import { signedAddress } from '../uploads/addresses.ts'
import { type AnnouncedFile, announceFile, changeFile, filesOf, forgetFile, getFile } from '../uploads/files.ts'
import { processFile } from '../uploads/process.ts'
import { listOf, type Members, memberOf, textOf } from '../wire/json.ts'
import { tagOf } from '../wire/tags.ts'
import { contentOf } from './entities.ts'
import { requireTag } from './preconditions.ts'
import type { V1Request } from './request.ts'

export type MediaKind = Extract<FileKind, 'image' | 'video' | 'asset'>

const resourceTypes: Record<MediaKind, string> = { image: 'ListingImage', video: 'ListingVideo', asset: 'ListingAsset' }

export async function listMedia(ctx: Ctx, request: V1Request, kind: MediaKind): Promise<Members[]> {
  const { view, planId } = request
  const files = (await filesOf(ctx, view.product, kind)).filter((file) => (file.planId ?? undefined) === planId)
  const known = new Set(files.flatMap(({ assetId }) => assetId ?? []))
  const others = planId === undefined ? await fromElsewhere(ctx, request, { kind, known }) : []
  return [...files.map((file) => readMedium(ctx, request, file)), ...others]
}

/** What the portal, a file or another API put into the listing. */
async function fromElsewhere(
  ctx: Ctx,
  request: V1Request,
  { kind, known }: { kind: MediaKind; known: Set<string> },
): Promise<Members[]> {
  if (kind === 'video') return []
  const media = mediaOf(request.view).filter(
    ({ type, assetId }) => (type.wire === 'pdfDocument') === (kind === 'asset') && !known.has(assetId),
  )
  const found: Members[] = []
  for (const [order, medium] of media.entries()) found.push(await asWire(ctx, request, { medium, kind, order }))
  return found
}

async function asWire(
  ctx: Ctx,
  { view, base, expand }: V1Request,
  { medium, kind, order }: { medium: Medium; kind: MediaKind; order: number },
): Promise<Members> {
  const { publisherId } = view.product
  const file = await findAsset(ctx, publisherId, medium.assetId)
  const content: Members = {
    resourceType: resourceTypes[kind],
    fileName: file?.filename ?? '',
    type: capital(medium.type.wire),
    ...(medium.caption !== undefined && { description: medium.caption }),
    state: 'Processed',
    order,
  }
  const address = signedAddress(ctx, base, { publisherId, what: 'asset', id: medium.assetId, purpose: 'r' })
  return {
    ...content,
    ...(expand.toLowerCase().includes('filesasuri') && { fileSasUri: address }),
    '@odata.etag': tagOf(content),
    id: medium.assetId,
  }
}

export async function createMedium(ctx: Ctx, request: V1Request, kind: MediaKind): Promise<Members> {
  const members = contentOf(await request.members())
  if (!textOf(members, 'fileName') && kind !== 'video') throw malformed('fileName is required.')
  const type = textOf(members, 'type')
  if (kind === 'image' && !mediaTypeCalled(type ?? '')) throw malformed(`The image type “${type ?? ''}” is not known.`)
  const { view, planId } = request
  const file = await announceFile(ctx, view.product, { kind, members, planId })
  return readMedium(ctx, { ...request, expand: 'FileSasUri' }, file)
}

export async function getMedium(
  ctx: Ctx,
  request: V1Request,
  { kind, id }: { kind: MediaKind; id: string },
): Promise<Members> {
  const expanded = { ...request, expand: 'FileSasUri' }
  const found = (await listMedia(ctx, expanded, kind)).find((one) => one.id === id)
  if (!found) throw notFound(`There is no ${kind} ${id}.`)
  return found
}

export async function putMedium(
  ctx: Ctx,
  request: V1Request,
  { kind, id }: { kind: MediaKind; id: string },
): Promise<Members> {
  const body = await request.members()
  const { view } = request
  const announced = await getFile(ctx, view.product, { id, kind })
  requireTag(request, body, String(readMedium(ctx, request, announced)['@odata.etag']))
  const members = contentOf(body)
  const kept = { ...(announced.members as Members), ...members }
  const file = await changeFile(ctx, announced, { members: withoutState(kept) })
  const wants = textOf(memberOf(members, 'thumbnail') ?? members, 'state') ?? textOf(members, 'state')
  if (wants?.toLowerCase() !== 'uploaded' || file.state === 'Processed') return readMedium(ctx, request, file)
  const done = await processFile(ctx, file, kindOfFile(kind, file))
  if (done.state === 'Processed' && !done.planId) await show(ctx, view, done)
  // The answer tells what was just said; the next look tells what became of it.
  return readMedium(ctx, { ...request, expand: 'FileSasUri' }, { ...done, state: 'Uploaded' })
}

function kindOfFile(kind: MediaKind, file: AnnouncedFile) {
  if (kind === 'video') return 'video-thumbnail' as const
  if (kind === 'asset') return 'document' as const
  return mediaTypeCalled(textOf(file.members, 'type') ?? '')?.kind
}

async function show(ctx: Ctx, { product }: OfferView, file: AnnouncedFile): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const view = await viewDraft(ctx, product)
    const values = file.kind === 'video' ? withVideo(view, file) : withMedium(view, mediumOf(file))
    await changeOffer(ctx, product, { values })
  })
}

function mediumOf({ members, kind, assetId }: AnnouncedFile): Medium {
  const type = mediaTypeCalled(kind === 'asset' ? 'pdfDocument' : (textOf(members, 'type') ?? ''))!
  const title = textOf(members, 'friendlyName') ?? textOf(members, 'fileName')
  const caption = textOf(members, 'description') || (kind === 'asset' ? title : undefined)
  return { type, assetId: assetId!, caption }
}

function withVideo(view: OfferView, { members, assetId }: AnnouncedFile) {
  const list = listOf({ list: offerFields(view).get('listing.videos') ?? [] }, 'list')
  const url = textOf(members, 'streamingUri') ?? ''
  const name = textOf(memberOf(members, 'thumbnail'), 'title') ?? textOf(members, 'fileName') ?? ''
  const others = list.filter((one) => textOf(one, 'url') !== url)
  return { 'listing.videos': [...others, { name, url, ...(assetId && { thumbnail: assetId }) }] }
}

export async function deleteMedium(
  ctx: Ctx,
  request: V1Request,
  { kind, id }: { kind: MediaKind; id: string },
): Promise<void> {
  const { product } = request.view
  const media = mediaOf(request.view)
  const elsewhere = media.find(({ assetId }) => assetId === id)
  const file = elsewhere ? undefined : await getFile(ctx, product, { id, kind })
  const shown = elsewhere ?? media.find(({ assetId }) => assetId === file?.assetId)
  await inTransaction(ctx, async (ctx) => {
    if (shown) await changeOffer(ctx, product, { values: withoutMedium(await viewDraft(ctx, product), shown) })
    if (file) await forgetFile(ctx, file)
  })
}

function readMedium(ctx: Ctx, { view, base, expand }: V1Request, file: AnnouncedFile): Members {
  const { id, state, kind } = file
  const uploaded = state !== 'PendingUpload' && file.sha256 !== null
  const { publisherId } = view.product
  const name = textOf(file.members, 'fileName')
  const purpose = uploaded ? 'r' : 'w'
  const fileSasUri = signedAddress(ctx, base, { publisherId, what: 'file', id, purpose, name })
  const shown: Members = expand.toLowerCase().includes('filesasuri') ? { fileSasUri } : {}
  const members = withoutState(file.members as Members)
  const thumbnail = memberOf(members, 'thumbnail')
  const content: Members = {
    resourceType: resourceTypes[kind as MediaKind],
    ...members,
    ...(kind === 'video' ? { thumbnail: { ...(thumbnail as Members), ...shown, state } } : shown),
    state,
    ...(kind !== 'video' && { order: memberOf(members, 'order') ?? 0 }),
  }
  return { ...content, '@odata.etag': tagOf(id, file.changes), id }
}

function withoutState(members: Members): Members {
  return Object.fromEntries(
    Object.entries(members).filter(([name]) => !['state', 'filesasuri'].includes(name.toLowerCase())),
  )
}

function capital(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`
}
