/** Retention: what is kept no longer than it may be. Rows stay, for the figures; the persons in them go. */
import { and, isNull, lt, sql } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import { REPEAT_MS } from './claim-acts.ts'
import { eraseLeads } from './erase.ts'
import { forgetExports } from './export-job.ts'
import { FORM_MAX_AGE_MS } from './form-token.ts'
import { enquiryRates, leadActs, leads, privacyRequests, spentFormTokens } from './schema.ts'

const GROUP = 500
const REQUESTS_KEPT_MS = 86_400_000
const ACTS_KEPT_MS = 181 * 86_400_000

/** Makes leads anonymous whose time is up. @returns how many */
export async function eraseExpiredLeads(ctx: Ctx): Promise<number> {
  let erased = 0
  for (;;) {
    const due = await ctx.db
      .select({ publisherId: leads.publisherId, id: leads.id })
      .from(leads)
      .where(and(isNull(leads.erasedAt), lt(leads.retainUntil, ctx.now()), hasNotComeBack(ctx.now())))
      .orderBy(leads.publisherId)
      .limit(GROUP)
    if (due.length === 0) return erased
    const byPublisher = Map.groupBy(due, ({ publisherId }) => publisherId)
    for (const [publisherId, rows] of byPublisher)
      await eraseLeads(ctx, publisherId, { leadIds: rows.map(({ id }) => id), why: 'retention' })
    erased += due.length
  }
}

/** The time runs from the customer's last act: whoever came back to the publisher is remembered whole. */
function hasNotComeBack(now: Date) {
  return sql`not (${leads.state} = 'routable' and exists (
    select 1 from leads later where later.publisher_id = ${leads.publisherId}
      and later.email_normalised = ${leads.emailNormalised} and later.state = 'routable'
      and later.retain_until >= ${now.toISOString()}))`
}

/** Forgets addresses (their hashes serve for a day), acts beyond the time of duplicates, spent forms and old counters. */
export async function forgetTraces(ctx: Ctx): Promise<void> {
  const now = ctx.now().getTime()
  const ago = (ms: number) => new Date(now - ms)
  await ctx.db.delete(leadActs).where(lt(leadActs.at, ago(ACTS_KEPT_MS)))
  await ctx.db.delete(spentFormTokens).where(lt(spentFormTokens.spentAt, ago(FORM_MAX_AGE_MS + REPEAT_MS)))
  await ctx.db.delete(privacyRequests).where(lt(privacyRequests.expiresAt, ago(REQUESTS_KEPT_MS)))
  // The address of a customer who was written to is itself kept for a day.
  await ctx.db.execute(
    sql`delete from mails where kind in ('leads.privacy', 'leads.path', 'leads.confirm') and status <> 'waiting' and created_at < ${ago(REQUESTS_KEPT_MS).toISOString()}`,
  )
  await forgetExports(ctx)
  await ctx.db.delete(enquiryRates).where(lt(enquiryRates.expire, now))
}
