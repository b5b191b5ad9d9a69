/**
 * Addresses under which a customer of a private plan sees it: the listing's, with a key that only this instance can
 * make for that customer. The IDs of tenants and subscriptions are no secrets, so knowing one opens nothing; a key
 * works as long as its customer is among the plan's private audience in the store.
 */
import { requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { notFound } from '#platform/problem'
import { sameSecret } from '#platform/secrets'
import type { Plan } from '../offer-document.ts'
import type { OfferKey } from '../offer-key.ts'
import { reasonFor } from '../refusal-words.ts'
import { inSlot } from '../slots.ts'
import type { Snapshot } from '../snapshot.ts'
import { readOffer } from '../standing.ts'
import { getOfferType } from '../types/registry.ts'
import { findPlan } from './plans.ts'

export type PrivateLink = { id: string; description: string; url: string }
type Audience = { id?: string; description?: string }[]

const HASH = 24

/**
 * The links of a plan that is live and private, one for each of its customers; none as long as it is neither.
 * @throws notFound when the offer has no such plan
 */
export async function listPrivateLinks(
  ctx: Ctx,
  { publisherId, offerId, planId }: OfferKey & { planId: string },
): Promise<PrivateLink[]> {
  const key = { publisherId, offerId }
  requirePermission(ctx, 'offer.read', key)
  const { draft } = await readOffer(ctx, key)
  const live = await inSlot(ctx, key, 'live')
  if (!findPlan(draft, planId)) throw notFound(reasonFor(ctx, 'plan.unknown', { planId }))
  const plan = findPlan(live?.snapshot.document, planId)
  if (!live || plan?.audience !== 'private') return []
  const address = addressOf(ctx, live.snapshot, key)
  return audienceOf(plan).flatMap(({ id, description = '' }) =>
    id ? [{ id, description, url: `${address}?hideKey=${privateKey(ctx, key, id)}` }] : [],
  )
}

/** The key of one customer: its ID, and a hash of it that nobody else can make. */
export function privateKey(ctx: Pick<Ctx, 'keys'>, { publisherId, offerId }: OfferKey, id: string): string {
  const bare = id.toLowerCase().replaceAll('-', '')
  return bare + ctx.keys.hash('offers.private-plan', `${publisherId}.${offerId}\n${bare}`).slice(0, HASH)
}

/** The customer whose key this is, if it is one. */
export function customerOf(ctx: Pick<Ctx, 'keys'>, key: OfferKey, given: string | undefined): string | undefined {
  if (given?.length !== 32 + HASH || !/^[0-9a-f]{32}/.test(given)) return undefined
  const bare = given.slice(0, 32)
  return sameSecret(given, privateKey(ctx, key, bare)) ? bare : undefined
}

/** Whether the plan is kept for this customer. */
export function isKeptFor(plan: Plan, customer: string | undefined): boolean {
  if (customer === undefined) return false
  return audienceOf(plan).some(({ id }) => id?.toLowerCase().replaceAll('-', '') === customer)
}

function audienceOf(plan: Plan): Audience {
  return (plan.privateAudience as Audience | undefined) ?? []
}

function addressOf(ctx: Ctx, { type, profile }: Snapshot, { publisherId, offerId }: OfferKey): string {
  return `${ctx.config.url}/product/${getOfferType(type, profile).urlSegment}/${publisherId}.${offerId}`
}
