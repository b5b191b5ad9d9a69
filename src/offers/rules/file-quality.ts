/** What the upload checks noticed about a file, said again wherever the offer uses it (spec "offers" 3.12). */
import { readKey } from '../document.ts'
import type { Json } from '../offer-document.ts'
import type { Field } from '../types/offer-type.ts'
import { fieldsOf } from '../types/registry.ts'
import type { Found, Rule, Subject } from './rule.ts'

export const fileQuality: Rule = (subject) =>
  subject.type.pages.flatMap((page) => fieldsOf(page).flatMap((field) => ofField(field, subject)))

function ofField(field: Field, subject: Subject): Found[] {
  const value = subject.read(field.key)
  if (field.type === 'asset') return warningsOf(value, { fieldKey: field.key, at: [] }, subject)
  if (field.type !== 'list' || !Array.isArray(value)) return []
  const files = (field.item ?? []).filter((item) => item.type === 'asset')
  return value.flatMap((entry, i) =>
    files.flatMap(({ key }) => warningsOf(readKey(entry, key), { fieldKey: field.key, at: [i, key] }, subject)),
  )
}

function warningsOf(
  id: Json | undefined,
  place: { fieldKey: string; at: (string | number)[] },
  subject: Subject,
): Found[] {
  const asset = typeof id === 'string' ? subject.context.assetsById.get(id) : undefined
  return (asset?.warnings ?? []).map(({ code, params }) => ({ ...place, code, level: 'warning', params }))
}
