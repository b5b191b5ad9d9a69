/** Pictures and documents of an offer, by the types that the wire gives them. */
import type { AssetKind } from '#offers'
import { type OfferView, offerFields } from './offer-view.ts'
import type { Writing } from './sheets/sheet.ts'
import { isMembers, type Json, listOf, type Members, textOf } from './wire/json.ts'

export type MediaType = {
  /** In the Product Ingestion API; in Ingestion v1 the same with a capital. */
  wire: string
  kind: AssetKind
  /** The field of the one file, or the list with one entry for each. */
  field: string
  /** Key of the entry's text, in a list. */
  caption?: string
}

const mediaTypes: readonly MediaType[] = [
  { wire: 'azureLogoSmall', kind: 'logo-small', field: 'listing.logos.small' },
  { wire: 'azureLogoMedium', kind: 'logo-medium', field: 'listing.logos.medium' },
  { wire: 'azureLogoLarge', kind: 'logo-large', field: 'listing.logos.large' },
  { wire: 'azureLogoWide', kind: 'logo-wide' as AssetKind, field: 'listing.logos.wide' },
  { wire: 'azureLogoHero', kind: 'logo-hero' as AssetKind, field: 'listing.logos.hero' },
  { wire: 'azureLogoScreenshot', kind: 'screenshot', field: 'listing.screenshots', caption: 'caption' },
  { wire: 'pdfDocument', kind: 'document', field: 'listing.documents', caption: 'title' },
]

export function mediaTypeCalled(name: string): MediaType | undefined {
  return mediaTypes.find(({ wire }) => wire.toLowerCase() === name.toLowerCase())
}

export type Medium = { type: MediaType; assetId: string; caption?: string }

/** The files that a document shows, in its order. */
export function mediaOf(view: Pick<OfferView, 'type' | 'document'>): Medium[] {
  const { get } = offerFields(view)
  return mediaTypes.flatMap((type): Medium[] => {
    const value = get(type.field)
    if (!type.caption) return typeof value === 'string' ? [{ type, assetId: value }] : []
    const list: Json[] = Array.isArray(value) ? value : []
    return list.flatMap((entry) => {
      const assetId = textOf(entry, 'file')
      return assetId ? [{ type, assetId, caption: textOf(entry, type.caption!) }] : []
    })
  })
}

/** Puts a file where its type belongs: in place of another one, or after those there are. */
export function withMedium(
  view: Pick<OfferView, 'type' | 'document'>,
  { type, assetId, caption }: Medium,
  inPlaceOf?: string,
): Writing {
  const { get, has } = offerFields(view)
  if (!has(type.field)) return {}
  if (!type.caption) return { [type.field]: assetId }
  const list = listOf({ list: get(type.field) ?? [] }, 'list').filter(isMembers)
  const entry: Members = { file: assetId, ...(caption !== undefined && { [type.caption]: caption }) }
  const at = list.findIndex((one) => one.file === inPlaceOf || one.file === assetId)
  return { [type.field]: at < 0 ? [...list, entry] : list.with(at, { ...list[at], ...entry }) }
}

export function withoutMedium(view: Pick<OfferView, 'type' | 'document'>, { type, assetId }: Medium): Writing {
  const value = offerFields(view).get(type.field)
  if (!type.caption) return value === assetId ? { [type.field]: null } : {}
  return { [type.field]: listOf({ list: value ?? [] }, 'list').filter((one) => textOf(one, 'file') !== assetId) }
}
