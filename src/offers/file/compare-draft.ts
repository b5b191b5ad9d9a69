/**
 * What would change in a draft if a file were applied to it. The file is the whole of the offer: what it does not
 * say is taken away, except what only the server can know (secrets, and pictures made from others).
 */
import { isDeepStrictEqual } from 'node:util'
import { type Changes, readKey, type Values, withChanges } from '../document.ts'
import type { Json, OfferDocument } from '../offer-document.ts'
import { isEmpty } from '../types/condition.ts'
import type { Field, OfferType } from '../types/offer-type.ts'
import { fieldIndex } from '../types/registry.ts'
import { usedAs } from './check-offer.ts'
import { connectionOf } from './form.ts'
import { layoutOf } from './layout.ts'
import type { FileUse, OfferFile } from './offer-file.ts'
import { fieldPaths } from './paths.ts'
import { documentOf } from './read-offer.ts'

/** A file of the publisher on the server. */
export type StoredAsset = {
  assetId: string
  kind: string
  sha256: string
  sentSha256: string | null
  filename: string
  generatedFrom: string | null
}

export type StoredConnection = { id: string; name: string; kind: string }

export type Stored = {
  document: OfferDocument
  assets: readonly StoredAsset[]
  connections: readonly StoredConnection[]
}

export type FieldChange = {
  key: string
  /** Where it stands in the file. */
  path: string
  /** With names of files and connections for their ids. */
  from: Json
  to: Json
}

export type DraftPlan = {
  changes: FieldChange[]
  /** Secrets that the draft does not have yet; of those it has, nobody can tell whether they differ. */
  newSecrets: string[]
  /** Files whose content the server does not have. */
  uploads: FileUse[]
  /** Variables whose connections are not there yet. */
  newConnections: string[]
}

/** The connection that a file asks for by the name of a variable. */
export function connectionNameOf({ offerId }: { offerId: string }, variable: string): string {
  return `${offerId}: ${variable}`
}

/** @param hashes SHA-256 of the files that the offer names, as `usedAs` calls them */
export function planChanges(file: OfferFile, stored: Stored, hashes: ReadonlyMap<string, string>): DraftPlan {
  const type = typeOf(file)
  const names = new Names(file, stored, hashes)
  const changes: FieldChange[] = []
  for (const [key, wanted] of wantedValues(file, type, stored.document)) {
    const from = names.ofStored(fieldAt(type, key), readKey(stored.document, key) ?? null)
    const to = names.ofFile(fieldAt(type, key), wanted, pointerOf(key))
    if (!isSame(from, to)) changes.push({ key, path: fieldPaths(layoutOf(type)).get(key)?.path ?? key, from, to })
  }
  return {
    changes,
    newSecrets: file.environment
      .filter(({ is, fieldKey }) => is === 'secret' && readKey(stored.document, fieldKey) === undefined)
      .map(({ name }) => name),
    uploads: names.missingFiles(),
    newConnections: names.missingConnections(),
  }
}

/**
 * The values to send, by key, of those that change; secrets always, for only the server knows whether they do.
 * @throws when a file or a connection is still not on the server
 */
export function valuesToSend(
  file: OfferFile,
  stored: Stored,
  { hashes, secrets }: { hashes: ReadonlyMap<string, string>; secrets: ReadonlyMap<string, string> },
): Values {
  const type = typeOf(file)
  const names = new Names(file, stored, hashes)
  const { changes } = planChanges(file, stored, hashes)
  const wanted = wantedValues(file, type, stored.document)
  const values: Values = Object.fromEntries(
    changes.map(({ key }) => [key, names.idsIn(fieldAt(type, key), wanted.get(key) ?? null, pointerOf(key))]),
  )
  for (const [key, secret] of secrets) values[key] = secret
  return values
}

