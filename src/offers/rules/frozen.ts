/**
 * What publication froze stays as it is in the live version (spec "offers" 2.11). Which fields freeze, when, and
 * why, is the type's data; entries of lists are followed by their key, so that a price belongs to its plan.
 */
import { readKey } from '../document.ts'
import type { Json } from '../offer-document.ts'
import { codeOf } from '../types/codes.ts'
import { holds, isEmpty } from '../types/condition.ts'
import type { Field } from '../types/offer-type.ts'
import { fieldsOf, offerPages } from '../types/registry.ts'
import type { Found, Rule } from './rule.ts'

export const publishedStays: Rule = ({ type, document, context }) => {
  const live = context.live?.document
  if (!live) return []
  return offerPages(type).flatMap((page) =>
    fieldsOf(page).flatMap((field) =>
      changed(field, live, document).map(({ at, field: what }) => ({
        fieldKey: field.key,
        at,
        code: codeOf(what, 'immutable'),
      })),
    ),
  )
}

/** Whether a field of an entry, or of the document, is frozen: `live` is that entry in the live version. */
export function isFrozen(field: Field, live: unknown): boolean {
  if (field.immutableAfter !== 'publish' || isEmpty(readKey(live, field.key))) return false
  return !field.frozenIf || holds(field.frozenIf, (key) => readKey(live, key))
}

type Change = { at: NonNullable<Found['at']>; field: Field }

function changed(field: Field, live: unknown, now: unknown): Change[] {
  const [before, after] = [readKey(live, field.key), readKey(now, field.key)]
  if (isFrozen(field, live)) return same(before, after) ? [] : [{ at: [], field }]
  const { item, itemKey } = field
  if (!item || !itemKey || !Array.isArray(before) || !Array.isArray(after)) return []
  return after.flatMap((entry, i) => {
    const name = readKey(entry, itemKey)
    const was = before.find((one) => readKey(one, itemKey) === name)
    if (was === undefined || name === undefined) return []
    return item.flatMap((inner) =>
      changed(inner, was, entry).map((change) => ({ ...change, at: [i, inner.key, ...change.at] })),
    )
  })
}

/** A switch never touched and one that is off are the same. */
function same(a: Json | undefined, b: Json | undefined): boolean {
  return a === b || (isUnset(a) && isUnset(b)) || JSON.stringify(a) === JSON.stringify(b)
}

const isUnset = (value: Json | undefined) => isEmpty(value) || value === false
