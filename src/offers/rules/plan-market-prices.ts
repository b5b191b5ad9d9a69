/** A price for a market where the plan is not sold is a slip (spec "offers" 4.3). */
import { aboutPlan, plansOf } from './plan.ts'
import type { Rule } from './rule.ts'

export const marketPricesAreSold: Rule = ({ document }) =>
  plansOf(document).flatMap((plan) => {
    const markets = plan.read('markets')
    if (!Array.isArray(markets)) return []
    return plan.entries('pricing.terms').flatMap((term, n) =>
      (Array.isArray(term.marketPrices) ? term.marketPrices : []).flatMap((entry, m) => {
        const market = (entry as { market?: string }).market
        return market && !markets.includes(market)
          ? [
              aboutPlan(plan, ['pricing.terms', n, 'marketPrices', m, 'market'], {
                code: 'plans.marketPrices.notSold',
                params: { market },
              }),
            ]
          : []
      }),
    )
  })
