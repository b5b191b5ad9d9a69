/** Files among posted resources: fetched before anything is changed, then put where they belong. */
import { type AssetKind, findProduct } from '#offers'
import type { Ctx } from '#platform/ctx'
import { notFound } from '#platform/problem'
import { changeOffer } from '../change-offer.ts'
import { type Fetched, fetchFile } from '../fetch-file.ts'
import { mediaTypeCalled, withMedium, withoutMedium } from '../media.ts'
import { type OfferView, offerFields, viewDraft } from '../offer-view.ts'
import type { KeptSheet } from '../sheets/kept-sheet.ts'
import type { Writing } from '../sheets/sheet.ts'
import { isMembers, type Json, listOf, type Members, memberOf, textOf } from '../wire/json.ts'
import {
  type AssetName,
  assetId,
  assetSheetName,
  captionMember,
  parseAssetId,
  placedAssets,
  TROUBLE,
} from './assets.ts'
import type { Posted } from './posted.ts'

export type FetchedFiles = Map<Posted, Fetched>

const AT_ONCE = 6

/** Outside any transaction. What was fetched before from the same address, and is still shown, is not fetched again. */
export async function fetchAssets(ctx: Ctx, publisherId: string, posted: Posted[]): Promise<FetchedFiles> {
  const files: FetchedFiles = new Map()
  const views = new Map<string, OfferView>()
  const waiting: (Source & { one: Posted })[] = []
  for (const one of posted) {
    const source = one.lifecycleState === 'deleted' ? undefined : sourceOf(one)
    if (source && !(await isShown(ctx, publisherId, { one, source, views }))) waiting.push({ one, ...source })
  }
  const take = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      files.set(next.one, await fetchFile(ctx, { ...next, publisherId }))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, take))
  return files
}

type Source = { url: string; kind: AssetKind; fileName?: string }

async function isShown(
  ctx: Ctx,
  publisherId: string,
  { one, source, views }: { one: Posted; source: Source; views: Map<string, OfferView> },
): Promise<boolean> {
  const named = one.id === undefined ? undefined : parseAssetId(one.id)
  const productId = one.id?.split('/')[1] ?? ''
  if (!named) return false
  const product = views.has(productId) ? undefined : await findProduct(ctx, { publisherId, productId })
  if (product) views.set(productId, await viewDraft(ctx, product))
  const view = views.get(productId)
  if (!view) return false
  const kept = view.kept[assetSheetName(named)]
  if (named.resource === 'listing-trailer') {
    return thumbnailIn({ assets: kept?.assets?.posted ?? null }) === source.url && kept?.[TROUBLE] === undefined
  }
  const placed = placedAssets(view).find(({ name }) => name.type === named.type && name.place === named.place)
  return placed?.medium !== undefined && placed.kept.url?.posted === source.url
}

function sourceOf({ resource, id, members }: Posted): Source | undefined {
  if (resource === 'listing-trailer') {
    const url = thumbnailIn(members)
    return url ? { url, kind: 'video-thumbnail' } : undefined
  }
  if (resource !== 'listing-asset') return undefined
  const url = textOf(members, 'url')
  const type = mediaTypeCalled(textOf(members, 'type') ?? (id && parseAssetId(id)?.type) ?? '')
  return url && type ? { url, kind: type.kind, fileName: textOf(members, 'fileName') } : undefined
}

function thumbnailIn(members: Members): string | undefined {
  const assets = memberOf(members, 'assets')
  const [first] = isMembers(assets) ? Object.values(assets) : []
  return textOf(listOf(first, 'imageList')[0], 'url')
}

export async function applyAssets(
  ctx: Ctx,
  view: OfferView,
  { posted, files, ids }: { posted: Posted[]; files: FetchedFiles; ids: Map<Posted, string> },
): Promise<OfferView> {
  const assets = posted.filter(({ resource }) => resource === 'listing-asset' || resource === 'listing-trailer')
  if (assets.length === 0) return view
  const values: Writing = {}
  const sheets: Record<string, KeptSheet | null> = {}
  let after = view
  for (const one of assets) {
    const apply = one.resource === 'listing-asset' ? applyAsset : applyTrailer
    const applied = apply(after, one, files.get(one))
    const sheetName = assetSheetName(applied.name)
    ids.set(one, assetId(view, applied.name))
    Object.assign(values, applied.values)
    sheets[sheetName] = applied.sheet ?? null
    const { [sheetName]: _, ...others } = after.kept
    after = {
      ...after,
      document: withValues(after.document, applied.values),
      kept: applied.sheet ? { ...others, [sheetName]: applied.sheet } : others,
    }
  }
  return changeOffer(ctx, view.product, { values, sheets })
}

