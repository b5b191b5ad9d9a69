/** What the customer of a private offer sees of it, and the customer's yes. */
import { findPublisher, recordAct } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { notFound, unauthenticated, unprocessable } from '#platform/problem'
import { findAsset } from '../assets.ts'
import { privateOfferNotInState } from '../problems.ts'
import { privateOffers } from '../schema.ts'
import { beneficiaryOf, idIn } from './customer-links.ts'
import { type Acceptance, type Beneficiary, dayOf, isDay, type PrivateOfferType } from './deal.ts'
import { requireMove, stateOn } from './moves.ts'
import { announceAccepted, announceUpgraded } from './notices.ts'
import { changed, holdRow, isRow, type PrivateOfferRow, readRow } from './rows.ts'
import { type ListedPrice, privatePrice, type SellableOffer, soldBy } from './sellable.ts'
import { dealWords } from './words.ts'

export type PrivatePrice = ListedPrice & { privatePrice?: number }
export type OfferedPlan = {
  offerName: string
  /** Part of its address, when it is still sold. */
  address?: { segment: string; key: string }
  planName?: string
  /** Set when all prices of the line are less by it. */
  percentage?: number
  prices: PrivatePrice[]
}

export type PrivateOfferPage = {
  name: string
  type: PrivateOfferType
  publisherName: string
  customer: string
  preparedBy: string
  acceptBy?: string
  /** First and last day of the prices; the first is open until they are accepted. */
  start?: string
  end: string
  plans: OfferedPlan[]
  hasTerms: boolean
  acceptedAt?: string
  acceptedBy?: string
  /** It can be accepted today. */
  open: boolean
  state: 'live' | 'accepted' | 'expired' | 'upgraded'
}

type Link = { publisherId: string; key: string }

/** @throws notFound for a link that opens nothing, or nothing any more */
export async function openPrivateOffer(ctx: Ctx, link: Link): Promise<PrivateOfferPage> {
  const { row, customer } = await found(ctx, link)
  const { name, type, deal } = row
  const state = stateOn(dayOf(ctx.now()), row)
  if (state === 'draft' || state === 'withdrawn') throw notFound(dealWords(ctx.locale, 'refused.link'))
  const publisher = await findPublisher(ctx, row.publisherId)
  const own = row.acceptances.find(({ beneficiaryId }) => beneficiaryId === customer.id)
  return {
    ...{ name, type, state },
    publisherName: publisher?.displayName ?? row.publisherId,
    customer: customer.description || customer.id,
    preparedBy: deal.preparedBy ?? '',
    acceptBy: type === 'customerPromotion' ? deal.acceptBy : undefined,
    start: startFor(row, own),
    end: deal.end ?? '',
    plans: await plansOf(ctx, row),
    hasTerms: deal.termsFile !== undefined,
    acceptedAt: own?.at,
    acceptedBy: own?.name,
    open: !own && isOpen(ctx, row),
  }
}

async function plansOf(ctx: Pick<Ctx, 'db'>, { publisherId, deal }: PrivateOfferRow): Promise<OfferedPlan[]> {
  const sold = await soldBy(ctx, publisherId)
  return deal.pricing.flatMap((line) => offered(publisherId, line, sold))
}

function offered(
  publisherId: string,
  line: PrivateOfferRow['deal']['pricing'][number],
  sold: SellableOffer[],
): OfferedPlan[] {
  const offer = sold.find(({ offerId }) => offerId === line.offerId)
  const percentage = line.discount === 'percentage' ? line.percentage : undefined
  if (!offer) return [{ offerName: line.offerId, planName: line.planId, percentage, prices: [] }]
  const address = { segment: offer.segment, key: `${publisherId}.${offer.offerId}` }
  const plans = offer.plans.filter(({ planId }) => !line.planId || planId === line.planId)
  if (plans.length === 0) {
    return [{ offerName: line.planId ? `${offer.name}: ${line.planId}` : offer.name, percentage, prices: [] }]
  }
  return plans.map((plan) => ({
    offerName: offer.name,
    address,
    planName: plan.name,
    percentage,
    prices: plan.prices.map((price) => ({ ...price, privatePrice: privatePrice(price, line) })),
  }))
}

/** The PDF of its own terms. @throws notFound when it has none */
export async function privateOfferTerms(
  ctx: Ctx,
  link: Link,
): Promise<{ sha256: string; filename: string; size: number }> {
  const { row } = await found(ctx, link)
  const isOut = stateOn(dayOf(ctx.now()), row) !== 'draft' && row.state !== 'withdrawn'
  const asset = isOut && row.deal.termsFile ? await findAsset(ctx, row.publisherId, row.deal.termsFile) : undefined
  if (!asset) throw notFound(dealWords(ctx.locale, 'refused.link'))
  return asset
}

