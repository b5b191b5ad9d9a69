/** Runs every rule of an offer type over a document. Pure: what rules need to know comes in the context. */
import { pointerTo, readerOf, readKey } from './document.ts'
import type { Finding } from './finding.ts'
import { offerMessages } from './messages.ts'
import type { Json, OfferDocument } from './offer-document.ts'
import { allRules } from './rules/all.ts'
import type { Found, Subject, ValidationContext } from './rules/rule.ts'
import { holds } from './types/condition.ts'
import type { OfferType, Profile } from './types/offer-type.ts'
import { fieldIndex, findField, type PlacedField, planFieldIndex } from './types/registry.ts'

/** All findings at once, in the order of pages and fields. What is not shown is not checked. */
export function validateDocument(
  type: OfferType,
  profile: Profile,
  document: OfferDocument,
  context: ValidationContext,
): Finding[] {
  const read = (key: string) => readKey(document, key)
  const subject: Subject = { type, profile, document, context, read }
  const found = allRules.flatMap((rule) => rule(subject)).filter(({ fieldKey, at }) => isShown(subject, fieldKey, at))
  if (found.length === 0) return []
  const order = [...fieldIndex(type).keys()]
  return found
    .map((one) => ({ one, place: order.indexOf(one.fieldKey) }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => asFinding(type, one))
}

/**
 * A finding about a field of the type, with its page, pointer and English text.
 * For what only the outside can tell (an address that does not answer) and the pipeline reports.
 */
export function asFinding(type: OfferType, { fieldKey, at = [], code, level = 'error', params = {} }: Found): Finding {
  const named = planField(type, fieldKey, at) ?? fieldKey
  const page = findField(type, named)?.page
  if (!page) throw new Error(`a rule speaks of a field that ${type.id} does not have: ${fieldKey}`)
  const pointer = pointerTo(fieldKey, ...at)
  const message = offerMessages('en', code, params)
  // An optional page can be as incomplete as its publisher likes: what is missing there stops nothing.
  const heard = level === 'error' && !page.blocking ? 'warning' : level
  return { pageKey: page.key, fieldKey: named, pointer, code, level: heard, params, message }
}

/** What is found inside the list of plans is about a field of a plan, and told on that field's page. */
function planField(type: OfferType, fieldKey: string, at: Found['at'] = []): string | undefined {
  const key = at[1]
  return fieldKey === 'plans' && typeof key === 'string' && planFieldIndex(type).has(key) ? `plans.${key}` : undefined
}

/** Whether the page and the field are shown, the rest of the document being as it is. */
function isShown({ type, read }: Pick<Subject, 'type' | 'read'>, fieldKey: string, at: Found['at'] = []): boolean {
  const place = fieldIndex(type).get(fieldKey)
  if (!place || !areMet(place, read)) return false
  const [i, key] = at
  if (fieldKey !== 'plans' || typeof key !== 'string') return true
  const inPlan = planFieldIndex(type).get(key)
  const plan = (read('plans') as Json[] | undefined)?.[Number(i)]
  return !inPlan || areMet(inPlan, readerOf(plan, read))
}

function areMet({ page, field }: PlacedField, read: (key: string) => Json | undefined): boolean {
  return [page.visibleIf, field.visibleIf].every((condition) => !condition || holds(condition, read))
}
