/** What is live is stopped, never removed; and somebody must still be able to get something (spec "offers" 2.12). */
import { aboutPlan, plansOf } from './plan.ts'
import type { Rule } from './rule.ts'

export const livePlansStay: Rule = ({ document, context }) => {
  const here = new Set(plansOf(document).map((plan) => plan.planId))
  const gone = plansOf(context.live?.document ?? {}).flatMap(({ planId }) =>
    planId && !here.has(planId) ? planId : [],
  )
  return gone.map((planId) => ({ fieldKey: 'plans', code: 'plans.removed', params: { planId } }))
}

export const onePlanRemains: Rule = ({ document }) => {
  const plans = plansOf(document)
  return plans.length > 0 && plans.every((plan) => plan.read('stopDistribution') === true)
    ? [{ fieldKey: 'plans', code: 'plans.allStopped' }]
    : []
}

/** A plan can't be stopped while another shares its images. */
export const sharedPlansAreNotStopped: Rule = ({ document }) => {
  const plans = plansOf(document)
  return plans.flatMap((plan) => {
    const user = plans.find((other) => other.read('technical.reuses') === plan.planId && plan.planId !== undefined)
    return user && plan.read('stopDistribution') === true
      ? [
          aboutPlan(plan, ['stopDistribution'], {
            code: 'plans.stopDistribution.shared',
            params: { planId: user.planId ?? '' },
          }),
        ]
      : []
  })
}

/** The plan whose configuration is shared is another of this offer, and has one of its own. */
export const sharedPlanExists: Rule = ({ document }) => {
  const plans = plansOf(document)
  return plans.flatMap((plan) => {
    const shared = plan.read('technical.reuses')
    if (!shared) return []
    const source = plans.find((other) => other.planId === shared && other.i !== plan.i)
    return source && !source.read('technical.reuses')
      ? []
      : [
          aboutPlan(plan, ['technical.reuses'], {
            code: 'plans.technical.reuses.unknown',
            params: { planId: String(shared) },
          }),
        ]
  })
}
