/** An offer.yaml as it was read: what it says, and what it only names: files, secrets and the environment. */
import type { Document } from 'yaml'
import type { AssetKind } from '../asset-kinds.ts'
import type { Values } from '../document.ts'
import type { NewOffer } from '../identity.ts'
import type { OfferType, Profile } from '../types/offer-type.ts'
import type { Fault, Range } from './fault.ts'
import type { Places } from './places.ts'

/** What a file may ask of where it is read. */
export type Surroundings = {
  env: Readonly<Record<string, string | undefined>>
  /** The text of a file beside it, or the fault of asking. */
  textOf(path: string): string | Omit<Fault, 'range'>
}

/** A file that the offer names: the document has its path where the asset's id will stand. */
export type FileUse = { pointer: string; path: string; kind: AssetKind; range: Range }

/** A value that only the environment knows: of a field, or of a connection's settings. */
export type EnvironmentUse = {
  pointer: string
  fieldKey: string
  name: string
  is: 'text' | 'secret' | 'connection'
  range: Range
}

export type OfferFile = {
  text: string
  identity: NewOffer
  type?: OfferType
  profile: Profile
  /** It was in preview or live before: what only a first preview needs is not asked for. */
  published: boolean
  /** As the file says, for `changesOf`. */
  values: Values
  files: FileUse[]
  environment: EnvironmentUse[]
  /** Pointers of values that cannot be had here: their variable is not set, or their file cannot be read. */
  unknown: Set<string>
  places: Places
  faults: Fault[]
  /** The tree, for whoever writes into it; absent when the file is not one of an offer at all. */
  tree?: Document.Parsed
}
