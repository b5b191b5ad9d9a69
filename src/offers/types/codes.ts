/** How findings about a field are called: `<page>.<field>.<rule>`, unless its data says otherwise. */
import type { Field } from './offer-type.ts'

export type RuleName =
  | 'required'
  | 'tooLong'
  | 'lineBreak'
  | 'unseen'
  | 'format'
  | 'invalid'
  | 'private'
  | 'host'
  | 'unreachable'
  | 'signIn'
  | 'undeliverable'
  | 'integer'
  | 'number'
  | 'range'
  | 'retired'
  | 'replaced'
  | 'notSold'
  | 'orphan'
  | 'exclusive'
  | 'tooMany'
  | 'tooFew'
  | 'itemLength'
  | 'itemDuplicate'
  | 'missing'
  | 'size'
  | 'tagNotAllowed'
  | 'immutable'

export function codeOf(field: Field, rule: RuleName): string {
  return field.codes?.[rule] ?? `${field.code ?? field.key}.${rule}`
}

/** Every rule that the data of a field can break. */
export function rulesOf(field: Field): RuleName[] {
  const rules = [...byType[field.type]]
  if (field.immutableAfter) rules.push('immutable')
  if (field.itemKey) rules.push('itemDuplicate')
  if (field.type === 'list' && (field.min ?? 0) > 1) rules.push('tooFew')
  if (field.pattern) rules.push('format')
  if (field.within) rules.push('orphan')
  if (field.notApplicable) rules.push('exclusive')
  if (field.hosts) rules.push('host')
  if (field.soldOnly) rules.push('notSold')
  return rules
}

const byType: Record<Field['type'], RuleName[]> = {
  text: ['required', 'tooLong', 'lineBreak', 'unseen'],
  multiline: ['required', 'tooLong', 'unseen'],
  richText: ['required', 'tooLong', 'tagNotAllowed'],
  secret: ['required', 'tooLong'],
  url: ['required', 'tooLong', 'invalid', 'private', 'unreachable', 'signIn'],
  email: ['required', 'tooLong', 'invalid', 'undeliverable'],
  phone: ['required', 'tooLong', 'invalid'],
  guid: ['required', 'invalid'],
  integer: ['required', 'integer', 'range'],
  decimal: ['required', 'number', 'range'],
  boolean: ['required'],
  enum: ['required', 'invalid'],
  enumMany: ['required', 'invalid', 'tooMany', 'itemDuplicate'],
  taxonomy: ['required', 'invalid', 'retired', 'replaced'],
  taxonomyMany: ['required', 'invalid', 'retired', 'replaced', 'tooMany', 'itemDuplicate'],
  markets: ['required', 'invalid', 'retired', 'replaced', 'itemDuplicate'],
  tags: ['required', 'tooMany', 'itemLength', 'itemDuplicate', 'unseen'],
  emails: ['required', 'tooMany', 'invalid', 'itemDuplicate'],
  asset: ['required', 'missing', 'size', 'format'],
  connections: ['required', 'tooMany', 'invalid'],
  list: ['required', 'tooMany'],
}
