/** The plans of an offer, each with where it stands: only in the draft, live, on its way out. */
import { requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { notFound } from '#platform/problem'
import type { OfferDocument, Plan } from '../offer-document.ts'
import type { OfferKey } from '../offer-key.ts'
import { inSlot } from '../slots.ts'
import { readOffer } from '../standing.ts'

/**
 * `draft`: never published; `preview`: published to preview only; `live`; `stopPending`: live, and gone with the
 * next publication; `stopped`: was live, and nobody gets it any more.
 */
export type PlanState = 'draft' | 'preview' | 'live' | 'stopPending' | 'stopped'

export type PlanView = { planId: string; name: string; state: PlanState; plan: Plan }

/** @throws notFound */
export async function listPlans(ctx: Ctx, { publisherId, offerId }: OfferKey): Promise<PlanView[]> {
  const key = { publisherId, offerId }
  requirePermission(ctx, 'offer.read', key)
  const offer = await readOffer(ctx, key)
  const [live, preview] = [await inSlot(ctx, key, 'live'), await inSlot(ctx, key, 'preview')]
  return planViews(offer.draft, { live: live?.snapshot.document, preview: preview?.snapshot.document })
}

export type Published = { live?: OfferDocument; preview?: OfferDocument }

function planViews(draft: OfferDocument, published: Published): PlanView[] {
  return (draft.plans ?? []).map((plan) => ({
    planId: plan.planId ?? '',
    name: plan.name ?? plan.planId ?? '',
    state: stateOf(plan, published),
    plan,
  }))
}

function stateOf(plan: Plan, { live, preview }: Published): PlanState {
  const before = findPlan(live, plan.planId)
  if (!before) return findPlan(preview, plan.planId) ? 'preview' : 'draft'
  if (before.stopDistribution === true) return 'stopped'
  return plan.stopDistribution === true ? 'stopPending' : 'live'
}

export function findPlan(document: OfferDocument | undefined, planId: string | undefined): Plan | undefined {
  return planId === undefined ? undefined : document?.plans?.find((plan) => plan.planId === planId)
}

/** @throws notFound */
export function planOf(document: OfferDocument, planId: string): Plan {
  const plan = findPlan(document, planId)
  if (!plan) throw notFound(`The offer has no plan “${planId}”.`)
  return plan
}

/** Plans that customers can get: those that are not stopped. */
export function offeredPlans(document: OfferDocument): Plan[] {
  return (document.plans ?? []).filter((plan) => plan.stopDistribution !== true)
}