/**
 * The customer accepts, as a person who has signed in: a deal is closed by somebody. What it upgrades ends with it.
 * @throws unauthenticated for who has not signed in
 * @throws privateOfferNotInState when it was accepted, withdrawn, its time has passed, or what it is about is not sold any more
 */
export async function acceptPrivateOffer(
  ctx: Ctx,
  { acceptsTerms, ...link }: Link & { acceptsTerms: boolean },
): Promise<void> {
  const { actor } = ctx
  const { row: seen, customer } = await found(ctx, link)
  if (actor.kind !== 'person' || !actor.email) throw unauthenticated('Sign in to accept.')
  const say = (code: string, params = {}) => dealWords(ctx.locale, code, params)
  if (!acceptsTerms) {
    const errors = [
      { pointer: '#/acceptsTerms', code: 'privateOffer.termsNotRead', detail: say('refused.termsNotRead') },
    ]
    throw unprocessable(say('refused.termsNotRead'), { errors })
  }
  const { name, email } = { name: actor.name, email: actor.email }
  await inTransaction(ctx, async (ctx) => {
    const row = await holdRow(ctx, { publisherId: seen.publisherId, id: seen.id })
    if (row.type === 'cspPromotion') throw privateOfferNotInState(say('refused.reseller'))
    requireMove(ctx, 'accept', row)
    if (row.acceptances.some(({ beneficiaryId }) => beneficiaryId === customer.id)) {
      throw privateOfferNotInState(say('refused.accepted'))
    }
    if (!isOpen(ctx, row)) {
      const { acceptBy = '', preparedBy = '' } = row.deal
      throw privateOfferNotInState(say('refused.acceptBy', { date: acceptBy, contact: preparedBy }))
    }
    const unsold = (await plansOf(ctx, row)).find(({ address }) => !address)
    if (unsold) {
      const { offerName: offer } = unsold
      throw privateOfferNotInState(say('refused.unsold', { offer, contact: row.deal.preparedBy ?? '' }))
    }
    const acceptance = { beneficiaryId: customer.id, at: ctx.now().toISOString(), personId: actor.id, name, email }
    const acceptances = [...row.acceptances, acceptance]
    await ctx.db
      .update(privateOffers)
      .set({ state: 'accepted', acceptances, revision: row.revision + 1, ...changed(ctx) })
      .where(isRow(row))
    await recordAct(ctx, {
      publisherId: row.publisherId,
      act: 'privateOffer.accepted',
      subject: row.id,
      detail: { beneficiary: customer.id },
    })
    await announceAccepted(ctx, row, { customer, acceptance, start: startFor(row, acceptance) ?? '' })
    await endFormer(ctx, row)
  })
}

async function endFormer(ctx: Ctx, { publisherId, upgradedFrom, name }: PrivateOfferRow): Promise<void> {
  if (!upgradedFrom) return
  const former = await holdRow(ctx, { publisherId, id: upgradedFrom })
  if (stateOn(dayOf(ctx.now()), former) !== 'accepted') return
  await ctx.db
    .update(privateOffers)
    .set({ state: 'upgraded', revision: former.revision + 1, ...changed(ctx) })
    .where(isRow(former))
  await announceUpgraded(ctx, former, name)
}

function isOpen(ctx: Pick<Ctx, 'now'>, row: PrivateOfferRow): boolean {
  const today = dayOf(ctx.now())
  const state = stateOn(today, row)
  if (row.type !== 'customerPromotion' || (state !== 'live' && state !== 'accepted')) return false
  return !isDay(row.deal.acceptBy) || row.deal.acceptBy >= today
}

function startFor({ type, deal }: PrivateOfferRow, acceptance: Acceptance | undefined): string | undefined {
  if (type === 'cspPromotion' || !deal.variableStartDate) return deal.start
  return acceptance && dayOf(new Date(acceptance.at))
}

async function found(ctx: Ctx, { publisherId, key }: Link): Promise<{ row: PrivateOfferRow; customer: Beneficiary }> {
  const id = idIn(key)
  const row = id ? await readRow(ctx, { publisherId, id }).catch((error) => missing(error)) : undefined
  const customer = row && beneficiaryOf(ctx, row, key)
  if (!row || !customer) throw notFound(dealWords(ctx.locale, 'refused.link'))
  return { row, customer }
}

function missing(error: unknown): undefined {
  if (!notFound.is(error)) throw error
  return undefined
}
