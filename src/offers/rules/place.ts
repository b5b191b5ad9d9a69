/** Where a field's value stands when its rules are asked: what is beside it, and how a finding about it is made. */
import type { Json } from '../offer-document.ts'
import type { RuleName } from '../types/codes.ts'
import type { Field } from '../types/offer-type.ts'
import type { Found, Subject } from './rule.ts'

/** Says that a rule of a field is broken; `params` fill the message. */
export type Say = (rule: RuleName, params?: Found['params'], at?: Found['at']) => Found

export type Place = {
  subject: Subject
  /** Reads beside the field: in an entry of a list, the entry's own values. */
  read(key: string): Json | undefined
  say: Say
}

/** Messages about a subcategory name its category: the finding carries the id. */
export function paramsWithin(field: Field, place: Place): Record<string, string> {
  const parent = field.within && place.read(field.within)
  if (typeof parent !== 'string') return {}
  return field.taxonomy === 'verticals' ? { industry: parent } : { category: parent }
}
