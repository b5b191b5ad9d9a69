/**
 * Documents by the keys of their type: reading and writing a value, and turning what somebody sent into
 * values that can be stored. A draft may be wrong in every way that a person can mend; only what could
 * not be kept at all (a wrong JSON type, far over the limit, no such field) is refused.
 */
import type { FieldError } from '#platform/problem'
import { offerMessages } from './messages.ts'
import type { Json, OfferDocument } from './offer-document.ts'
import { cleanRichText } from './rich-text.ts'
import { lengthOf } from './text-length.ts'
import { isEmpty } from './types/condition.ts'
import { labelledAs, nearestKey } from './types/nearest-key.ts'
import type { Field, OfferType } from './types/offer-type.ts'
import { fieldIndex } from './types/registry.ts'

export type Values = { [key: string]: Json }

/** Field key → value; null takes the value away. */
export type Changes = Map<string, Json>

/** The value at a dotted key. */
export function readKey(document: unknown, key: string): Json | undefined {
  let value: unknown = document
  for (const name of namesIn(key)) {
    if (!isObject(value) || !Object.hasOwn(value, name)) return undefined
    value = value[name]
  }
  return value as Json
}

/** Keys are those of types, a few hundred: each is taken apart once. */
function namesIn(key: string): readonly string[] {
  let names = namesByKey.get(key)
  if (!names) {
    names = key.split('.')
    if (namesByKey.size < 5_000) namesByKey.set(key, names)
  }
  return names
}

const namesByKey = new Map<string, string[]>()

/** Reads beside a field of an entry; `../` in front of a key reads where the entry's list stands. */
export function readerOf(entry: unknown, around: (key: string) => Json | undefined): (key: string) => Json | undefined {
  return (key) => (key.startsWith('../') ? around(key.slice(3)) : readKey(entry, key))
}

/** A copy with the changes made. Empty values, and objects left empty, are not kept. */
export function withChanges(document: OfferDocument, changes: Changes): OfferDocument {
  const copy = structuredClone(document) as Values
  for (const [key, value] of changes) writeKey(copy, key.split('.'), value)
  return copy as OfferDocument
}

function writeKey(target: Values, [name = '', ...rest]: string[], value: Json): void {
  if (rest.length === 0) {
    if (isEmpty(value)) delete target[name]
    else target[name] = value
    return
  }
  const inner = target[name]
  const next = isObject(inner) ? inner : {}
  writeKey(next, rest, value)
  if (Object.keys(next).length === 0) delete target[name]
  else target[name] = next
}

/**
 * What was sent, nested or by dotted key, as changes of fields: cleaned of what no text may hold, and
 * otherwise as typed. `refused` lists everything that cannot be stored.
 */
export function changesOf(type: OfferType, values: Values): { changes: Changes; refused: FieldError[] } {
  const fields = fieldIndex(type)
  const keys = [...fields.keys()]
  const changes: Changes = new Map()
  const refused: FieldError[] = []

  const collect = (given: Values, prefix: string) => {
    for (const [name, value] of Object.entries(given)) {
      if (value === undefined) continue
      const key = prefix ? `${prefix}.${name}` : name
      const field = fields.get(key)?.field
      const isPrefix = !field && keys.some((known) => known.startsWith(`${key}.`))
      if (field) {
        const problems = cannotStore(field, value, pointerTo(key))
        if (problems.length > 0) refused.push(...problems)
        else changes.set(key, normalise(field, value))
      } else if (isPrefix && value === null) {
        for (const known of keys) if (known.startsWith(`${key}.`)) changes.set(known, null)
      } else if (isPrefix && isObject(value)) {
        collect(value, key)
      } else if (isPrefix) {
        refused.push(refusal('document.wrongType', pointerTo(key), { key, expected: 'object' }))
      } else {
        refused.push(unknownKey(key, keys))
      }
    }
  }
  collect(values, '')
  return { changes, refused }
}

/** JSON pointer of a dotted key: `listing.name` → `#/listing/name`. */
export function pointerTo(key: string, ...more: (string | number)[]): string {
  return `#/${[...key.split('.'), ...more.flatMap((part) => String(part).split('.'))].join('/')}`
}

/** How many times its limit a value may exceed before it is refused instead of kept with a finding. */
const STORABLE = 4

