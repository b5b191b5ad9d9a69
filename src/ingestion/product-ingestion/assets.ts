/** `listing-asset` and `listing-trailer`: files of a listing, given as addresses from which they are fetched. */
import { findAsset } from '#offers'
import type { Ctx } from '#platform/ctx'
import { type MediaType, type Medium, mediaOf, mediaTypeCalled } from '../media.ts'
import { type OfferView, offerFields } from '../offer-view.ts'
import type { KeptSheet } from '../sheets/kept-sheet.ts'
import { signedAddress } from '../uploads/addresses.ts'
import { isMembers, type Json, type Members, present, textOf } from '../wire/json.ts'
import { productRef, resourceId, schemaOf } from './ids.ts'
import { listingResource } from './resources.ts'

/** Under this member stands why a file could not be fetched. */
export const TROUBLE = '@trouble'
const PATH = 'public/main/default'

/** `listing-asset/azurelogolarge/1`: what its kept members are filed under, and the tail of its id. */
export type AssetName = { resource: 'listing-asset' | 'listing-trailer'; type: string; place: number }

export function assetSheetName({ resource, type, place }: AssetName): string {
  return `${resource}/${type}/${place}`.toLowerCase()
}

export function assetId(view: Pick<OfferView, 'product'>, { resource, type, place }: AssetName): string {
  const tail = resource === 'listing-asset' ? `en-us/${type.toLowerCase()}/${place}` : String(place)
  return `${resource}/${view.product.productId}/${PATH}/${tail}`
}

export function parseAssetId(id: string): AssetName | undefined {
  const [, tail] = id.split(`/${PATH}/`)
  const asset = id.startsWith('listing-asset/') ? tail?.match(/^[a-z-]+\/([a-z]+)\/(\d+)$/i) : null
  if (asset) return { resource: 'listing-asset', type: asset[1]!.toLowerCase(), place: Number(asset[2]) }
  const trailer = id.startsWith('listing-trailer/') ? tail?.match(/^(\d+)$/) : null
  return trailer ? { resource: 'listing-trailer', type: 'trailer', place: Number(trailer[1]) } : undefined
}

export type PlacedAsset = { name: AssetName; medium?: Medium; kept: KeptSheet }

/** Every asset of the listing with its place: those that clients sent keep theirs, the others come after. */
export function placedAssets(view: OfferView): PlacedAsset[] {
  const filed = Object.entries(view.kept).flatMap(([name, kept]) => {
    const [resource, type, place] = name.split('/')
    return resource === 'listing-asset' && type && place ? [{ type, place: Number(place), kept }] : []
  })
  const taken = new Set(filed.map(({ type, place }) => `${type}/${place}`))
  const free = (type: string) => {
    for (let place = 1; ; place++) {
      if (taken.has(`${type}/${place}`)) continue
      taken.add(`${type}/${place}`)
      return place
    }
  }
  const media = mediaOf(view)
  const shown = media.map((medium): PlacedAsset => {
    const type = medium.type.wire.toLowerCase()
    const known = filed.find((one) => one.type === type && one.kept.url?.became?.[0] === medium.assetId)
    return {
      name: { resource: 'listing-asset', type, place: known?.place ?? free(type) },
      medium,
      kept: known?.kept ?? {},
    }
  })
  // What could not be fetched is in no field yet, and is still the client's.
  const waiting = filed
    .filter(({ kept }) => kept[TROUBLE] !== undefined)
    .map(({ type, place, kept }): PlacedAsset => ({ name: { resource: 'listing-asset', type, place }, kept }))
  return [...shown, ...waiting]
}

export async function readAssets(ctx: Ctx, view: OfferView, base: string): Promise<Members[]> {
  const found: Members[] = []
  for (const [order, placed] of placedAssets(view).entries())
    found.push(await readAsset(ctx, view, { placed, order, base }))
  return [...found, ...(await readTrailers(ctx, view, base))]
}

async function readAsset(
  ctx: Ctx,
  view: OfferView,
  { placed, order, base }: { placed: PlacedAsset; order: number; base: string },
): Promise<Members> {
  const { name, medium, kept } = placed
  const file = medium && (await findAsset(ctx, view.product.publisherId, medium.assetId))
  const address = (id: string) =>
    signedAddress(ctx, base, {
      publisherId: view.product.publisherId,
      what: 'asset',
      id,
      purpose: 'r',
      name: file?.filename,
    })
  const posted = postedIn(kept)
  return {
    ...common(view, 'listing-asset', assetId(view, name)),
    ...present({
      kind: 'azure',
      type: mediaTypeCalled(name.type)?.wire ?? name.type,
      languageId: 'en-us',
      description: '',
      displayOrder: order,
      fileName: file?.filename ?? '',
      friendlyName: file?.filename ?? '',
      url: medium ? address(medium.assetId) : undefined,
    }),
    ...posted,
    ...(medium?.caption !== undefined && { [captionMember(medium.type)]: medium.caption }),
    ...troubleIn(kept, assetId(view, name)),
  }
}

/** What says an entry's text: documents have a title, pictures a description. */
export function captionMember({ kind }: MediaType): 'friendlyName' | 'description' {
  return kind === 'document' ? 'friendlyName' : 'description'
}

async function readTrailers(ctx: Ctx, view: OfferView, base: string): Promise<Members[]> {
  const videos = offerFields(view).get('listing.videos')
  const list = Array.isArray(videos) ? videos : []
  return list.map((video, i) => {
    const name: AssetName = { resource: 'listing-trailer', type: 'trailer', place: i + 1 }
    const kept = view.kept[assetSheetName(name)] ?? {}
    const thumbnail = textOf(video, 'thumbnail')
    const known = kept.assets?.became?.[0] === (thumbnail ?? null) ? kept.assets.posted : undefined
    const url =
      thumbnail &&
      signedAddress(ctx, base, { publisherId: view.product.publisherId, what: 'asset', id: thumbnail, purpose: 'r' })
    const title = textOf(video, 'name') ?? ''
    const assets: Json = known ?? { 'en-us': { title, imageList: url ? [{ url }] : [] } }
    return {
      ...common(view, 'listing-trailer', assetId(view, name)),
      kind: 'azure',
      ...postedIn(kept),
      streamingUrl: textOf(video, 'url') ?? '',
      assets,
      ...troubleIn(kept, assetId(view, name)),
    }
  })
}

function common(view: OfferView, resource: string, id: string): Members {
  return {
    $schema: schemaOf(resource),
    id,
    product: productRef(view.product),
    listing: resourceId(view.product, listingResource),
  }
}

function postedIn(kept: KeptSheet): Members {
  return Object.fromEntries(
    Object.entries(kept)
      .filter(([member]) => member !== TROUBLE)
      .map(([member, { posted }]) => [member, posted]),
  )
}

function troubleIn(kept: KeptSheet, id: string): Members {
  const trouble = kept[TROUBLE]?.posted
  if (!isMembers(trouble)) return {}
  return { validations: [{ level: 'warning', code: 'fileNotFetched', resourceId: id, details: [], ...trouble }] }
}
