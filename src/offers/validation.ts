/** Runs every rule of an offer type over a document. Pure: what rules need to know comes in the context. */
import { pointerTo, readKey } from './document.ts'
import type { Finding } from './finding.ts'
import { offerMessages } from './messages.ts'
import type { OfferDocument } from './offer-document.ts'
import { allRules } from './rules/all.ts'
import type { Found, Subject, ValidationContext } from './rules/rule.ts'
import { holds } from './types/condition.ts'
import type { OfferType, Profile } from './types/offer-type.ts'
import { fieldIndex } from './types/registry.ts'

/** All findings at once, in the order of pages and fields. What is not shown is not checked. */
export function validateDocument(
  type: OfferType,
  profile: Profile,
  document: OfferDocument,
  context: ValidationContext,
): Finding[] {
  const read = (key: string) => readKey(document, key)
  const subject: Subject = { type, profile, document, context, read }
  const order = [...fieldIndex(type).keys()]
  return allRules
    .flatMap((rule) => rule(subject))
    .filter((found) => isShown(subject, found.fieldKey))
    .map((found) => ({ found, place: order.indexOf(found.fieldKey) }))
    .sort((a, b) => a.place - b.place)
    .map(({ found }) => asFinding(type, found))
}

/**
 * A finding about a field of the type, with its page, pointer and English text.
 * For what only the outside can tell (an address that does not answer) and the pipeline reports.
 */
export function asFinding(type: OfferType, { fieldKey, at = [], code, level = 'error', params = {} }: Found): Finding {
  const page = fieldIndex(type).get(fieldKey)?.page
  if (!page) throw new Error(`a rule speaks of a field that ${type.id} does not have: ${fieldKey}`)
  const pointer = pointerTo(fieldKey, ...at)
  return { pageKey: page.key, fieldKey, pointer, code, level, params, message: offerMessages('en', code, params) }
}

/** Whether the page and the field are shown, the rest of the document being as it is. */
export function isShown({ type, read }: Pick<Subject, 'type' | 'read'>, fieldKey: string): boolean {
  const place = fieldIndex(type).get(fieldKey)
  if (!place) return false
  const { page, field } = place
  return [page.visibleIf, field.visibleIf].every((condition) => !condition || holds(condition, read))
}
