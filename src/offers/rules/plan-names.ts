/** Customers tell plans apart by their names: no two of an offer are the same (spec "offers" 4.3). */
import { aboutPlan, plansOf } from './plan.ts'
import type { Rule } from './rule.ts'

export const planNamesDiffer: Rule = ({ document }) => {
  const plans = plansOf(document)
  const names = plans.map((plan) => String(plan.read('name') ?? '').toLocaleLowerCase('en'))
  return plans.flatMap((plan, i) =>
    names[i] && names.indexOf(names[i]) < i
      ? [aboutPlan(plan, ['name'], { code: 'plans.name.duplicate', params: { value: String(plan.read('name')) } })]
      : [],
  )
}
