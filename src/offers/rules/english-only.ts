/** Some types are listed in English only (spec "offers" 4.5, Power BI). */
import { recogniseLanguage } from '../language.ts'
import { visibleText } from '../rich-text.ts'
import type { Rule } from './rule.ts'

export const listedInEnglish: Rule = ({ document, type }) => {
  if (!type.englishOnly) return []
  const language = recogniseLanguage(visibleText(document.listing?.description ?? ''))
  return language !== undefined && language !== 'en'
    ? [{ fieldKey: 'listing.description', code: 'listing.description.englishOnly' }]
    : []
}
