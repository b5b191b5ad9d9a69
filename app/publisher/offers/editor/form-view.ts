/** The form of one page of an offer, as plain data: what form-view.server.ts makes and the fields draw. */
import type { AssetKind, Condition, FieldType } from '#offers'
import { valueAt } from './value-at.ts'

export type Choice = {
  value: string
  label: string
  help?: string
  within?: string
  /** No longer to be chosen: shown where it is chosen already. */
  retired?: boolean
  /** Of a market: the operator pays the taxes on sales there. */
  taxRemitted?: boolean
}

export type FieldView = {
  key: string
  type: FieldType
  label: string
  help?: string
  placeholder?: string
  required: boolean | Condition
  visibleIf?: Condition
  min?: number
  max?: number
  /** The field whose value a choice must belong to (inside a list: of the same entry). */
  within?: string
  choices?: Choice[]
  notApplicable?: string
  item?: FieldView[]
  itemLabel?: string
  asset?: AssetKind
  /** Endings of the files that an `asset` may be: `.pdf`. */
  formats?: string[]
  /** What such a file can be begun with. */
  template?: string
  /** Part of the offer's identity, or frozen by publication: shown, not edited. */
  fixed: boolean
  /** Of a text with markup: addresses may be linked. */
  links?: boolean
  /** Why it is frozen, or will be once the offer is published. */
  frozen?: { now: boolean; because: string }
  /** So many entries that a form can't hold them: how many there are. */
  large?: number
  default?: string | boolean | number
}

export type SectionView = { key: string; label: string; help?: string; fields: FieldView[] }
export type PageView = { key: string; label: string; help?: string; sections: SectionView[] }

/** An uploaded file as the form shows it. */
export type MediaView = {
  assetId: string
  filename: string
  size: number
  width: number | null
  height: number | null
  image: boolean
}

/** What the fields of a form hold, by name, as HTML forms send it. */
export type Typed = (name: string) => string[]

type Now = { page: PageView; document: Record<string, unknown>; live?: FormData }

/**
 * What a field holds now: as typed, once something was typed on its page. Conditions ask about fields of other pages
 * too; those stand as they were saved.
 */
export function typedNow(name: string, { page, document, live }: Now): string[] {
  const isHere = page.sections.some(({ fields }) =>
    fields.some(({ key }) => name === key || name.startsWith(`${key}.`)),
  )
  if (live && isHere) return live.getAll(name).filter((value) => typeof value === 'string')
  const value = valueAt(document, name)
  if (value === undefined || value === null) return []
  return (Array.isArray(value) ? value : [value]).map(String)
}

/** Names beside a field; `../` in front of one reads where the list stands that the entry is in. */
export function besideIn(scope: string, typed: Typed): Typed {
  return (name) => {
    const at = scope ? scope.split('.') : []
    let key = name
    while (key.startsWith('../')) {
      // An entry's name is its list's key, dotted or not, and its number.
      at.pop()
      while (at.length > 0 && !/^\d+$/.test(at.at(-1)!)) at.pop()
      key = key.slice(3)
    }
    return typed([...at, key].join('.'))
  }
}

/** Asks a condition of what stands in the form now, as the room asks it of the document when it is saved. */
export function holdsInForm(condition: Condition, typed: Typed): boolean {
  if ('all' in condition) return condition.all.every((one) => holdsInForm(one, typed))
  if ('any' in condition) return condition.any.some((one) => holdsInForm(one, typed))
  if ('not' in condition) return !holdsInForm(condition.not, typed)
  const values = typed(condition.key).filter((value) => value.trim() !== '')
  if ('empty' in condition) return (values.length === 0) === condition.empty
  if ('in' in condition) return values.some((value) => condition.in.includes(value))
  return typeof condition.is === 'boolean' ? (values[0] === 'true') === condition.is : values[0] === condition.is
}
