/** Short hands for writing offer types: what most fields have, so that a type says only what is its own. */
import { type Audience, type Field, type FieldType, type Page, type Section, type Text, words } from '../offer-type.ts'

export const customer: Audience[] = ['customer']
const publisher: Audience[] = ['publisher']
export const reviewers: Audience[] = ['publisher', 'reviewer']

type More = Partial<Omit<Field, 'key' | 'type' | 'label'>>

/** Required, and seen by its publisher, unless said otherwise. */
export function field(type: FieldType, key: string, label: Text, more: More = {}): Field {
  return { key, type, label, required: true, seenBy: publisher, ...(maxOf[type] && { max: maxOf[type] }), ...more }
}

const maxOf: Partial<Record<FieldType, number>> = { url: 2048, email: 254, phone: 50, text: 255 }

/** A list whose entries' findings are called after it: `listing.usefulLinks` + `.title` + `.required`. */
export function list(key: string, label: Text, item: Field[], more: More & { itemLabel: Text }): Field {
  return field('list', key, label, { ...more, item: item.map((inner) => calledAfter(more.code ?? key, inner)) })
}

/** The field with its finding codes, and those of its entries, under a prefix; a code of its own stays. */
export function calledAfter(prefix: string, inner: Field): Field {
  const code = inner.code ?? `${prefix}.${inner.key}`
  return { ...inner, code, ...(inner.item && { item: inner.item.map((one) => calledAfter(code, one)) }) }
}

export function section(key: string, label: Text, fields: Field[], help?: Text): Section {
  return { key, label, ...(help && { help }), fields }
}

type PageMore = Partial<Pick<Page, 'help' | 'visibleIf' | 'blocking' | 'comparable'>>

export function page(key: string, label: Text, sections: Section[], more: PageMore = {}): Page {
  return { key, label, scope: 'offer', blocking: true, comparable: true, sections, ...more }
}

export const guidPlaceholder = words('1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d', '1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d')

/** Three numbers, as packages, images and manifests are numbered. */
export const threeNumbers = '^\\d{1,9}\\.\\d{1,9}\\.\\d{1,9}$'
