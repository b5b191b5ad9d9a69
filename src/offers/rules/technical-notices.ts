/** What a publisher should know about two settings that upstream left with surprises (spec "offers" 3.6). */
import type { Rule } from './rule.ts'

/** The field exists because it always did; nothing reads it. */
export const reservedUrl: Rule = ({ document }) =>
  document.technical?.applicationConfigurationUrl
    ? [
        {
          fieldKey: 'technical.applicationConfigurationUrl',
          code: 'technical.applicationConfigurationUrl.reserved',
          level: 'warning',
        },
      ]
    : []

export const secureStoreReview: Rule = ({ document }) =>
  document.technical?.requiresS2SSecureStore
    ? [{ fieldKey: 'technical.requiresS2SSecureStore', code: 'technical.s2s.reviewNotice', level: 'info' }]
    : []
