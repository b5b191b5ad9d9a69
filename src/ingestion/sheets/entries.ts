/** The usual ways in which a member stands for fields. */
import { isMembers, type Json, listOf, type Members, memberOf, present, textOf } from '../wire/json.ts'
import { ourCategory, ourSubcategory } from './category-names.ts'
import type { Entry, Fields, Writing } from './sheet.ts'

/** The same value under another name. @param absent what is said when the field has none */
export function same(member: string, field: string, absent?: Json): Entry {
  return { member, fields: [field], read: ({ get }) => get(field) ?? absent, write: (value) => ({ [field]: value }) }
}

/** One of several words, each with its counterpart; a word that has none is kept as it is, for the rules to find. */
export function choice(member: string, field: string, words: Record<string, Json>, absent?: Json): Entry {
  const ours = new Map(Object.entries(words).map(([wire, own]) => [wire.toLowerCase(), own]))
  return {
    member,
    fields: [field],
    read({ get }) {
      const value = get(field)
      if (value === undefined) return absent
      return Object.entries(words).find(([, own]) => own === value)?.[0] ?? (typeof value === 'string' ? value : absent)
    },
    write: (value) => ({ [field]: typeof value === 'string' ? (ours.get(value.toLowerCase()) ?? value) : value }),
  }
}

/** A list of objects whose members are called otherwise. @param names wire name → our name */
export function listing(member: string, field: string, names: Record<string, string>, absent?: Json): Entry {
  return {
    member,
    fields: [field],
    read({ get }) {
      const list = get(field)
      return Array.isArray(list) ? list.map((item) => renamed(item, invert(names))) : absent
    },
    write: (value) => ({ [field]: Array.isArray(value) ? value.map((item) => renamed(item, names)) : null }),
  }
}

/** An object whose members are fields. @param names wire name → our key */
export function group(member: string, names: Record<string, string>): Entry {
  return {
    member,
    fields: Object.values(names),
    read({ get, has }) {
      const found = present(
        Object.fromEntries(Object.entries(names).map(([wire, key]) => [wire, has(key) ? get(key) : undefined])),
      )
      return Object.keys(found).length > 0 ? found : undefined
    },
    write: (value) =>
      Object.fromEntries(Object.entries(names).map(([wire, key]) => [key, memberOf(value, wire) ?? null])),
  }
}

/** Market codes, lower case on the wire. */
export function markets(member: string, field: string): Entry {
  return {
    member,
    fields: [field],
    read({ get }) {
      const list = get(field)
      return Array.isArray(list) ? list.map((code) => String(code).toLowerCase()) : []
    },
    write: (value) => ({ [field]: Array.isArray(value) ? value.map((code) => String(code).toUpperCase()) : null }),
  }
}

const PRIMARY = ['categories.primary.id', 'categories.primary.subcategories'] as const
const SECONDARY = ['categories.secondary.id', 'categories.secondary.subcategories'] as const
const NONE = 'notApplicable'

const OTHERS = 'categories.others'

/** Categories as an object: each with the list of its subcategories. The first is the primary one. */
export function categories(member: string): Entry {
  return {
    member,
    fields: [...PRIMARY, ...SECONDARY, OTHERS],
    read({ get }) {
      const chosen = [PRIMARY, SECONDARY].flatMap(([id, subs]) => {
        const name = get(id)
        return typeof name === 'string' ? [[name, subcategoriesOf(get(subs))] as const] : []
      })
      const others = get(OTHERS)
      const more = Array.isArray(others) ? others.map((id) => [String(id), []] as const) : []
      return Object.fromEntries([...chosen, ...more])
    },
    write(value, { has }) {
      const given = isMembers(value) ? Object.entries(value) : []
      const at = (i: number): Json => (given[i] ? ourCategory(given[i][0]) : null)
      const subs = (i: number): Json => {
        const entry = given[i]
        if (!entry) return null
        const list = Array.isArray(entry[1]) ? entry[1].map((sub) => ourSubcategory(String(sub), String(at(i)))) : []
        return list.length > 0 ? list : [NONE]
      }
      if (has(OTHERS)) {
        const others = given.slice(1).map(([name]) => ourCategory(name))
        return { [PRIMARY[0]]: at(0), [PRIMARY[1]]: subs(0), [OTHERS]: others }
      }
      return { [PRIMARY[0]]: at(0), [PRIMARY[1]]: subs(0), [SECONDARY[0]]: at(1), [SECONDARY[1]]: subs(1) }
    },
  }
}

function subcategoriesOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value.filter((entry) => entry !== NONE) : []
}

/** Industries as an object: each with the list of its verticals. */
export function industries(member: string): Entry {
  return {
    member,
    fields: ['industries'],
    read({ get }) {
      const list = get('industries')
      if (!Array.isArray(list)) return undefined
      return Object.fromEntries(
        list.map((entry) => [textOf(entry, 'id') ?? '', listOf(entry, 'verticals')] as const).filter(([id]) => id),
      )
    },
    write: (value) => ({
      industries: isMembers(value)
        ? Object.entries(value).map(([id, verticals]) => ({ id, ...(Array.isArray(verticals) && { verticals }) }))
        : null,
    }),
  }
}

/** Terms are written out or published at an address; whichever a client sends last is the one that counts. */
export function termsText(member: string): Entry {
  return {
    member,
    fields: ['terms.text', 'terms.mode'],
    read: ({ get }) => (get('terms.mode') === 'url' ? undefined : get('terms.text')),
    write: (value) => termsWriting('text', value),
  }
}

export function termsUrl(member: string): Entry {
  return {
    member,
    fields: ['terms.url', 'terms.mode'],
    read: ({ get }) => (get('terms.mode') === 'url' ? get('terms.url') : undefined),
    write: (value) => termsWriting('url', value),
  }
}

/** One member for both: an address counts as one. */
export function terms(member: string): Entry {
  return {
    member,
    fields: ['terms.text', 'terms.url', 'terms.mode'],
    read: ({ get }) => get(get('terms.mode') === 'url' ? 'terms.url' : 'terms.text'),
    write(value) {
      const isAddress = typeof value === 'string' && /^https?:\/\/\S+$/.test(value.trim())
      return isAddress
        ? { 'terms.mode': 'url', 'terms.url': value, 'terms.text': null }
        : { 'terms.mode': value === null ? null : 'text', 'terms.text': value, 'terms.url': null }
    },
  }
}

/** Amendments for some customers. @param tenantId what the wire calls the id of one of them */
export function amendments(member: string, tenantId: string): Entry {
  return {
    member,
    fields: ['terms.customAmendments'],
    read({ get }) {
      const list = get('terms.customAmendments')
      if (!Array.isArray(list)) return undefined
      return list.map((entry) => ({
        terms: textOf(entry, 'text') ?? '',
        tenants: listOf(entry, 'tenantIds').map((id) => ({ [tenantId]: id })),
      }))
    },
    write: (value) => ({
      'terms.customAmendments': Array.isArray(value)
        ? value.map((given) => ({
            text: textOf(given, 'terms') ?? '',
            tenantIds: listOf(given, 'tenants').flatMap((tenant) => textOf(tenant, tenantId) ?? []),
          }))
        : null,
    }),
  }
}

function termsWriting(mode: 'text' | 'url', value: Json): Writing {
  const said = typeof value === 'string' && value.trim() !== ''
  return said ? { 'terms.mode': mode, [`terms.${mode}`]: value } : { [`terms.${mode}`]: null }
}

/** A yes or no that the wire says in words. @param unset what a no is where nothing was said: often nothing */
export function flag(member: string, field: string, yes: Json, no: Json, unset: false | null = false): Entry {
  return {
    member,
    fields: [field],
    read({ get }) {
      const value = get(field)
      return value === undefined ? undefined : value === true ? yes : no
    },
    write(value) {
      if (value === null) return { [field]: null }
      return { [field]: (typeof value === 'string' ? value.toLowerCase() : value) === lowered(yes) || unset }
    },
  }
}

function lowered(value: Json): Json {
  return typeof value === 'string' ? value.toLowerCase() : value
}

function renamed(value: Json, names: Record<string, string>): Json {
  if (!isMembers(value)) return value
  const byLower = new Map(Object.entries(names).map(([from, to]) => [from.toLowerCase(), to]))
  const entries: Members = {}
  for (const [name, inner] of Object.entries(value)) {
    const to = byLower.get(name.toLowerCase())
    if (to !== undefined && inner !== null) entries[to] = inner
  }
  return entries
}

function invert(names: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(names).map(([wire, own]) => [own, wire]))
}

/** Fields that are not there read as nothing. */
export const noFields: Fields = { has: () => false, get: () => undefined }
