/** What kind of thing a deployment deployed, where nobody told it. Specification: attribution §5.1. */
import { planPackages } from '#offers'
import type { Ctx } from '#platform/ctx'
import type { GuidRecord } from './guid-record.ts'
import type { templateTypes } from './schema.ts'

/** By the plan as it is live: what customers do not deploy from its package, they deploy from its publisher’s definition. */
export async function templateTypeOf(
  ctx: Ctx,
  { publisherId, offerId, planId, channel }: GuidRecord,
): Promise<(typeof templateTypes)[number]> {
  if (channel !== 'marketplace') return 'external'
  const live = offerId && planId ? await planPackages(ctx, { publisherId, offerId }) : undefined
  const isManaged =
    live?.offer.document.plans?.some((plan) => plan.planId === planId) &&
    !live.packages.some((one) => one.planId === planId)
  return isManaged ? 'managedApplication' : 'solutionTemplate'
}