/** The draft with names of files and connections for their ids, as `write-offer.ts` takes it. */
export function namedDocument(
  type: OfferType,
  document: OfferDocument,
  names: { file(assetId: string, pointer: string): string; connection(id: string): string },
): OfferDocument {
  const named: Changes = new Map()
  for (const [key, { field }] of fieldIndex(type)) {
    const value = readKey(document, key)
    if (value === undefined) continue
    const pointer = pointerOf(key)
    named.set(
      key,
      mapped(field, value, pointer, (one, text, at) =>
        one.type === 'asset' ? names.file(text, at) : one.type === 'connections' ? names.connection(text) : text,
      ),
    )
  }
  return nested(named)
}

function nested(values: Changes): OfferDocument {
  const document: Values = {}
  for (const [key, value] of values) {
    const path = key.split('.')
    const last = path.pop() ?? ''
    let inner = document
    for (const name of path) {
      inner[name] ??= {}
      inner = inner[name] as Values
    }
    inner[last] = value
  }
  return document as OfferDocument
}

/** What every field shall be; null where it shall be nothing. */
function wantedValues(file: OfferFile, type: OfferType, stored: OfferDocument): Map<string, Json> {
  const { changes } = documentOf(file)
  const wanted = new Map<string, Json>()
  for (const [key, { field }] of fieldIndex(type)) {
    if (field.type === 'secret') continue
    const value = changes.get(key) ?? null
    if (isEmpty(value) && field.generated) continue
    if (isUnknown(file, key)) continue
    const given = isEmpty(value) ? (field.default ?? null) : value
    wanted.set(key, withGenerated(field, given, readKey(stored, key)))
  }
  return wanted
}

/** Entries of a list keep what the house filled in, where the file says nothing of it. */
function withGenerated({ item, itemKey }: Field, value: Json, stored: Json | undefined): Json {
  const generated = (item ?? []).filter((one) => one.generated)
  if (generated.length === 0 || !itemKey || !Array.isArray(value) || !Array.isArray(stored)) return value
  return value.map((entry) => {
    const before = stored.find((one) => readKey(one, itemKey) === readKey(entry, itemKey))
    const kept = generated.flatMap(({ key }): [string, Json][] => {
      const known = before === undefined ? undefined : readKey(before, key)
      return known === undefined || !isEmpty(readKey(entry, key) ?? null) ? [] : [[key, known]]
    })
    return kept.length === 0 ? entry : (withChanges(entry as OfferDocument, new Map(kept)) as Json)
  })
}

/** What hangs on a variable that is not set here. */
function isUnknown({ unknown }: OfferFile, key: string): boolean {
  const pointer = pointerOf(key)
  return [...unknown].some((one) => one === pointer || one.startsWith(`${pointer}/`))
}

const isSame = (a: Json, b: Json) => (isNothing(a) && isNothing(b)) || isDeepStrictEqual(a, b)
const isNothing = (value: Json) => isEmpty(value) || value === false

function typeOf({ type }: OfferFile): OfferType {
  if (!type) throw new Error('only a file of a known type can be compared')
  return type
}

function fieldAt(type: OfferType, key: string): Field {
  const place = fieldIndex(type).get(key)
  if (!place) throw new Error(`no field ${key}`)
  return place.field
}

/** Exchanges names and ids. Content is what makes two files the same, whatever they are called. */
class Names {
  private readonly file: OfferFile
  private readonly stored: Stored
  private readonly hashes: ReadonlyMap<string, string>
  private readonly byId: Map<string, StoredAsset>

  constructor(file: OfferFile, stored: Stored, hashes: ReadonlyMap<string, string>) {
    this.file = file
    this.stored = stored
    this.hashes = hashes
    this.byId = new Map(stored.assets.map((asset) => [asset.assetId, asset]))
  }

  ofStored(field: Field, value: Json): Json {
    return mapped(field, value, '', (one, id) => {
      if (one.type === 'connections') return this.stored.connections.find((c) => c.id === id)?.name ?? id
      const asset = this.byId.get(id)
      return asset ? contentName(asset.sha256, asset.filename) : id
    })
  }

