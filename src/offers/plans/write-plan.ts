/** Adding, writing, deleting and stopping a plan: saves of the draft, and what its history tells of them. */
import { requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { notFound, unprocessable } from '#platform/problem'
import { type Changes, withChanges } from '../document.ts'
import { type OfferDraft, writeDraft } from '../draft.ts'
import { noteHistory } from '../history.ts'
import type { HistoryEvent } from '../history-events.ts'
import type { Json, OfferDocument, Plan } from '../offer-document.ts'
import type { OfferKey } from '../offer-key.ts'
import { initialValue } from '../page-status.ts'
import { planNotStoppable, planWasPublished } from '../problems.ts'
import { fieldRefusal, reasonFor } from '../refusal-words.ts'
import { readOffer } from '../standing.ts'
import { getOfferType, planFieldIndex } from '../types/registry.ts'
import { listPlans, type PlanView, planOf } from './plans.ts'

/** `revision`: the one that was read; nothing is saved when somebody saved since. */
export type PlanKey = OfferKey & { planId: string; revision: number }

/**
 * Begins a plan with its ID, which it keeps for ever, and the first values of its type.
 * @throws unprocessable when the ID breaks a rule or is taken
 */
export async function addPlan(ctx: Ctx, { name, ...key }: PlanKey & { name: string }): Promise<OfferDraft> {
  requirePermission(ctx, 'offer.edit', key)
  const planId = key.planId.trim()
  return inTransaction(ctx, async (ctx) => {
    const offer = await readOffer(ctx, key)
    const fields = planFieldIndex(getOfferType(offer.type, offer.profile))
    const plans = offer.draft.plans ?? []
    refuseId(ctx, planId, { plans, max: fields.get('planId')?.field.max ?? 50 })
    const values: Changes = new Map(
      [...fields.values()].map(({ field }) => [field.key, initialValue(field, '') ?? null]),
    )
    values.set('planId', planId).set('name', name.trim())
    const plan = withChanges({}, values) as Plan
    const draft = await writeDraft(ctx, { ...key, values: { plans: [...plans, plan] as Json[] } })
    await tell(ctx, key, { event: 'planCreated', planId })
    return draft
  })
}

function refuseId(ctx: Ctx, planId: string, { plans, max }: { plans: Plan[]; max: number }): void {
  const code =
    planId === ''
      ? 'plans.planId.required'
      : !/^[a-z0-9_-]+$/.test(planId)
        ? 'plans.planId.format'
        : planId.length > max
          ? 'plans.planId.tooLong'
          : plans.some((plan) => plan.planId === planId)
            ? 'plans.itemDuplicate'
            : undefined
  if (!code) return
  const params = { value: planId, n: planId.length, max }
  const errors = [fieldRefusal(ctx, { pointer: '#/planId', code, params })]
  throw unprocessable(reasonFor(ctx, 'plan.notAdded'), { errors })
}

/**
 * Keeps what was typed on a page of a plan: values by their key in the plan; null takes one away.
 * Who may only set prices saves the pages of price and availability.
 * @throws notFound, staleRevision, unprocessable as saveDraft does
 */
export async function savePlan(
  ctx: Ctx,
  { values, pageKey, ...key }: PlanKey & { values: Record<string, Json>; pageKey?: string },
): Promise<OfferDraft> {
  return inTransaction(ctx, async (ctx) => {
    const offer = await readOffer(ctx, key)
    const fields = planFieldIndex(getOfferType(offer.type, offer.profile))
    const pages = new Set(Object.keys(values).map((name) => fields.get(name)?.page.key))
    const onlyPrice = [...pages].every((page) => page === 'planPricing' || page === 'planAvailability')
    requirePermission(ctx, onlyPrice ? 'offer.price' : 'offer.edit', key)
    planOf(offer.draft, key.planId)
    const { planId: _, ...typed } = values
    const plans = (offer.draft.plans ?? []).map((plan) => (plan.planId === key.planId ? changed(plan, typed) : plan))
    return writeDraft(ctx, { ...key, pageKey, values: { plans: plans as Json[] } })
  })
}

/** Not cleaned here: saving the draft does that for every value. */
function changed(plan: Plan, values: Record<string, Json>): Plan {
  return withChanges(plan as OfferDocument, new Map(Object.entries(values))) as Plan
}

/**
 * Deletes a plan that was never published, for good.
 * @throws planWasPublished when customers or testers have seen it: stop its distribution instead
 */
export async function deletePlan(ctx: Ctx, key: PlanKey): Promise<OfferDraft> {
  requirePermission(ctx, 'offer.edit', key)
  return inTransaction(ctx, async (ctx) => {
    const { state } = await viewOf(ctx, key)
    if (state !== 'draft') throw planWasPublished(reasonFor(ctx, 'plan.published'))
    const offer = await readOffer(ctx, key)
    const plans = (offer.draft.plans ?? []).filter((plan) => plan.planId !== key.planId)
    const draft = await writeDraft(ctx, { ...key, values: { plans: plans as Json[] } })
    await tell(ctx, key, { event: 'planDeleted' })
    return draft
  })
}

/**
 * Takes a plan out of the store with the next publication, or keeps it in after all. Those who have it keep it.
 * @throws planNotStoppable when no other plan would remain, or another shares its images
 */
export async function stopPlan(ctx: Ctx, { stop, ...key }: PlanKey & { stop: boolean }): Promise<OfferDraft> {
  requirePermission(ctx, 'offer.stop', key)
  return inTransaction(ctx, async (ctx) => {
    const plan = await viewOf(ctx, key)
    if (plan.state === 'draft') throw planNotStoppable(reasonFor(ctx, 'plan.neverPublished'))
    if (stop) await refuseLast(ctx, key)
    const offer = await readOffer(ctx, key)
    const plans = (offer.draft.plans ?? []).map((one) =>
      one.planId === key.planId ? changed(one, { stopDistribution: stop }) : one,
    )
    const draft = await writeDraft(ctx, { ...key, values: { plans: plans as Json[] } })
    await tell(ctx, key, { event: stop ? 'planStopInitiated' : 'planResumed' })
    return draft
  })
}

async function refuseLast(ctx: Ctx, key: PlanKey): Promise<void> {
  const others = (await listPlans(ctx, key)).filter(({ planId }) => planId !== key.planId)
  if (!others.some(({ plan }) => plan.stopDistribution !== true)) {
    throw planNotStoppable(reasonFor(ctx, 'plan.last'))
  }
  const user = others.find(({ plan }) => (plan.technical as { reuses?: string } | undefined)?.reuses === key.planId)
  if (user) throw planNotStoppable(reasonFor(ctx, 'plan.shared', { planId: user.planId }))
}

async function viewOf(ctx: Ctx, key: PlanKey): Promise<PlanView> {
  const view = (await listPlans(ctx, key)).find(({ planId }) => planId === key.planId)
  if (!view) throw notFound(reasonFor(ctx, 'plan.unknown', { planId: key.planId }))
  return view
}

type Told = { event: HistoryEvent; planId?: string }

async function tell(ctx: Ctx, { publisherId, offerId, planId }: PlanKey, told: Told): Promise<void> {
  await noteHistory(ctx, { publisherId, offerId }, { event: told.event, note: told.planId ?? planId })
}
