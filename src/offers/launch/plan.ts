/** The launch checklist of one offer: what can be seen to be done, what somebody ticked, and the goal that fits. */
import { and, asc, eq } from 'drizzle-orm'
import { recordAct, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { notFound } from '#platform/problem'
import { getDraft } from '../draft.ts'
import type { OfferKey } from '../offer-key.ts'
import { scoreDraft } from '../quality/of-offer.ts'
import { launchTicks, publications } from '../schema.ts'
import { goalOf, isSeenDone, type LaunchGoal, type LaunchItem, launchItems } from './items.ts'

export type LaunchEntry = LaunchItem & {
  done: boolean
  /** Seen by the rules, and not only said. */
  seen: boolean
  tickedBy: string | null
  tickedAt: Date | null
}
export type LaunchPlan = { items: LaunchEntry[]; done: number; goal: LaunchGoal }

/** The launch checklist of an offer as it stands. Requires what reading its draft requires. */
export async function launchPlanOf(ctx: Ctx, key: OfferKey): Promise<LaunchPlan> {
  const draft = await getDraft(ctx, key)
  const score = await scoreDraft(ctx, draft)
  const ticks = await ctx.db
    .select()
    .from(launchTicks)
    .where(and(eq(launchTicks.publisherId, key.publisherId), eq(launchTicks.offerId, key.offerId)))
  const items = launchItems.map((item): LaunchEntry => {
    const tick = ticks.find((one) => one.itemId === item.id)
    const seen = isSeenDone(item, score) === true
    return {
      ...item,
      seen,
      done: seen || tick?.done === true,
      tickedBy: tick?.done ? tick.byName : null,
      tickedAt: tick?.done ? tick.at : null,
    }
  })
  const { listingOption, testDrive, sellThrough } = draft.document
  const goal = goalOf({
    listingOption,
    testDrive: testDrive?.enabled === true,
    sold: sellThrough === true,
    firstLiveAt: await firstLive(ctx, key),
    now: ctx.now(),
  })
  return { items, done: items.filter((item) => item.done).length, goal }
}

/** Somebody says that an item is done, or that it is not. What the rules see needs no tick. */
export async function tickLaunchItems(ctx: Ctx, { done, ...key }: OfferKey & { done: string[] }): Promise<void> {
  requirePermission(ctx, 'offer.edit', { ...key, within: 'listing' })
  const strange = done.find((id) => !launchItems.some((item) => item.id === id))
  if (strange) throw notFound('There is no such item of the launch checklist.')
  await inTransaction(ctx, async (ctx) => {
    const before = await ctx.db
      .select()
      .from(launchTicks)
      .where(and(eq(launchTicks.publisherId, key.publisherId), eq(launchTicks.offerId, key.offerId)))
    const changed = launchItems.filter(({ id }) => {
      const was = before.find((tick) => tick.itemId === id)?.done ?? false
      return was !== done.includes(id)
    })
    for (const { id } of changed) {
      const tick = { done: done.includes(id), by: ctx.actor.id, byName: ctx.actor.name, at: ctx.now() }
      await ctx.db
        .insert(launchTicks)
        .values({ publisherId: key.publisherId, offerId: key.offerId, itemId: id, ...tick })
        .onConflictDoUpdate({ target: [launchTicks.publisherId, launchTicks.offerId, launchTicks.itemId], set: tick })
    }
    if (changed.length === 0) return
    await recordAct(ctx, {
      publisherId: key.publisherId,
      offerId: key.offerId,
      act: 'offer.launchTicked',
      subject: key.offerId,
      detail: { items: changed.map(({ id }) => id).join(', ') },
    })
  })
}

async function firstLive(ctx: Ctx, { publisherId, offerId }: OfferKey): Promise<Date | undefined> {
  const [first] = await ctx.db
    .select({ at: publications.publishedAt })
    .from(publications)
    .where(
      and(eq(publications.publisherId, publisherId), eq(publications.offerId, offerId), eq(publications.slot, 'live')),
    )
    .orderBy(asc(publications.publishedAt))
    .limit(1)
  return first?.at
}
