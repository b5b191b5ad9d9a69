/** One application manages the subscriptions of all of a publisher's services (spec "offers" 4.3). */
import type { Rule } from './rule.ts'

export const applicationIsTheSame: Rule = ({ document, type, context }) => {
  const id = document.technical?.applicationId
  const others = context.otherApplicationIds ?? []
  return type.id === 'saas' && id && others.length > 0 && !others.includes(id)
    ? [
        {
          fieldKey: 'technical.applicationId',
          code: 'technical.applicationId.differsFromOtherOffers',
          level: 'warning',
          params: { other: others[0] ?? '' },
        },
      ]
    : []
}
