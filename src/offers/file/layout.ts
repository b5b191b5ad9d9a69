/**
 * Where each field of an offer type stands in a file, read off the type's data: a section for each page, in it the
 * field's key without what the page's fields have in common. A type with new fields has them in its files at once.
 */
import type { Field, OfferType, Page, Text } from '../types/offer-type.ts'
import { fieldsOf, offerPages } from '../types/registry.ts'

export type Branch = { kind: 'branch'; label?: Text; children: Map<string, Slot> }

/** One field; its document key is relative to what the branch describes: the offer, or an entry of a list. */
export type Leaf = { kind: 'leaf'; field: Field; key: string; item?: Branch; main?: string }

/** A text in a file of its own: `descriptionFile` beside `description`. */
export type TextFile = { kind: 'textFile'; field: Field; key: string; beside: string }

/** A connection whose settings come from the environment: `secretRef` beside `connections`. */
export type SecretRef = { kind: 'secretRef'; field: Field; key: string; beside: string }

/** First and second choice, which a file lists in order. */
export type Ranked = { kind: 'ranked'; label?: Text; ranks: { name: string; branch: Branch }[]; main: string }

export type Slot = Branch | Leaf | TextFile | SecretRef | Ranked

export type Layout = { type: OfferType; sections: Map<string, Slot>; pageOf: Map<string, Page> }

const known = new WeakMap<OfferType, Layout>()

export function layoutOf(type: OfferType): Layout {
  let layout = known.get(type)
  if (!layout) {
    layout = madeLayout(type)
    known.set(type, layout)
  }
  return layout
}

function madeLayout(type: OfferType): Layout {
  const sections = new Map<string, Slot>()
  const pageOf = new Map<string, Page>()
  for (const page of offerPages(type)) {
    const fields = fieldsOf(page)
    if (fields.length === 0) continue
    pageOf.set(page.key, page)
    const [only] = fields
    if (fields.length === 1 && only?.key === page.key) {
      sections.set(page.key, leafOf(only))
      continue
    }
    const branch: Branch = { kind: 'branch', label: page.label, children: new Map() }
    const shared = sharedStart(fields)
    for (const field of fields) place(branch, shortKey(field, shared).split('.'), leafOf(field))
    sections.set(page.key, completed(branch))
  }
  return { type, sections, pageOf }
}

/** `listing.` of a page whose every field begins so. */
function sharedStart(fields: Field[]): string {
  const [first] = fields.map(({ key }) => key.slice(0, key.indexOf('.') + 1))
  return first && fields.every(({ key }) => key.startsWith(first)) ? first : ''
}

// What people call it where they write it by hand, instead of what the document calls it.
const written: [ending: RegExp, instead: string][] = [
  [/\bpackageFile$/, 'package.file'],
  [/\bpackageUrl$/, 'package.url'],
  [/\bconnectionIds$/, 'connections'],
  [/\bsubcategories$/, 'sub'],
]

function shortKey({ key }: Field, shared: string): string {
  return written.reduce((short, [ending, instead]) => short.replace(ending, instead), key.slice(shared.length))
}

function leafOf(field: Field): Leaf {
  if (field.type !== 'list') return { kind: 'leaf', field, key: field.key }
  const item: Branch = { kind: 'branch', label: field.itemLabel, children: new Map() }
  for (const one of field.item ?? []) place(item, shortKey(one, '').split('.'), leafOf(one))
  return { kind: 'leaf', field, key: field.key, item: completed(item), main: mainOf(field.item ?? []) }
}

/** What an entry written as a single value means: its file, or the field that every entry needs. */
function mainOf(item: Field[]): string | undefined {
  const main = item.find(({ type }) => type === 'asset') ?? item.find(({ required }) => required === true)
  return main && main.type !== 'list' ? shortKey(main, '') : undefined
}

function place(branch: Branch, [name = '', ...rest]: string[], leaf: Leaf): void {
  const taken = branch.children.get(name)
  if (rest.length === 0) {
    if (taken) throw new Error(`two fields would stand at “${name}” in a file: ${leaf.key}`)
    branch.children.set(name, leaf)
    return
  }
  const next: Slot = taken ?? { kind: 'branch', children: new Map() }
  if (next.kind !== 'branch') throw new Error(`a field would stand inside another in a file: ${leaf.key}`)
  branch.children.set(name, next)
  place(next, rest, leaf)
}

/** With what a file may say besides: texts in files, settings from the environment, choices in order. */
function completed(branch: Branch): Branch {
  const children = new Map<string, Slot>()
  for (const [name, slot] of branch.children) {
    const done = slot.kind === 'branch' ? (rankedOf(slot) ?? completed(slot)) : slot
    children.set(name, done)
    if (done.kind !== 'leaf') continue
    const { field, key } = done
    const beside = name
    if (field.type === 'richText' || field.type === 'multiline') {
      children.set(`${name}File`, { kind: 'textFile', field, key, beside })
    }
    if (field.type === 'connections') children.set('secretRef', { kind: 'secretRef', field, key, beside })
  }
  return { ...branch, children }
}

const rankNames = ['primary', 'secondary', 'tertiary']

function rankedOf(branch: Branch): Ranked | undefined {
  const names = [...branch.children.keys()]
  if (names.length < 2 || names.some((name, i) => name !== rankNames[i])) return undefined
  const ranks = [...branch.children].flatMap(([name, slot]) => (slot.kind === 'branch' ? [{ name, branch: slot }] : []))
  const [main] = ranks[0]?.branch.children.keys() ?? []
  return ranks.length === names.length && main ? { kind: 'ranked', label: branch.label, ranks, main } : undefined
}