  ofFile(field: Field, value: Json, pointer: string): Json {
    return mapped(field, value, pointer, (one, name, at) => {
      if (one.type === 'connections') return this.connection(name)?.name ?? this.connectionName(name)
      const use = { kind: one.asset ?? 'document', path: name }
      const asset = this.kept(use, at)
      return asset ? contentName(asset.sha256, asset.filename) : contentName(this.hashes.get(usedAs(use)) ?? '', name)
    })
  }

  idsIn(field: Field, value: Json, pointer: string): Json {
    return mapped(field, value, pointer, (one, name, at) => {
      if (one.type === 'connections') {
        const found = this.connection(name)
        if (!found) throw new Error(`no connection ${name}`)
        return found.id
      }
      const kept = this.kept({ kind: one.asset ?? 'document', path: name }, at)
      if (!kept) throw new Error(`${name} is not on the server`)
      return kept.assetId
    })
  }

  missingFiles(): FileUse[] {
    const missing = new Map<string, FileUse>()
    for (const use of this.file.files) if (!this.storedFor(use)) missing.set(usedAs(use), use)
    return [...missing.values()]
  }

  missingConnections(): string[] {
    return this.file.environment
      .filter(({ is, name }) => is === 'connection' && !this.connection(connectionOf(name)))
      .map(({ name }) => name)
  }

  /** The file that the draft names in this place already, if it has this content; any other that has. */
  private kept(use: Pick<FileUse, 'kind' | 'path'>, pointer: string): StoredAsset | undefined {
    const now = this.byId.get(String(valueAt(this.stored.document, pointer) ?? ''))
    return now && this.has(now, use) ? now : this.storedFor(use)
  }

  private storedFor(use: Pick<FileUse, 'kind' | 'path'>): StoredAsset | undefined {
    return this.stored.assets.find((asset) => this.has(asset, use))
  }

  private has(asset: StoredAsset, use: Pick<FileUse, 'kind' | 'path'>): boolean {
    const hash = this.hashes.get(usedAs(use))
    return asset.kind === use.kind && hash !== undefined && (asset.sha256 === hash || asset.sentSha256 === hash)
  }

  private connection(name: string): StoredConnection | undefined {
    const wanted = this.connectionName(name)
    return this.stored.connections.find((one) => one.id === wanted || one.name === wanted)
  }

  private connectionName(name: string): string {
    const prefix = connectionOf('')
    return name.startsWith(prefix) ? connectionNameOf(this.file.identity, name.slice(prefix.length)) : name
  }
}

const pointerOf = (key: string) => `#/${key.replaceAll('.', '/')}`

function contentName(sha256: string, filename: string): string {
  return `${filename.slice(filename.lastIndexOf('/') + 1)} (${sha256.slice(0, 12)})`
}

function valueAt(document: OfferDocument, pointer: string): Json | undefined {
  return pointer
    .slice(2)
    .split('/')
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], document) as Json
}

type Exchange = (field: Field, text: string, pointer: string) => string

/** The value with the ids in it exchanged, wherever the field has a file or a connection. */
function mapped(field: Field, value: Json, pointer: string, exchange: Exchange): Json {
  if (value === null) return null
  if (field.type === 'asset') return typeof value === 'string' ? exchange(field, value, pointer) : value
  if (field.type === 'connections') {
    return Array.isArray(value) ? value.map((one, i) => exchange(field, String(one), `${pointer}/${i}`)) : value
  }
  if (field.type !== 'list' || !Array.isArray(value)) return value
  return value.map((entry, i) => {
    const copy = structuredClone(entry) as Values
    for (const item of field.item ?? []) {
      const inner = readKey(copy, item.key)
      if (inner === undefined) continue
      const path = item.key.split('.')
      const last = path.pop() ?? ''
      const around = path.reduce<Values>((at, name) => at[name] as Values, copy)
      around[last] = mapped(item, inner, `${pointer}/${i}/${item.key.replaceAll('.', '/')}`, exchange)
    }
    return copy
  })
}
