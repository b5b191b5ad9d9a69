/** The fewest users are not more than the most (spec "offers" 4.3). */
import { aboutPlan, plansOf } from './plan.ts'
import type { Rule } from './rule.ts'

export const fewestUsersBelowMost: Rule = ({ document }) =>
  plansOf(document).flatMap((plan) => {
    const [min, max] = [plan.read('pricing.users.min'), plan.read('pricing.users.max')]
    return typeof min === 'number' && typeof max === 'number' && min > max
      ? [aboutPlan(plan, ['pricing.users.max'], { code: 'plans.pricing.users.belowMin', params: { min, max } })]
      : []
  })