type AppliedAsset = { name: AssetName; values: Writing; sheet?: KeptSheet }

function applyAsset(view: OfferView, one: Posted, fetched: Fetched | undefined): AppliedAsset {
  const named = one.id === undefined ? undefined : parseAssetId(one.id)
  const type = mediaTypeCalled(named?.type ?? textOf(one.members, 'type') ?? '')
  if (!type) throw notFound(`There is no listing-asset ${one.id ?? ''}.`)
  const placed = placedAssets(view)
  const ofType = placed.filter(({ name }) => name.type === type.wire.toLowerCase())
  const current = named ? ofType.find(({ name }) => name.place === named.place) : type.caption ? undefined : ofType[0]
  if (named && !current) throw notFound(`There is no listing-asset ${one.id}.`)
  const place = current?.name.place ?? Math.max(0, ...ofType.map(({ name }) => name.place)) + 1
  const name: AssetName = { resource: 'listing-asset', type: type.wire, place }
  if (one.lifecycleState === 'deleted') {
    return { name, values: current?.medium ? withoutMedium(view, current.medium) : {} }
  }
  const caption = textOf(one.members, captionMember(type))
  const assetId = fetched && 'assetId' in fetched ? fetched.assetId : current?.medium?.assetId
  const medium = assetId === undefined ? undefined : { type, assetId, caption: caption ?? current?.medium?.caption }
  return {
    name,
    values: medium && !isTrouble(fetched) ? withMedium(view, medium, current?.medium?.assetId) : {},
    sheet: sheetOf(one.members, current?.kept, { urlMember: 'url', assetId, fetched }),
  }
}

function applyTrailer(view: OfferView, one: Posted, fetched: Fetched | undefined): AppliedAsset {
  const list = listOf({ list: offerFields(view).get('listing.videos') ?? [] }, 'list')
  const named = one.id === undefined ? undefined : parseAssetId(one.id)
  const place = named?.place ?? list.length + 1
  if (named && place > list.length) throw notFound(`There is no listing-trailer ${one.id}.`)
  const name: AssetName = { resource: 'listing-trailer', type: 'trailer', place }
  if (one.lifecycleState === 'deleted') {
    return { name, values: { 'listing.videos': list.filter((_, i) => i !== place - 1) } }
  }
  const before = isMembers(list[place - 1]) ? (list[place - 1] as Members) : {}
  const assets = memberOf(one.members, 'assets')
  const [shown] = isMembers(assets) ? Object.values(assets) : []
  const thumbnail = fetched && 'assetId' in fetched ? fetched.assetId : before.thumbnail
  const video: Members = {
    ...before,
    ...(textOf(one.members, 'streamingUrl') !== undefined && { url: textOf(one.members, 'streamingUrl')! }),
    ...(textOf(shown, 'title') !== undefined && { name: textOf(shown, 'title')! }),
    ...(thumbnail !== undefined && { thumbnail }),
  }
  const videos = list.length < place ? [...list, video] : list.with(place - 1, video)
  const kept = view.kept[assetSheetName(name)]
  return {
    name,
    values: { 'listing.videos': videos },
    sheet: sheetOf(one.members, kept, {
      urlMember: 'assets',
      assetId: typeof thumbnail === 'string' ? thumbnail : undefined,
      fetched,
    }),
  }
}

function sheetOf(
  members: Members,
  before: KeptSheet = {},
  { urlMember, assetId, fetched }: { urlMember: string; assetId?: string; fetched?: Fetched },
): KeptSheet {
  const { [TROUBLE]: _, ...kept } = before
  for (const [member, posted] of Object.entries(members)) {
    if (posted === null) delete kept[member]
    else kept[member] = { posted, ...(member === urlMember && { became: [assetId ?? null] }) }
  }
  return isTrouble(fetched) ? { ...kept, [TROUBLE]: { posted: fetched.trouble } } : kept
}

function isTrouble(fetched: Fetched | undefined): fetched is Extract<Fetched, { trouble: unknown }> {
  return fetched !== undefined && 'trouble' in fetched
}

function withValues(document: Members, values: Record<string, Json>): Members {
  const copy = structuredClone(document)
  for (const [key, value] of Object.entries(values)) {
    const path = key.split('.')
    let target: Members = copy
    for (const name of path.slice(0, -1)) {
      const inner = target[name]
      target[name] = isMembers(inner) ? inner : {}
      target = target[name] as Members
    }
    if (value === null) delete target[path.at(-1)!]
    else target[path.at(-1)!] = value
  }
  return copy
}
