/** Retention: what is kept no longer than it may be. Rows stay, for the figures; the persons in them go. */
import { and, inArray, isNull, lt, sql } from 'drizzle-orm'
import { recordAct } from '#accounts'
import { eraseDeliveries } from '#delivery'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { REPEAT_MS } from './claim-acts.ts'
import { FORM_MAX_AGE_MS } from './form-token.ts'
import { enquiryRates, leadActs, leadSteps, leads, spentFormTokens } from './schema.ts'

const GROUP = 500
const ACTS_KEPT_MS = 181 * 86_400_000

/** Makes leads anonymous whose time is up. @returns how many */
export async function eraseExpiredLeads(ctx: Ctx): Promise<number> {
  let erased = 0
  for (;;) {
    const due = await ctx.db
      .select({ publisherId: leads.publisherId, id: leads.id })
      .from(leads)
      .where(and(isNull(leads.erasedAt), lt(leads.retainUntil, ctx.now())))
      .orderBy(leads.publisherId)
      .limit(GROUP)
    if (due.length === 0) return erased
    const byPublisher = Map.groupBy(due, ({ publisherId }) => publisherId)
    for (const [publisherId, rows] of byPublisher)
      await eraseLeads(
        ctx,
        publisherId,
        rows.map(({ id }) => id),
      )
    erased += due.length
  }
}

async function eraseLeads(ctx: Ctx, publisherId: string, leadIds: string[]): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const ofThese = and(sql`${leads.publisherId} = ${publisherId}`, inArray(leads.id, leadIds))
    await ctx.db
      .update(leads)
      .set({ ...nobody, state: 'erased', erasedAt: ctx.now() })
      .where(ofThese)
    await ctx.db
      .update(leadSteps)
      .set({ note: null })
      .where(and(sql`${leadSteps.publisherId} = ${publisherId}`, inArray(leadSteps.leadId, leadIds)))
    await eraseDeliveries(ctx, { publisherId, leadIds })
    await recordAct(ctx, { publisherId, act: 'leads.expired', subject: publisherId, detail: { count: leadIds.length } })
  })
}

const nobody = {
  firstName: null,
  lastName: null,
  email: null,
  emailNormalised: null,
  phone: null,
  phoneE164: null,
  company: null,
  title: null,
  message: null,
  referrerHost: null,
  consent: null,
  ipHash: null,
}

/** Forgets addresses (their hashes serve for a day), acts beyond the time of duplicates, spent forms and old counters. */
export async function forgetTraces(ctx: Ctx): Promise<void> {
  const now = ctx.now().getTime()
  const ago = (ms: number) => new Date(now - ms)
  await ctx.db.delete(leadActs).where(lt(leadActs.at, ago(ACTS_KEPT_MS)))
  await ctx.db.delete(spentFormTokens).where(lt(spentFormTokens.spentAt, ago(FORM_MAX_AGE_MS + REPEAT_MS)))
  await ctx.db.delete(enquiryRates).where(lt(enquiryRates.expire, now))
}