function cannotStore(field: Field, value: Json, pointer: string): FieldError[] {
  if (value === null) return []
  const wrongType = (expected: string) => [
    refusal('document.wrongType', pointer, { key: labelledAs(pointer), expected }),
  ]
  switch (field.type) {
    case 'boolean':
      return typeof value === 'boolean' ? [] : wrongType('boolean')
    case 'integer':
    case 'decimal':
      // A number typed in words is kept too, with a finding: people type what they type.
      if (typeof value === 'number') return Number.isFinite(value) ? [] : wrongType('number')
      return typeof value === 'string'
        ? tooLarge(50, value, pointer)
        : wrongType(field.type === 'integer' ? 'integer' : 'number')
    case 'secret':
      if (isObject(value) && value.set === true) return []
      return typeof value === 'string' ? tooLarge(field.max ?? 3_000, value, pointer) : wrongType('string')
    case 'tags':
    case 'emails':
    case 'enumMany':
    case 'taxonomyMany':
    case 'markets':
    case 'connections':
      if (!Array.isArray(value) || !value.every((entry) => typeof entry === 'string'))
        return wrongType('array of strings')
      return [
        ...tooManyEntries(field, value.length, pointer),
        ...value.flatMap((entry, i) => tooLarge(field.itemMax ?? 320, entry as string, `${pointer}/${i}`)),
      ]
    case 'list':
      if (!Array.isArray(value) || !value.every(isObject)) return wrongType('array of objects')
      return [
        ...tooManyEntries(field, value.length, pointer),
        ...value.flatMap((entry, i) => cannotStoreEntry(field, entry as Values, `${pointer}/${i}`)),
      ]
    default:
      return typeof value === 'string' ? tooLarge(field.max ?? 2_048, value, pointer) : wrongType('string')
  }
}

/** Keys of an entry may be nested or dotted, as those of the document are. */
function cannotStoreEntry(list: Field, entry: Values, pointer: string): FieldError[] {
  const items = list.item ?? []
  const keys = items.map((field) => field.key)
  const look = (given: Values, prefix: string): FieldError[] =>
    Object.entries(given).flatMap(([name, value]) => {
      const key = `${prefix}${name}`
      const place = `${pointer}/${key.replaceAll('.', '/')}`
      const item = items.find((field) => field.key === key)
      if (item) return cannotStore(item, value, place)
      if (!keys.some((known) => known.startsWith(`${key}.`))) return [unknownKey(key, keys, place)]
      if (value === null) return []
      return isObject(value)
        ? look(value, `${key}.`)
        : [refusal('document.wrongType', place, { key, expected: 'object' })]
    })
  return look(entry, '')
}

function tooLarge(limit: number, value: string, pointer: string): FieldError[] {
  const max = limit * STORABLE
  const n = lengthOf(value)
  return n <= max ? [] : [refusal('document.tooLarge', pointer, { key: labelledAs(pointer), n, max })]
}

function tooManyEntries(field: Field, n: number, pointer: string): FieldError[] {
  const max = (field.max ?? 250) * STORABLE
  return n <= max ? [] : [refusal('document.tooManyEntries', pointer, { key: labelledAs(pointer), n, max })]
}

function unknownKey(key: string, known: string[], pointer = pointerTo(key)): FieldError {
  const suggestion = nearestKey(key, known)
  return suggestion
    ? refusal('document.unknownKeyNearly', pointer, { key, suggestion })
    : refusal('document.unknownKey', pointer, { key })
}

function refusal(code: string, pointer: string, params: Record<string, string | number>): FieldError {
  return { pointer, code, params, detail: offerMessages('en', code, params) }
}

function normalise(field: Field, value: Json): Json {
  switch (field.type) {
    case 'richText':
      return typeof value === 'string' ? cleanRichText(plain(value), field).html : value
    case 'integer':
      return typeof value === 'string' ? wholeNumber(plain(value)) : value
    case 'decimal':
      return typeof value === 'string' ? decimalNumber(plain(value)) : value
    case 'secret':
      // Not trimmed: a secret's spaces are part of it.
      return value
    case 'list':
      return (value as Values[] | null)?.map((entry) => normaliseEntry(field, entry)).filter(hasSomething) ?? null
    default:
      if (typeof value === 'string') return plain(value)
      return Array.isArray(value) ? value.map((entry) => plain(entry as string)).filter(Boolean) : value
  }
}

function normaliseEntry(list: Field, entry: Values): Values {
  const kept: Values = {}
  for (const field of list.item ?? []) {
    const given = Object.hasOwn(entry, field.key) ? entry[field.key] : readKey(entry, field.key)
    const value = given === undefined ? null : normalise(field, given)
    if (!isEmpty(value)) writeKey(kept, field.key.split('.'), value)
  }
  return kept
}

const hasSomething = (entry: Values) => Object.keys(entry).length > 0

function wholeNumber(text: string): Json {
  return /^[+-]?\d{1,15}$/.test(text) ? Number(text) : text
}

/** Written with a point or, as in French, a comma. */
function decimalNumber(text: string): Json {
  return /^[+-]?\d{1,12}([.,]\d{1,6})?$/.test(text) ? Number(text.replace(',', '.')) : text
}

/** One form for the same text, without characters that no page, mail or database should be given. */
export function plain(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(controls, '')
    .trim()
}

// Every control character but tab and line feed, and the byte order mark.
const controls = /[^\P{Cc}\t\n]|\uFEFF/gu

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
