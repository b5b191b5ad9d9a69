/** Tells whoever saved a text which of its tags were taken out (spec "offers" 3.9). */
import { plain, readKey, type Values } from './document.ts'
import type { Finding } from './finding.ts'
import { cleanRichText } from './rich-text.ts'
import { codeOf } from './types/codes.ts'
import type { OfferType } from './types/offer-type.ts'
import { fieldIndex } from './types/registry.ts'
import { asFinding } from './validation.ts'

export function removedMarkup(type: OfferType, values: Values): Finding[] {
  return [...fieldIndex(type).values()]
    .filter(({ field }) => field.type === 'richText')
    .flatMap(({ field }) => {
      const typed = values[field.key] ?? readKey(values, field.key)
      return (typeof typed === 'string' ? cleanRichText(plain(typed), field).removedTags : []).map((tag) =>
        asFinding(type, {
          fieldKey: field.key,
          code: codeOf(field, 'tagNotAllowed'),
          level: 'warning',
          params: { tag },
        }),
      )
    })
}
