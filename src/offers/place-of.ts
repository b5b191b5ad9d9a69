/** Where in an offer something stands, as people call it. Findings and refusals carry pointers, which programs use. */
import type { Locale } from '#platform/messages'
import type { Field, OfferType, Page } from './types/offer-type.ts'
import { fieldsOf, offerPages, planPages } from './types/registry.ts'

type Level = { fields: Field[]; pages: Page[] }

/**
 * The names on the way to a value, outermost first: `Plan “Team”`, `Term 2`, `Price`. A section's name stands before
 * a field only where two fields are called the same. Empty when the pointer leads to no field of the type.
 */
export function placeOf(locale: Locale, type: OfferType, document: unknown, pointer: string): string[] {
  const pages = offerPages(type)
  return walk(locale, { fields: pages.flatMap(fieldsOf), pages }, document, namesIn(pointer), planPages(type))
}

function walk(locale: Locale, level: Level, value: unknown, names: string[], plans: Page[]): string[] {
  const field = fieldAt(level.fields, names)
  if (!field) return []
  const depth = field.key.split('.').length
  const [position, ...within] = names.slice(depth)
  if (field.type !== 'list' || !field.item || position === undefined) {
    return [...sectionOf(locale, level, field), field.label[locale]]
  }
  const entry = valueAt(value, [...names.slice(0, depth), position])
  const inner = { fields: field.item, pages: field.key === 'plans' ? plans : [] }
  return [entryName(locale, field, Number(position), entry), ...walk(locale, inner, entry, within, plans)]
}

function fieldAt(fields: Field[], names: string[]): Field | undefined {
  return fields.find(({ key }) => key.split('.').every((name, i) => names[i] === name))
}

/** Three contacts each have a name: only its section tells which is meant. */
function sectionOf(locale: Locale, { fields, pages }: Level, { key, label }: Field): string[] {
  if (fields.filter((field) => field.label.en === label.en).length < 2) return []
  const sections = pages.flatMap((page) => page.sections)
  const section = sections.find(({ fields }) => fields.some((field) => field.key === key))
  return section ? [section.label[locale]] : []
}

/** What has a name is called by it; the others are counted, as the form counts them. */
function entryName(locale: Locale, list: Field, position: number, entry: unknown): string {
  const what = (list.itemLabel ?? list.label)[locale]
  const name = list.itemKey && (valueAt(entry, ['name']) ?? keyOfEntry(locale, list, entry))
  if (typeof name !== 'string') return `${what} ${position + 1}`
  return locale === 'fr' ? `${what} « ${name} »` : `${what} “${name}”`
}

function keyOfEntry(locale: Locale, { item = [], itemKey = '' }: Field, entry: unknown): unknown {
  const value = valueAt(entry, itemKey.split('.'))
  const options = item.find(({ key }) => key === itemKey)?.options
  return options?.find((option) => option.value === value)?.label[locale] ?? value
}

function valueAt(value: unknown, names: string[]): unknown {
  return names.reduce<unknown>((at, name) => (at as Record<string, unknown> | null | undefined)?.[name], value)
}

function namesIn(pointer: string): string[] {
  return pointer.replace(/^#?\//, '').replace(/\/$/, '').split('/')
}
