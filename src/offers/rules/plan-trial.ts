/** A free month and meters exclude each other: usage of a trial would have to be billed (spec "offers" 4.3). */
import { aboutPlan, plansOf } from './plan.ts'
import type { Rule } from './rule.ts'

export const trialWithoutMeters: Rule = ({ document }) =>
  plansOf(document)
    .filter((plan) => plan.read('trial.oneMonth') === true && plan.entries('meters').length > 0)
    .map((plan) => aboutPlan(plan, ['trial.oneMonth'], { code: 'plans.trial.withMeters' }))
