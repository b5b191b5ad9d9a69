/** One pricing model for all plans: a subscription may move from plan to plan (spec "offers" 4.3). */
import { aboutPlan, plansOf } from './plan.ts'
import type { Rule } from './rule.ts'

export const pricingModelsAgree: Rule = ({ document, type }) => {
  if (type.plans !== 'ifTransactable') return []
  const plans = plansOf(document)
  const first = plans.map((plan) => plan.read('pricing.model')).find((model) => model !== undefined)
  return plans
    .filter((plan) => plan.read('pricing.model') !== undefined && plan.read('pricing.model') !== first)
    .map((plan) => aboutPlan(plan, ['pricing.model'], { code: 'plans.pricing.model.differs' }))
}
