/** Logos and screenshots of a definition: addresses, kept as sent, and the files that came from them. */
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { unprocessable } from '#platform/problem'
import { changeOffer } from '../change-offer.ts'
import { fetchFile } from '../fetch-file.ts'
import { type MediaType, mediaOf, mediaTypeCalled } from '../media.ts'
import { type OfferView, offerFields } from '../offer-view.ts'
import type { KeptSheet } from '../sheets/kept-sheet.ts'
import type { Writing } from '../sheets/sheet.ts'
import { signedAddress } from '../uploads/addresses.ts'
import { isMembers, type Json, listOf, type Members, memberOf, textOf } from '../wire/json.ts'
import { pictures, SCREENSHOT, SCREENSHOT_NAME, SCREENSHOTS } from './sheets.ts'

const SHEET = 'portal/pictures'
const screenshot = mediaTypeCalled('azureLogoScreenshot')!

/** As a definition has them: the address that was sent, as long as its file is the one shown. */
export function readPictures(ctx: Ctx, view: OfferView, base: string): Members {
  const kept = view.kept[SHEET] ?? {}
  const media = mediaOf(view)
  const address = (id: string) =>
    signedAddress(ctx, base, { publisherId: view.product.publisherId, what: 'asset', id, purpose: 'r' })
  const found: Members = {}
  for (const { key, wire } of pictures) {
    const shown = media.find(({ type }) => type.wire === wire)?.assetId
    const sent = kept[key]
    if (sent && (sent.became?.[0] === null || sent.became?.[0] === (shown ?? null))) found[key] = sent.posted
    else if (shown) found[key] = address(shown)
  }
  const shots = media.filter(({ type }) => type === screenshot)
  const sent = kept[SCREENSHOTS]
  const unchanged =
    sent?.became?.[0] === null || JSON.stringify(sent?.became) === JSON.stringify(shots.map(({ assetId }) => assetId))
  if (sent && unchanged) found[SCREENSHOTS] = sent.posted
  else if (shots.length > 0) {
    found[SCREENSHOTS] = shots.map(({ assetId, caption }) => ({
      [SCREENSHOT_NAME]: caption ?? '',
      [SCREENSHOT]: address(assetId),
    }))
  }
  return found
}

/** What a put means for them: an address that is new waits to be fetched, one that is gone takes its file away. */
export function writePictures(
  view: OfferView,
  offer: Members,
  base: { sent: Members },
): { sheet: KeptSheet; values: Writing } {
  const kept = view.kept[SHEET] ?? {}
  const { has } = offerFields(view)
  const sheet: KeptSheet = {}
  const values: Writing = {}
  for (const key of [...pictures.map((one) => one.key), SCREENSHOTS]) {
    const posted = memberOf(offer, key)
    const before = kept[key]
    if (posted === undefined || posted === null || posted === '') {
      if (has(typeOf(key).field) && (before || base.sent[key] !== undefined)) values[typeOf(key).field] = null
    } else if (JSON.stringify(base.sent[key]) === JSON.stringify(posted)) {
      if (before) sheet[key] = before
    } else {
      sheet[key] = { posted, became: [null] }
    }
  }
  return { sheet, values }
}

function typeOf(key: string): MediaType {
  const picture = pictures.find((one) => one.key === key)
  return picture ? mediaTypeCalled(picture.wire)! : screenshot
}

/**
 * Fetches what waits, outside any transaction. A picture that offers of this type do not show stays the address it was.
 * @throws unprocessable naming every picture that could not be had
 */
export async function fetchPictures(ctx: Ctx, view: OfferView): Promise<void> {
  const kept = view.kept[SHEET] ?? {}
  const { has } = offerFields(view)
  const waiting = Object.entries(kept).filter(([key, member]) => member.became?.[0] === null && has(typeOf(key).field))
  if (waiting.length === 0) return
  const values: Writing = {}
  const sheet: KeptSheet = { ...kept }
  const faults: { pointer: string; code: string; detail: string }[] = []
  for (const [key, { posted }] of waiting) {
    const type = typeOf(key)
    const sources =
      key === SCREENSHOTS ? listOf({ posted }, 'posted').map(shotOf) : [{ url: String(posted), caption: undefined }]
    const assetIds: string[] = []
    for (const { url } of sources) {
      const fetched = await fetchFile(ctx, { url, kind: type.kind, publisherId: view.product.publisherId })
      if ('trouble' in fetched)
        faults.push({ pointer: `#/${key}`, code: fetched.trouble.code, detail: fetched.trouble.message })
      else assetIds.push(fetched.assetId)
    }
    if (assetIds.length === sources.length) {
      values[type.field] = filledWith(type, assetIds, sources)
      sheet[key] = { posted, became: assetIds }
    }
  }
  await inTransaction(ctx, (ctx) => changeOffer(ctx, view.product, { values, sheets: { [SHEET]: sheet } }))
  if (faults.length > 0) throw unprocessable('Some pictures could not be fetched.', { errors: faults })
}

function filledWith(type: MediaType, assetIds: string[], sources: { caption?: string }[]): Json {
  if (type !== screenshot) return assetIds[0] ?? null
  return assetIds.map((file, i) => ({ file, ...(sources[i]?.caption && { caption: sources[i].caption }) }))
}

/** An entry is an address, or an object that holds one beside a name. */
export function shotOf(entry: Json): { url: string; caption?: string } {
  if (!isMembers(entry)) return { url: String(entry) }
  const texts = Object.values(entry).filter((value): value is string => typeof value === 'string')
  const url = texts.find((text) => /^https?:\/\//.test(text)) ?? ''
  const name = Object.keys(entry).find((key) => /name|title|caption/i.test(key))
  return { url, caption: name && textOf(entry, name) }
}

export { SHEET as PICTURES }
