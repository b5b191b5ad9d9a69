/** Offers as files, without a disk. */

import { withChanges } from '../../src/offers/document.ts'
import { checkOffer, type OfferCheck, startingWith } from '../../src/offers/file/check-offer.ts'
import type { OfferFile, Surroundings } from '../../src/offers/file/offer-file.ts'
import { documentOf, readOffer } from '../../src/offers/file/read-offer.ts'
import type { OfferDocument } from '../../src/offers/offer-document.ts'
import type { Profile } from '../../src/offers/types/offer-type.ts'

export type Around = Partial<Surroundings> & { texts?: Record<string, string>; profile?: Profile }

/** What the file says, read where these variables are set and these texts lie beside it. */
export function readFileOf(text: string | Uint8Array, around: Around = {}): OfferFile {
  const { env = {}, texts = {}, profile = '2020' } = around
  const textOf = (path: string) => texts[path] ?? { code: 'file.path.absent', params: { path } }
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  return readOffer(bytes, { profile, around: { env, textOf } })
}

/** The document of a file, with what a new offer starts with. */
export function documentIn(file: OfferFile): OfferDocument {
  return startingWith(file, withChanges({}, documentOf(file).changes))
}

export function checkFileOf(text: string | Uint8Array, around: Around = {}, check: Partial<OfferCheck> = {}) {
  const file = readFileOf(text, around)
  return checkOffer('offer.yaml', file, { now: new Date('2026-03-02'), locale: 'en', lookedAt: new Map(), ...check })
}

/** `line:column code` of each finding. */
export function placesIn(text: string | Uint8Array, around: Around = {}, check: Partial<OfferCheck> = {}): string[] {
  return checkFileOf(text, around, check).findings.map(({ line, column, rule }) => `${line}:${column} ${rule}`)
}
