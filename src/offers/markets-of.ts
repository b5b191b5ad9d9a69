/** Countries where an offer can be had, wherever its type asks for them: of the offer, or of its plans. */
import type { OfferDocument } from './offer-document.ts'
import { offeredPlans } from './plans/plans.ts'

/** ISO 3166 codes of countries, each once, whether the document names them or a plan that is still offered does. */
export function marketsOf(document: OfferDocument): string[] {
  const { markets, market } = document.availability ?? {}
  const ofPlans = offeredPlans(document).flatMap((plan) => (plan.markets as string[] | undefined) ?? [])
  return [...new Set([...(markets ?? []), ...(market ? [market] : []), ...ofPlans])]
}
