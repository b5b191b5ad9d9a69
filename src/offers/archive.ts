/**
 * What becomes of an offer that left the store for good: put away, taken out again, and, once it was away long enough
 * and no customer holds a deal on it, removed with everything that was ever published of it (spec "offers" 10, P13).
 */
import { and, eq, sql } from 'drizzle-orm'
import { recordAct, requirePermission } from '#accounts'
import { recordEvents } from '#events'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { noteHistory } from './history.ts'
import { type MoveName, statusAfter } from './lifecycle.ts'
import type { OfferKey } from './offer-key.ts'
import { dayOf } from './private-offers/deal.ts'
import { stateOn } from './private-offers/moves.ts'
import { offerHasCustomers } from './problems.ts'
import { reasonFor } from './refusal-words.ts'
import { offers, privateOffers, publications, removedOffers, submissions } from './schema.ts'
import { holdOffer, isOffer, type OfferRow } from './standing.ts'

/** Out of the list, and not to be changed or submitted. @throws moveNotPermitted unless it was stopped */
export async function archiveOffer(ctx: Ctx, key: OfferKey): Promise<void> {
  requirePermission(ctx, 'offer.stop', key)
  await move(ctx, key, 'archive', async (ctx) => {
    await ctx.db.update(offers).set({ archivedAt: ctx.now() }).where(isOffer(key))
    await noteHistory(ctx, key, { event: 'archived' })
    await recordAct(ctx, { ...key, act: 'offer.archived', subject: key.offerId })
  })
}

/** Back among the offers, still stopped. @throws moveNotPermitted unless it was archived */
export async function restoreOffer(ctx: Ctx, key: OfferKey): Promise<void> {
  requirePermission(ctx, 'offer.stop', key)
  await move(ctx, key, 'restore', async (ctx) => {
    await ctx.db.update(offers).set({ archivedAt: null }).where(isOffer(key))
    await noteHistory(ctx, key, { event: 'restored' })
    await recordAct(ctx, { ...key, act: 'offer.restored', subject: key.offerId })
  })
}

/**
 * Removes the offer, its versions, reports and history, for good. Its leads stay with the publisher; its id is never
 * given again, because other systems know it.
 * @throws moveNotPermitted before it was archived long enough
 * @throws offerHasCustomers while a private offer on it waits to be accepted, or holds
 */
export async function purgeOffer(ctx: Ctx, key: OfferKey): Promise<void> {
  requirePermission(ctx, 'offer.deleteDraft', key)
  await move(ctx, key, 'purge', async (ctx, { type }) => {
    const deals = await dealsOn(ctx, key)
    if (deals.length > 0) {
      throw offerHasCustomers(reasonFor(ctx, 'offer.hasCustomers', { deals: deals.join(', ') }), { extra: { deals } })
    }
    const ofIt = (table: typeof publications | typeof submissions) =>
      and(eq(table.publisherId, key.publisherId), eq(table.offerId, key.offerId))
    await ctx.db.delete(publications).where(ofIt(publications))
    await ctx.db.delete(submissions).where(ofIt(submissions))
    await ctx.db.delete(offers).where(isOffer(key))
    await ctx.db.insert(removedOffers).values({ ...key, type, removedAt: ctx.now(), removedBy: ctx.actor.id })
    await recordAct(ctx, { ...key, act: 'offer.purged', subject: key.offerId })
    await recordEvents(ctx, [{ kind: 'offer.removed', ...key }])
  })
}

async function move(
  ctx: Ctx,
  { publisherId, offerId }: OfferKey,
  name: MoveName,
  deed: (ctx: Ctx, offer: OfferRow) => Promise<void>,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { offer, standing } = await holdOffer(ctx, { publisherId, offerId })
    statusAfter(standing, name)
    await deed(ctx, offer)
  })
}

/** Names of the private offers on it that customers can accept, or have. */
async function dealsOn(ctx: Ctx, { publisherId, offerId }: OfferKey): Promise<string[]> {
  const rows = await ctx.db
    .select()
    .from(privateOffers)
    .where(
      and(
        eq(privateOffers.publisherId, publisherId),
        sql`${privateOffers.deal}->'pricing' @> ${JSON.stringify([{ offerId }])}::jsonb`,
      ),
    )
    .orderBy(privateOffers.name, privateOffers.id)
  const today = dayOf(ctx.now())
  return rows.filter((row) => ['live', 'accepted'].includes(stateOn(today, row))).map(({ name }) => name)
}
