/** Customers of private plans, changed in the store without publishing again (spec "offers" 2.3, T16). */
import { eq } from 'drizzle-orm'
import { recordAct, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { noteHistory } from '../history.ts'
import type { OfferDocument, Plan } from '../offer-document.ts'
import type { OfferKey } from '../offer-key.ts'
import { audienceNotSyncable } from '../problems.ts'
import { reasonFor } from '../refusal-words.ts'
import { publications } from '../schema.ts'
import { inSlot, nextCatalogueVersion } from '../slots.ts'
import { holdOffer } from '../standing.ts'
import { findPlan } from './plans.ts'

/**
 * Gives the private audiences of the draft to the plans that are in preview and live. Nothing else changes, and
 * no submission is made.
 * @returns how many plans got another audience
 * @throws audienceNotSyncable when nothing is live, or a submission is running
 */
export async function syncPrivateAudience(ctx: Ctx, { publisherId, offerId }: OfferKey): Promise<number> {
  const key = { publisherId, offerId }
  requirePermission(ctx, 'offer.price', key)
  return inTransaction(ctx, async (ctx) => {
    const { offer, running } = await holdOffer(ctx, key)
    if (running) throw audienceNotSyncable(reasonFor(ctx, 'audience.running'))
    if (!(await inSlot(ctx, key, 'live'))) throw audienceNotSyncable(reasonFor(ctx, 'audience.notLive'))
    let changed = 0
    for (const slot of ['preview', 'live'] as const) {
      const publication = await inSlot(ctx, key, slot)
      if (!publication) continue
      const plans = (publication.snapshot.document.plans ?? []).map((plan) => withAudience(plan, offer.draft))
      if (JSON.stringify(plans) === JSON.stringify(publication.snapshot.document.plans)) continue
      if (slot === 'live') changed = plans.filter((plan, i) => plan !== publication.snapshot.document.plans?.[i]).length
      const snapshot = { ...publication.snapshot, document: { ...publication.snapshot.document, plans } }
      const catalogueVersion = slot === 'live' ? await nextCatalogueVersion(ctx) : null
      await ctx.db
        .update(publications)
        .set({ snapshot, ...(catalogueVersion && { catalogueVersion }) })
        .where(eq(publications.id, publication.id))
    }
    if (changed > 0) {
      await noteHistory(ctx, key, { event: 'audienceSynced' })
      await recordAct(ctx, { ...key, act: 'offer.audienceSynced', subject: offerId, detail: { plans: changed } })
    }
    return changed
  })
}

/** Only plans that are private on both sides: becoming public is a publication. */
function withAudience(plan: Plan, draft: OfferDocument): Plan {
  const now = findPlan(draft, plan.planId)
  if (plan.audience !== 'private' || now?.audience !== 'private') return plan
  return JSON.stringify(now.privateAudience) === JSON.stringify(plan.privateAudience)
    ? plan
    : { ...plan, privateAudience: now.privateAudience }
}
