/** Plans that customers have: they are stopped from being sold, and never deleted (spec "offers" 9.1, `lifecycleState`). */
import type { Product } from '#offers'
import type { Ctx } from '#platform/ctx'
import { notFound } from '#platform/problem'
import { plansOf, viewSlot } from './offer-view.ts'
import { planIsLive } from './problems.ts'

/** @throws planIsLive for the first of these plans that is published */
export async function refuseLivePlans(ctx: Ctx, product: Product, planIds: readonly string[]): Promise<void> {
  if (planIds.length === 0) return
  const live = await livePlans(ctx, product)
  const published = planIds.find((planId) => live.has(planId))
  if (published === undefined) return
  throw planIsLive(
    `The plan “${published}” is live and cannot be deleted. To sell it no longer, make it deprecated and publish the offer again.`,
  )
}

async function livePlans(ctx: Ctx, product: Product): Promise<Set<string>> {
  try {
    return new Set(plansOf(await viewSlot(ctx, product, 'live')).map(({ planId }) => planId))
  } catch (error) {
    // Never published.
    if (notFound.is(error)) return new Set()
    throw error
  }
}
