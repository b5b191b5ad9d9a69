/**
 * Reads offer.yaml into a document, by the layout of its type. Files, secrets and the environment are named in it,
 * never looked into here: whoever asks gets the list, with the place of each, and says what text a file holds.
 */
import { isMap, type YAMLMap } from 'yaml'
import { changesOf } from '../document.ts'
import type { Profile } from '../types/offer-type.ts'
import { findOfferType } from '../types/registry.ts'
import { layoutOf } from './layout.ts'
import type { OfferFile, Surroundings } from './offer-file.ts'
import { parseYaml } from './parse-yaml.ts'
import { Places } from './places.ts'
import { readHeader } from './read-header.ts'
import { SectionReader } from './read-sections.ts'

export function readOffer(
  bytes: Uint8Array,
  { profile, around }: { profile: Profile; around: Surroundings },
): OfferFile {
  const { text, document, faults } = parseYaml(bytes)
  const file: OfferFile = {
    text,
    identity: { publisherId: '', offerId: '', alias: '', type: '' },
    profile,
    published: false,
    values: {},
    files: [],
    environment: [],
    unknown: new Set(),
    places: new Places(),
    faults,
  }
  const root = document?.contents
  if (faults.length > 0 || !isMap(root)) return file
  file.tree = document
  const sections = readHeader(file, root as YAMLMap)
  file.type = findOfferType(file.identity.type, profile)
  if (file.type) new SectionReader(file, layoutOf(file.type), around).read(sections)
  return file
}

/** The document that the file makes, with everything that could not be kept in it. */
export function documentOf(file: OfferFile): ReturnType<typeof changesOf> {
  return file.type ? changesOf(file.type, file.values) : { changes: new Map(), refused: [] }
}
