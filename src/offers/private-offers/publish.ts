/** A private offer comes out, and is taken back. */
import { recordAct, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { privateOfferIncomplete } from '../problems.ts'
import { privateOffers } from '../schema.ts'
import { findingsOfDeal } from './findings.ts'
import { requireMove } from './moves.ts'
import { announcePublished, announceWithdrawn } from './notices.ts'
import { getPrivateOffer, type PrivateOffer } from './private-offers.ts'
import { changed, holdRow, isRow, type PrivateOfferKey } from './rows.ts'
import { soldBy } from './sellable.ts'
import { dealWords } from './words.ts'

/**
 * Makes the deal one that customers can accept; a reseller's margin holds from now on. From here on its terms stay.
 * @throws privateOfferIncomplete with everything that is wrong
 * @throws privateOfferNotInState when it is out already, or what it upgrades was not accepted
 */
export async function publishPrivateOffer(ctx: Ctx, key: PrivateOfferKey): Promise<PrivateOffer> {
  requirePermission(ctx, 'offer.submit', { publisherId: key.publisherId })
  return inTransaction(ctx, async (ctx) => {
    const row = await holdRow(ctx, key)
    requireMove(ctx, 'publish', row)
    if (row.upgradedFrom) requireMove(ctx, 'upgrade', await holdRow(ctx, { ...key, id: row.upgradedFrom }))
    const errors = findingsOfDeal(ctx, row, await soldBy(ctx, key.publisherId))
    if (errors.length > 0) throw privateOfferIncomplete(dealWords(ctx.locale, 'refused.incomplete'), { errors })
    for (const { offerId } of row.deal.pricing) {
      requirePermission(ctx, 'offer.price', { publisherId: key.publisherId, offerId })
    }
    await ctx.db
      .update(privateOffers)
      .set({ state: 'live', publishedAt: ctx.now(), revision: row.revision + 1, ...changed(ctx) })
      .where(isRow(key))
    await recordAct(ctx, { publisherId: key.publisherId, act: 'privateOffer.published', subject: key.id })
    await announcePublished(ctx, row)
    return getPrivateOffer(ctx, key)
  })
}

/** Customers no longer find it. @throws privateOfferNotInState once somebody accepted it */
export async function withdrawPrivateOffer(ctx: Ctx, key: PrivateOfferKey): Promise<PrivateOffer> {
  requirePermission(ctx, 'offer.submit', { publisherId: key.publisherId })
  return inTransaction(ctx, async (ctx) => {
    const row = await holdRow(ctx, key)
    requireMove(ctx, 'withdraw', row)
    await ctx.db
      .update(privateOffers)
      .set({ state: 'withdrawn', revision: row.revision + 1, ...changed(ctx) })
      .where(isRow(key))
    await recordAct(ctx, { publisherId: key.publisherId, act: 'privateOffer.withdrawn', subject: key.id })
    await announceWithdrawn(ctx, row)
    return getPrivateOffer(ctx, key)
  })
}
