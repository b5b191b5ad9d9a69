/** Reads what the form of an offer's page sent into values for the draft: everything as typed, right or wrong. */
import type { FieldView, PageView } from './form-view.ts'
import { valueAt } from './value-at.ts'

export type DraftValue = string | number | boolean | null | DraftValue[] | { [key: string]: DraftValue }
export type DraftValues = Record<string, DraftValue>

/** Values of the page's fields by dotted key. Files are not here: see `filesOf`. */
export function valuesOf(page: PageView, form: FormData): DraftValues {
  const values: DraftValues = {}
  for (const field of page.sections.flatMap((section) => section.fields)) {
    if (field.fixed || field.large !== undefined) continue
    const value = read(field, field.key, form)
    if (value !== undefined) values[field.key] = value
  }
  return values
}

/** The same, without those where somebody chose to keep what a colleague had saved meanwhile. */
export function chosenValues(page: PageView, form: FormData): DraftValues {
  return Object.fromEntries(
    Object.entries(valuesOf(page, form)).filter(([key]) => form.get(`keep.${key}`) !== 'theirs'),
  )
}

/** What the fields of a page hold when it is opened, as a text that travels with the form. */
export function loadedValues(page: PageView, document: Record<string, unknown>): string {
  const fields = page.sections.flatMap((section) => section.fields).filter((field) => field.type !== 'secret')
  return JSON.stringify(Object.fromEntries(fields.map(({ key }) => [key, valueAt(document, key) ?? null])))
}

/** Whether a value is still the one that the page was opened with. */
export function isAsLoaded(loaded: string, key: string, value: unknown): boolean {
  try {
    const before = (JSON.parse(loaded) as Record<string, unknown>)[key]
    return canonical(before) === canonical(value)
  } catch {
    return false // Not ours: then what was typed counts as typed.
  }
}

/** As one text, keys in order; what is empty in one way is as empty as in another. */
function canonical(value: unknown): string {
  if (value === undefined || value === null || value === '' || value === false) return 'null'
  if (Array.isArray(value)) return value.length === 0 ? 'null' : `[${value.map(canonical).join()}]`
  if (typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, inner]) => canonical(inner) !== 'null')
  if (entries.length === 0) return 'null'
  return `{${entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => `${key}:${canonical(inner)}`)}}`
}

/** Files that came with the form, by the name of their field. */
export function filesOf(form: FormData): { name: string; file: File }[] {
  const files: { name: string; file: File }[] = []
  for (const [name, value] of form) if (value instanceof File && value.size > 0) files.push({ name, file: value })
  return files
}

function read(field: FieldView, name: string, form: FormData): DraftValue | undefined {
  switch (field.type) {
    case 'boolean':
      return form.get(name) === 'true'
    case 'integer':
      return integer(one(form, name))
    case 'enumMany':
    case 'taxonomyMany':
    case 'markets':
    case 'tags':
    case 'emails':
    case 'connections':
      return several(form, name)
    case 'list':
      return entries(field, name, form)
    case 'secret':
      // An empty password field means: as it was.
      return one(form, name) || (form.get(`${name}.forget`) ? null : undefined)
    case 'asset':
      return form.get(`${name}.remove`) ? null : one(form, name)
    default:
      return one(form, name)
  }
}

/** Entries come as `name.0.key`; empty ones and those ticked for removal fall away, the order stays. */
function entries(field: FieldView, name: string, form: FormData): DraftValue[] {
  const found = new Set<number>()
  for (const key of form.keys()) {
    const index = key.startsWith(`${name}.`) ? Number(key.slice(name.length + 1).split('.')[0]) : Number.NaN
    if (Number.isInteger(index)) found.add(index)
  }
  return [...found]
    .sort((a, b) => a - b)
    .filter((index) => !form.get(`${name}.${index}.remove`))
    .map((index) => entry(field, `${name}.${index}`, form))
    .filter((values) =>
      Object.values(values).some((value) => (Array.isArray(value) ? value.length > 0 : value !== '' && value !== null)),
    )
}

function entry(field: FieldView, name: string, form: FormData): { [key: string]: DraftValue } {
  const values: { [key: string]: DraftValue } = {}
  for (const inner of field.item ?? []) {
    const value = read(inner, `${name}.${inner.key}`, form)
    if (value !== undefined) values[inner.key] = value
  }
  return values
}

function one(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

function several(form: FormData, name: string): string[] {
  return form.getAll(name).filter((value): value is string => typeof value === 'string' && value.trim() !== '')
}

/** A whole number as a number; anything else as it was typed, for the room to judge. */
function integer(text: string): number | string {
  return /^-?\d{1,9}$/.test(text.trim()) ? Number(text) : text
}
