/**
 * A sheet: how the members of one wire resource and the fields of an offer stand for each other, as data.
 *
 * What a type has no field for, and what reads back other than it was posted, is kept beside the offer as
 * posted (kept.ts) and given back as long as the fields it stood for are unchanged. So clients find what they
 * wrote, and what people change in the portal shows.
 */
import { isDeepStrictEqual } from 'node:util'
import { isMembers, type Json, type Members, memberOf } from '../wire/json.ts'
import type { KeptSheet } from './kept-sheet.ts'

/** Fields of an offer, or of one of its plans, by key. */
export type Fields = {
  has(key: string): boolean
  get(key: string): Json | undefined
}

/** Field key → new value; null takes it away. */
export type Writing = Record<string, Json>

export type Entry = {
  member: string
  /** Fields that it reads and writes; it is used for types that have the first of them. */
  fields: string[]
  read(fields: Fields): Json | undefined
  /** @param value as posted; null when it is to be taken away */
  write(value: Json, fields: Fields): Record<string, Json | undefined>
  /** A body that leaves it out says nothing of it, even one that replaces: no client of the field knows it. */
  stays?: boolean
  /** What may be kept of what was posted, where secrets are among it. */
  masked?(posted: Json): Json
}

export type Sheet = readonly Entry[]

export function readSheet(sheet: Sheet, fields: Fields, kept: KeptSheet = {}): Members {
  const found: Members = {}
  for (const entry of sheet) {
    if (!fields.has(entry.fields[0]!)) continue
    const value = asPosted(entry, fields, kept) ?? entry.read(fields)
    if (value !== undefined) found[entry.member] = value
  }
  for (const [member, { posted, became }] of Object.entries(kept)) {
    if (became === undefined && !(member in found)) found[member] = posted
  }
  return found
}

function asPosted(entry: Entry, fields: Fields, kept: KeptSheet): Json | undefined {
  const note = kept[entry.member]
  if (note?.became === undefined) return undefined
  if (isDeepStrictEqual(note.became, valuesOf(entry, fields))) return note.posted
  // Something changed elsewhere since: what no field holds stays, what a field holds is said anew.
  const now = entry.read(fields)
  return isMembers(note.posted) && isMembers(now) ? { ...note.posted, ...now } : now
}

/**
 * What a body means for the fields. `replace`: members that it leaves out are taken away. A member that says what
 * is read anyway changes nothing: a wire form may hold less than the field does.
 */
export function writeSheet(sheet: Sheet, body: Members, fields: Fields, { replace = false } = {}): Writing {
  const writing: Writing = {}
  for (const entry of sheet) {
    if (!fields.has(entry.fields[0]!)) continue
    const posted = memberOf(body, entry.member)
    if (posted === undefined && (!replace || entry.stays)) continue
    if (posted !== undefined && says(entry, posted, fields)) continue
    for (const [key, value] of Object.entries(entry.write(posted ?? null, withWriting(fields, writing)))) {
      if (value !== undefined && fields.has(key)) writing[key] = value
    }
  }
  return writing
}

/** Whether fields that are set read so already. Where none is set, what is read is only what a client expects. */
function says(entry: Entry, posted: Json, fields: Fields): boolean {
  return (
    entry.fields.some((key) => fields.get(key) !== undefined) && isDeepStrictEqual(posted, entry.read(fields) ?? null)
  )
}

/** What is to be kept of a body after its fields were saved. @param fields as they are now */
export function keepSheet(
  sheet: Sheet,
  body: Members,
  fields: Fields,
  { before = {}, replace = false }: { before?: KeptSheet; replace?: boolean } = {},
): KeptSheet {
  const kept: KeptSheet = replace ? staying(sheet, before) : { ...before }
  const used = sheet.filter((entry) => fields.has(entry.fields[0]!))
  const entries = new Map(used.map((entry) => [entry.member.toLowerCase(), entry]))
  for (const [name, given] of Object.entries(body)) {
    const entry = entries.get(name.toLowerCase())
    const member = entry?.member ?? name
    delete kept[member]
    if (given === null || given === undefined) continue
    const posted = entry?.masked?.(given) ?? given
    if (!entry) kept[member] = { posted }
    else if (!isDeepStrictEqual(entry.read(fields), posted)) kept[member] = { posted, became: valuesOf(entry, fields) }
  }
  return kept
}

function staying(sheet: Sheet, before: KeptSheet): KeptSheet {
  const names = new Set(sheet.filter(({ stays }) => stays).map(({ member }) => member))
  return Object.fromEntries(Object.entries(before).filter(([name]) => names.has(name)))
}

function valuesOf(entry: Entry, fields: Fields): Json[] {
  return entry.fields.map((key) => fields.get(key) ?? null)
}

function withWriting(fields: Fields, writing: Writing): Fields {
  return { ...fields, get: (key) => (key in writing ? (writing[key] ?? undefined) : fields.get(key)) }
}
