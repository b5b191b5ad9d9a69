/** How a term can be paid, and what that means for where the plan is shown (spec "offers" 4.3). */
import { aboutPlan, plansOf } from './plan.ts'
import type { Rule } from './rule.ts'

/** A month is paid once; a year not "every year" beside "once"; longer terms any way. */
const payments: Record<string, readonly string[]> = {
  P1M: ['upfront', 'monthly'],
  P1Y: ['upfront', 'monthly', 'yearly'],
  P2Y: ['upfront', 'monthly', 'yearly'],
  P3Y: ['upfront', 'monthly', 'yearly'],
}

export const paymentFitsTerm: Rule = ({ document }) =>
  plansOf(document).flatMap((plan) =>
    plan.entries('pricing.terms').flatMap(({ term, payment }, n) => {
      const allowed = payments[String(term ?? '')]
      return allowed && payment && !allowed.includes(String(payment))
        ? [aboutPlan(plan, ['pricing.terms', n, 'payment'], { code: 'plans.pricing.terms.payment.mismatch' })]
        : []
    }),
  )

/** Terms of several years, and a year paid by the month, appear in the infrastructure storefront only. */
export const longTermsMoveStorefront: Rule = ({ document }) =>
  plansOf(document).flatMap((plan) =>
    plan.entries('pricing.terms').flatMap(({ term, payment }, n) =>
      term === 'P2Y' || term === 'P3Y' || (term === 'P1Y' && payment === 'monthly')
        ? [
            aboutPlan(plan, ['pricing.terms', n, 'term'], {
              code: 'plans.pricing.terms.infrastructureOnly',
              level: 'info',
            }),
          ]
        : [],
    ),
  )
