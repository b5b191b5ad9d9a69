/** Several values: how many, each well formed, none twice, and in the list they are chosen from. */

import { findEntry } from '../taxonomies/taxonomy.ts'
import { lengthOf } from '../text-length.ts'
import type { Field } from '../types/offer-type.ts'
import { type Place, paramsWithin } from './place.ts'
import type { Found } from './rule.ts'
import { isEmail, patternOf, retiredRules, unseenRules } from './texts.ts'

export function listRules(field: Field, n: number, place: Place): Found[] {
  const { min = 0, max = Number.POSITIVE_INFINITY } = field
  if (n > max) return [place.say('tooMany', { n, max, ...paramsWithin(field, place) })]
  return min > 1 && n < min ? [place.say('tooFew', { n, min })] : []
}

export function listedRules(field: Field, values: string[], place: Place): Found[] {
  const found = [...listRules(field, values.length, place), ...exclusiveRules(field, values, place)]
  for (const { value, i } of duplicates(values)) found.push(place.say('itemDuplicate', { value }, [i]))
  let i = 0
  const { subject, read } = place
  const inEntry: Place = { subject, read, say: (rule, params) => place.say(rule, params, [i]) }
  for (; i < values.length; i++) found.push(...entryRules(field, values[i]!, inEntry))
  return found
}

function entryRules(field: Field, value: string, place: Place): Found[] {
  if (field.taxonomy) return value === field.notApplicable ? [] : chosenRules(field, value, place)
  if (field.type === 'emails') return isEmail(value) ? [] : [place.say('invalid', { value })]
  if (field.type === 'enumMany') {
    return field.options?.some((option) => option.value === value) ? [] : [place.say('invalid', { value })]
  }
  if (field.pattern && !patternOf(field.pattern).test(value)) return [place.say('format', { value })]
  const hidden = field.type === 'tags' ? unseenRules(value, place.say) : []
  if (hidden.length > 0) return hidden
  const n = lengthOf(value)
  const { itemMin: min = 0, itemMax: max = Number.POSITIVE_INFINITY } = field
  return n < min || n > max ? [place.say('itemLength', { value, n, min, max })] : []
}

function chosenRules(field: Field, id: string, place: Place): Found[] {
  const parent = field.within ? String(place.read(field.within) ?? '') : undefined
  const entry = findEntry(field.taxonomy!, id, { parent })
  if (entry && field.soldOnly && !entry.currency) return [place.say('notSold', { market: id })]
  if (entry) return retiredRules(field, entry, place.say)
  // Unknown anywhere, or known under another parent: with a parent chosen, both mean "pick one of its own".
  return [
    parent === undefined
      ? place.say('invalid', { value: id })
      : place.say('orphan', { value: id, ...paramsWithin(field, place) }),
  ]
}

function exclusiveRules(field: Field, values: string[], place: Place): Found[] {
  const mixed = field.notApplicable && values.length > 1 && values.includes(field.notApplicable)
  return mixed ? [place.say('exclusive', paramsWithin(field, place))] : []
}

function duplicates(values: string[]): { value: string; i: number }[] {
  if (values.length < 2) return []
  const seen = new Set<string>()
  const again: { value: string; i: number }[] = []
  for (const [i, value] of values.entries()) {
    const same = value.toLowerCase()
    if (seen.has(same)) again.push({ value, i })
    else seen.add(same)
  }
  return again
}
