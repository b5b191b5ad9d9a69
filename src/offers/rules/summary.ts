/** The summary is one sentence of plain text: search results show it as it is (spec "offers" 3.4). */
import type { Rule } from './rule.ts'

const fieldKey = 'listing.summary'

export const summaryPlain: Rule = ({ document }) => {
  const summary = document.listing?.summary ?? ''
  return looksLikeMarkup.test(summary) ? [{ fieldKey, code: 'listing.summary.markup' }] : []
}

export const summaryOneSentence: Rule = ({ document }) => {
  const summary = document.listing?.summary ?? ''
  if (plainlyOne.test(summary)) return []
  const n = [...sentences.segment(summary)].filter(({ segment }) => /\p{L}{2}/u.test(segment)).length
  return n > 1 ? [{ fieldKey, code: 'listing.summary.sentences', level: 'warning', params: { n } }] : []
}

// A tag, a comment, an entity, or Markdown's link; "a < b" is text.
const looksLikeMarkup = /<\/?[a-z][^>]*>|<!--|&(?:[a-z]{2,8}|#\d{1,6}|#x[0-9a-f]{1,6});|\[[^\]]+\]\([^)]+\)/i

// European letters with no mark that ends a sentence but at the very end: no need to ask where sentences end.
const plainlyOne = /^[ "-\-/->@-\u0084\u0086-\u02ff\u2013\u2014\u2018-\u201f]*[.!?]?$/

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })
