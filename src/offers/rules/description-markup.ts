/** Only the limited markup in the description, and something to read in it (spec "offers" 3.9). */
import { cleanRichText, visibleText } from '../rich-text.ts'
import type { Rule } from './rule.ts'

const fieldKey = 'listing.description'

/** Saving removes the tags already; this speaks of documents that were not saved through the draft. */
export const descriptionTags: Rule = ({ document }) =>
  cleanRichText(document.listing?.description ?? '').removedTags.map((tag) => ({
    fieldKey,
    code: 'listing.description.tagNotAllowed',
    level: 'warning',
    params: { tag },
  }))

export const descriptionSaysSomething: Rule = ({ document }) => {
  const html = document.listing?.description ?? ''
  return html !== '' && visibleText(html) === '' ? [{ fieldKey, code: 'listing.description.required' }] : []
}
