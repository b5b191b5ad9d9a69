/** What no check can show and the publisher gives its word for: availability, billing, licences. */
import { and, eq } from 'drizzle-orm'
import { recordAct, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { type FieldError, unprocessable } from '#platform/problem'
import type { OfferKey } from '../offer-key.ts'
import { judgeUrl } from '../public-url.ts'
import { fieldRefusal, reasonFor } from '../refusal-words.ts'
import { declarations } from '../schema.ts'
import { readOffer } from '../standing.ts'
import { getOfferType } from '../types/registry.ts'
import type { ChecklistItem } from './checklist.ts'
import { checklistFor } from './scope.ts'

export type Declaration = {
  itemId: string
  title: ChecklistItem['title']
  requirement: ChecklistItem['requirement']
  declared: { by: string; at: Date; statusPageUrl: string | null } | null
}

/** What this offer's publisher is asked to declare, and what it has. */
export async function declarationsOf(ctx: Ctx, key: OfferKey): Promise<Declaration[]> {
  requirePermission(ctx, 'offer.read', { ...key, within: 'submitted' })
  const offer = await readOffer(ctx, key)
  const made = await declared(ctx, key)
  return declarable(getOfferType(offer.type, offer.profile)).map(({ id, title, requirement }) => {
    const row = made.find((one) => one.itemId === id)
    return {
      itemId: id,
      title,
      requirement,
      declared: row ? { by: row.declaredByName, at: row.declaredAt, statusPageUrl: row.statusPageUrl } : null,
    }
  })
}

/** For deeds that have asked who looks. */
export async function declared(ctx: Pick<Ctx, 'db'>, { publisherId, offerId }: OfferKey) {
  return ctx.db
    .select()
    .from(declarations)
    .where(and(eq(declarations.publisherId, publisherId), eq(declarations.offerId, offerId)))
}

const declarable = (type: Parameters<typeof checklistFor>[0]) =>
  checklistFor(type).filter((item) => item.how === 'declared')

/**
 * Declares these items, and takes back the others. A status page, where there is one, lets anybody see for themselves.
 * @throws unprocessable when the status page is no public address
 */
export async function declare(
  ctx: Ctx,
  { itemIds, statusPageUrl = '', ...key }: OfferKey & { itemIds: string[]; statusPageUrl?: string },
): Promise<void> {
  requirePermission(ctx, 'offer.submit', key)
  const errors: FieldError[] =
    statusPageUrl && judgeUrl(statusPageUrl) !== 'ok'
      ? [fieldRefusal(ctx, { pointer: '#/statusPageUrl', code: 'declarations.statusPageUrl' })]
      : []
  if (errors.length) throw unprocessable(reasonFor(ctx, 'declarations.notSaved'), { errors })
  const offer = await readOffer(ctx, key)
  const wanted = declarable(getOfferType(offer.type, offer.profile)).filter(({ id }) => itemIds.includes(id))
  const { publisherId, offerId } = offer
  await inTransaction(ctx, async (ctx) => {
    await ctx.db
      .delete(declarations)
      .where(and(eq(declarations.publisherId, publisherId), eq(declarations.offerId, offerId)))
    for (const { id } of wanted) {
      await ctx.db.insert(declarations).values({
        publisherId,
        offerId,
        itemId: id,
        statusPageUrl: statusPageUrl || null,
        declaredBy: ctx.actor.id,
        declaredByName: ctx.actor.name,
        declaredAt: ctx.now(),
      })
    }
    const detail = { items: wanted.map(({ id }) => id).join(', ') }
    await recordAct(ctx, { publisherId, offerId, act: 'offer.declared', subject: offerId, detail })
  })
}
