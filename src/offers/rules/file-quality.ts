/** What the upload checks noticed about a file, said again wherever the offer uses it (spec "offers" 3.12). */
import { readKey } from '../document.ts'
import type { Json } from '../offer-document.ts'
import type { Field } from '../types/offer-type.ts'
import { fieldsOf, offerPages } from '../types/registry.ts'
import type { Found, Rule, Subject } from './rule.ts'

export const fileQuality: Rule = (subject) => {
  if (![...subject.context.assetsById.values()].some(({ warnings }) => warnings.length > 0)) return []
  return offerPages(subject.type).flatMap((page) =>
    fieldsOf(page).flatMap((field) =>
      ofField(field, subject.read(field.key), { fieldKey: field.key, at: [] }, subject.context),
    ),
  )
}

type Where = { fieldKey: string; at: (string | number)[] }

function ofField(field: Field, value: Json | undefined, where: Where, context: Subject['context']): Found[] {
  if (field.type === 'asset') return warningsOf(value, where, context)
  if (field.type !== 'list' || !Array.isArray(value)) return []
  return value.flatMap((entry, i) =>
    (field.item ?? []).flatMap((item) =>
      ofField(item, readKey(entry, item.key), { ...where, at: [...where.at, i, item.key] }, context),
    ),
  )
}

function warningsOf(id: Json | undefined, where: Where, { assetsById }: Subject['context']): Found[] {
  const asset = typeof id === 'string' ? assetsById.get(id) : undefined
  return (asset?.warnings ?? []).map(({ code, params }) => ({ ...where, code, level: 'warning', params }))
}
