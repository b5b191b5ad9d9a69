/** a listing that is not in English says so in its first sentence (spec "offers" 3.4). */
import { declaredLanguage, recogniseLanguage } from '../language.ts'
import { visibleText } from '../rich-text.ts'
import type { Rule } from './rule.ts'

export const descriptionLanguage: Rule = ({ document }) => {
  const text = visibleText(document.listing?.description ?? '')
  const declared = declaredLanguage(text)
  const recognised = recogniseLanguage(text)
  const foreign = recognised !== undefined && recognised !== 'en'
  return foreign && (declared === undefined || declared === 'en')
    ? [{ fieldKey: 'listing.description', code: 'listing.description.language' }]
    : []
}
