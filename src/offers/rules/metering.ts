/** Who has meters says which application reports their usage (spec "offers" 4.5). */
import { plansOf } from './plan.ts'
import type { Rule } from './rule.ts'

export const metersHaveAReporter: Rule = ({ document, type }) =>
  type.id === 'azure-application' &&
  !document.technical?.applicationId &&
  plansOf(document).some((plan) => plan.entries('meters').length > 0)
    ? [{ fieldKey: 'technical.applicationId', code: 'technical.applicationId.forMeters' }]
    : []
