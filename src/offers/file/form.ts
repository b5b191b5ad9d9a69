/** A document as people would write it in a file: what `read-offer.ts` reads, the other way round. */
import { isDeepStrictEqual } from 'node:util'
import { readKey, type Values } from '../document.ts'
import type { Json, OfferDocument } from '../offer-document.ts'
import { isEmpty } from '../types/condition.ts'
import type { Branch, Layout, Leaf, Ranked, Slot } from './layout.ts'

export type Form = { [name: string]: Json }

/** Prefix of the connection that a `secretRef` stands for, where a document has connections. */
export const connectionOf = (name: string) => `secretRef:${name}`

/** How texts that read badly between quotes get a file of their own; undefined keeps them where they are. */
export type TextFiles = (path: string, slot: Leaf) => string | undefined

/**
 * Every section of the file, in the order of pages.
 * @param document with paths where a draft has ids of files, and names where it has ids of connections
 */
export function formOf(
  layout: Layout,
  document: OfferDocument,
  textFiles: TextFiles,
): { form: Form; texts: Map<string, string> } {
  const writing: Writing = { textFiles, texts: new Map() }
  const form: Form = {}
  for (const [name, slot] of layout.sections) {
    const value = formOfSlot(slot, document as Values, name, writing)
    if (value !== undefined) Object.assign(form, value.instead ?? { [name]: value.plain })
  }
  return { form, texts: writing.texts }
}

/** One field, as it stands in its branch: by its own name, or by another that says the same. */
export function formOfLeaf(leaf: Leaf, document: Values, path: string, textFiles: TextFiles) {
  const writing: Writing = { textFiles, texts: new Map() }
  return { value: formOfSlot(leaf, document, path, writing), texts: writing.texts }
}

type Writing = {
  textFiles: TextFiles
  texts: Map<string, string>
  /** Entries of lists begin with nothing: what an offer starts with is said in them. */
  inEntry?: boolean
}

/** `instead` names members to write in place of the slot's own. */
type Written = { plain: Json; instead?: undefined } | { instead: Form }

function formOfSlot(slot: Slot, from: Values, path: string, writing: Writing): Written | undefined {
  switch (slot.kind) {
    case 'branch': {
      const form = formOfBranch(slot, from, path, writing)
      return Object.keys(form).length ? { plain: form } : undefined
    }
    case 'ranked': {
      const plain = formOfRanked(slot, from, path, writing)
      return plain === undefined ? undefined : { plain }
    }
    case 'leaf':
      return formOfField(slot, from, path, writing)
    default:
      return undefined
  }
}

function formOfBranch(branch: Branch, from: Values, path: string, writing: Writing): Form {
  const form: Form = {}
  for (const [name, slot] of branch.children) {
    const written = formOfSlot(slot, from, `${path}.${name}`, writing)
    if (written !== undefined) Object.assign(form, written.instead ?? { [name]: written.plain })
  }
  const mode = branch.children.get('mode')
  if (mode?.kind === 'leaf' && mode.field.type === 'enum') leaveOutMode(form, mode)
  return form
}

/** Said by what stands beside it: whoever gives an address has chosen “address”. */
function leaveOutMode(form: Form, { field }: Leaf): void {
  const given = (field.options ?? []).filter(({ value }) => value in form || `${value}File` in form)
  if (given.length === 1 && given[0]?.value === form.mode) delete form.mode
}

export function formOfRanked(ranked: Ranked, from: Values, path: string, writing: Writing): Json | undefined {
  const forms = ranked.ranks.map(({ branch }) => formOfBranch(branch, from, path, writing))
  const last = forms.findLastIndex((form) => Object.keys(form).length > 0)
  if (last < 0) return undefined
  const inOrder = forms.slice(0, last + 1)
  if (inOrder.every((form) => Object.keys(form).length > 0)) return inOrder
  return Object.fromEntries(
    ranked.ranks.flatMap(({ name }, i) => (Object.keys(forms[i] ?? {}).length ? [[name, forms[i] ?? {}]] : [])),
  )
}

function formOfField(leaf: Leaf, from: Values, path: string, writing: Writing): Written | undefined {
  const { field, key } = leaf
  const value = readKey(from, key)
  if (value === undefined || isEmpty(value) || field.type === 'secret') return undefined
  if (!writing.inEntry && field.default !== undefined && isDeepStrictEqual(value, field.default)) return undefined
  if (field.type === 'list')
    return { plain: (value as Values[]).map((entry) => formOfEntry(leaf, entry, path, writing)) }
  if (field.type === 'connections') return formOfConnections(leaf, value as string[], path)
  if (typeof value !== 'string') return { plain: escaped(value) }
  const file = writing.textFiles(path, leaf)
  if (file === undefined) return { plain: escaped(value) }
  writing.texts.set(file, `${value}\n`)
  return { instead: { [`${nameIn(path)}File`]: file } }
}

function formOfEntry(leaf: Leaf, entry: Values, path: string, { texts }: Writing): Json {
  if (!leaf.item) return escaped(entry)
  // Texts inside lists stay where they are: files are for what an offer has once.
  const form = formOfBranch(leaf.item, entry, path, { textFiles: () => undefined, texts, inEntry: true })
  const [only, ...others] = Object.keys(form)
  const value = only === undefined ? undefined : form[only]
  const hasTitle = leaf.field.item?.some(({ key }) => key === 'title')
  return only === leaf.main && others.length === 0 && typeof value === 'string' && !hasTitle ? value : form
}

function formOfConnections({ key }: Leaf, names: string[], path: string): Written {
  const prefix = connectionOf('')
  const [first = ''] = names
  if (names.length === 1 && first.startsWith(prefix)) return { instead: { secretRef: first.slice(prefix.length) } }
  return { instead: { [nameIn(path) || key]: escaped(names) } }
}

function nameIn(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1)
}

/** `${` would be read as the name of a variable. */
function escaped(value: Json): Json {
  if (typeof value === 'string') return value.replaceAll('${', '$${')
  if (Array.isArray(value)) return value.map(escaped)
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, escaped(inner)]))
    : value
}
