/** The rules that any field has by its data: filled in when required, and each value as its kind wants it. */
import { readerOf, readKey } from '../document.ts'
import type { Json } from '../offer-document.ts'
import { codeOf } from '../types/codes.ts'
import { holds, isEmpty } from '../types/condition.ts'
import type { Field, OfferType } from '../types/offer-type.ts'
import { fieldsOf, offerPages } from '../types/registry.ts'
import { fileRules } from './files.ts'
import { listedRules, listRules } from './lists.ts'
import { type Place, paramsWithin, type Say } from './place.ts'
import type { Found, Rule } from './rule.ts'
import { textRules } from './texts.ts'

export const fieldRules: Rule = (subject) => {
  const found: Found[] = []
  const { read } = subject
  for (const { field, say } of saidOf(subject.type)) {
    const about = fieldFindings(field, read(field.key), { subject, read, say })
    if (about.length > 0) found.push(...about)
  }
  return found
}

type Said = { field: Field; say: Say }

/** Every field of the type with what is said about it, made once. */
function saidOf(type: OfferType): Said[] {
  let fields = known.get(type)
  if (!fields) {
    fields = offerPages(type).flatMap((page) =>
      fieldsOf(page).map((field) => ({
        field,
        say: (rule, params, at) => ({ fieldKey: field.key, code: codeOf(field, rule), params, at }),
      })),
    )
    known.set(type, fields)
  }
  return fields
}

const known = new WeakMap<OfferType, Said[]>()

function fieldFindings(field: Field, value: Json | undefined, place: Place): Found[] {
  if (field.visibleIf && !holds(field.visibleIf, place.read)) return []
  if (isEmpty(value)) {
    const required = typeof field.required === 'boolean' ? field.required : holds(field.required, place.read)
    return required ? [place.say('required', paramsWithin(field, place))] : []
  }
  switch (field.type) {
    case 'list':
      return listFindings(field, value as Record<string, Json>[], place)
    case 'asset':
      return fileRules(field, String(value), place)
    case 'enumMany':
    case 'taxonomyMany':
    case 'markets':
    case 'tags':
    case 'emails':
    case 'connections':
      return listedRules(field, value as string[], place)
    case 'boolean':
    case 'secret':
      return []
    default:
      return textRules(field, value, place)
  }
}

function listFindings(list: Field, entries: Record<string, Json>[], place: Place): Found[] {
  const found = [...listRules(list, entries.length, place), ...sameEntries(list, entries, place)]
  for (const [i, entry] of entries.entries()) {
    const read = readerOf(entry, place.read)
    for (const field of list.item ?? []) {
      const say: Say = (rule, params, at = []) => ({
        ...place.say(rule, params, [i, field.key, ...at]),
        code: codeOf(field, rule),
      })
      const about = fieldFindings(field, readKey(entry, field.key), { subject: place.subject, read, say })
      if (about.length > 0) found.push(...about)
    }
  }
  return found
}

/** Two entries with the same name could not be told apart: whoever means one would change the other. */
function sameEntries({ itemKey }: Field, entries: Record<string, Json>[], { say }: Place): Found[] {
  if (!itemKey) return []
  const names = entries.map((entry) => readKey(entry, itemKey))
  return names.flatMap((name, i) =>
    !isEmpty(name) && names.indexOf(name) < i ? [say('itemDuplicate', { value: String(name) }, [i, itemKey])] : [],
  )
}
