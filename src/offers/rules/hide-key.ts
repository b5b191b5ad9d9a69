/** The first preview needs a hide key, and a key should not be guessed (spec "offers" 3.5). */
import type { Rule } from './rule.ts'

const fieldKey = 'availability.hideKey'

export const firstPreviewIsHidden: Rule = ({ document, type, context }) =>
  type.previewBy === 'hideKey' && !context.previewedBefore && !document.availability?.hideKey
    ? [{ fieldKey, code: 'availability.hideKey.required' }]
    : []

export const hideKeyIsStrong: Rule = ({ document }) => {
  const key = document.availability?.hideKey
  return key && (key.length < 8 || new Set(key).size < 4)
    ? [{ fieldKey, code: 'availability.hideKey.weak', level: 'warning' }]
    : []
}
