/** The operator's stop (spec "offers" 2.3, T17): out of the store at once, with a reason and a time to mend it. */
import { and, asc, desc, eq, or, sql } from 'drizzle-orm'
import { recordAct, requirePermission } from '#accounts'
import { recordEvents } from '#events'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { type FieldError, malformed } from '#platform/problem'
import { noteHistory } from './history.ts'
import { statusAfter } from './lifecycle.ts'
import { announceStopped } from './notices.ts'
import type { OfferKey } from './offer-key.ts'
import { fieldRefusal, reasonFor } from './refusal-words.ts'
import { offerHistory, offers } from './schema.ts'
import { holdOffer, isOffer } from './standing.ts'
import { withdraw } from './submission-rows.ts'

/** The longest reason, in characters. */
export const REASON_LIMIT = 2_000

/** Why the operator took an offer out of the marketplace, and by when its publisher is asked to mend it. */
export type ForcedStop = { reason: string; deadline: Date | null; at: Date }

/**
 * The operator takes an offer out of the store at once, for a breach of policy. The publisher is told why, and until
 * when it must be mended. Nothing lifts it but going live again, with all checks.
 *
 * @throws malformed without a reason, or with a deadline that is over
 * @throws moveNotPermitted when the offer was never published and nothing of it runs
 */
export async function forceStop(
  ctx: Ctx,
  { reason: given, deadline, ...key }: OfferKey & { reason: string; deadline?: Date },
): Promise<void> {
  requirePermission(ctx, 'operator.admin', key)
  const reason = given.trim()
  const errors = mistakesIn(ctx, { reason, deadline })
  if (errors.length > 0) throw malformed(reasonFor(ctx, 'stop.refused'), { errors })
  await inTransaction(ctx, async (ctx) => {
    const { offer, running, standing } = await holdOffer(ctx, key)
    const status = statusAfter(standing, 'forceStop')
    await withdraw(ctx, key, running)
    await ctx.db.update(offers).set({ status }).where(isOffer(key))
    await noteHistory(ctx, key, { event: 'stoppedByOperator', note: reason, deadline })
    await recordAct(ctx, { ...key, act: 'offer.stoppedByOperator', subject: key.offerId, detail: { reason, deadline } })
    await recordEvents(ctx, [{ kind: 'offer.stopped', ...key, data: { by: 'operator' } }])
    await announceStopped(ctx, offer, { by: 'operator', reason, deadline })
  })
}

/** The stop under which an offer still is; null when it never was, or went live since. */
export async function forcedStopOf(ctx: Pick<Ctx, 'db'>, key: OfferKey): Promise<ForcedStop | null> {
  const [stop] = await forcedStopsOf(ctx, [key])
  return stop ? { reason: stop.reason, deadline: stop.deadline, at: stop.at } : null
}

/** The stops under which some of these offers still are. */
export async function forcedStopsOf(ctx: Pick<Ctx, 'db'>, keys: OfferKey[]): Promise<(OfferKey & ForcedStop)[]> {
  if (keys.length === 0) return []
  const { publisherId, offerId, note, deadline, at } = offerHistory
  const rows = await ctx.db
    .selectDistinctOn([publisherId, offerId], { publisherId, offerId, reason: note, deadline, at })
    .from(offerHistory)
    .where(and(or(...keys.map((key) => and(eq(publisherId, key.publisherId), eq(offerId, key.offerId)))), standsAsStop))
    .orderBy(asc(publisherId), asc(offerId), desc(at), desc(offerHistory.id))
  return rows.map((row) => ({ ...row, reason: row.reason ?? '' }))
}

/** Of rows of the history: a stop by the operator after which the offer did not go live again. */
export const standsAsStop = sql`${offerHistory.event} = 'stoppedByOperator' and not exists (
  select 1 from publications later where later.publisher_id = ${offerHistory.publisherId}
  and later.offer_id = ${offerHistory.offerId} and later.slot = 'live' and later.published_at > ${offerHistory.at})`

function mistakesIn(ctx: Ctx, { reason, deadline }: { reason: string; deadline?: Date }): FieldError[] {
  const n = [...reason].length
  const wrong: FieldError[] = []
  if (n === 0) wrong.push(fieldRefusal(ctx, { pointer: '#/reason', code: 'stop.reason' }))
  if (n > REASON_LIMIT) {
    wrong.push(fieldRefusal(ctx, { pointer: '#/reason', code: 'stop.reasonTooLong', params: { n, max: REASON_LIMIT } }))
  }
  if (deadline && deadline <= ctx.now()) {
    wrong.push(fieldRefusal(ctx, { pointer: '#/deadline', code: 'stop.deadline' }))
  }
  return wrong
}
