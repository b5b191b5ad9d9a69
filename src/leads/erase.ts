/**
 * Erasure: the person goes out of a lead and out of everything that was kept beside it. What is left is a
 * number for the figures: ids, codes, country and day. Destinations that had got it are told, or listed for
 * a person to erase it there.
 */
import { and, eq, gt, inArray, not, or, sql } from 'drizzle-orm'
import { recordAct } from '#accounts'
import { canBeToldOfErasure } from '#connectors'
import { deliveriesOf, eraseDeliveries } from '#delivery'
import { as, type Ctx, system } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { sendJob } from '#platform/jobs'
import { tellErasedJob } from './erasure-jobs.ts'
import { noteErasures } from './erasure-journal.ts'
import { destroyExports } from './export-job.ts'
import { getRow } from './inbox-row.ts'
import { forgetDamaged } from './journal.ts'
import type { Campaign } from './lead.ts'
import { nobodysLead } from './lead-row.ts'
import { forgetLookUps } from './look-up.ts'
import { forgetPathMails } from './path-mails.ts'
import { erasedAlready } from './problems.ts'
import {
  confirmations,
  erasures,
  erasureTasks,
  leadActs,
  leadChanges,
  leadSteps,
  leads,
  leadTasks,
  leadWork,
  releaseRequests,
} from './schema.ts'
import { workTexts } from './work-texts.ts'

type OfLeads =
  | typeof leadSteps
  | typeof leadTasks
  | typeof leadActs
  | typeof leadChanges
  | typeof leadWork
  | typeof confirmations
  | typeof releaseRequests

export type ErasureReason = 'customer' | 'publisher' | 'retention'

/**
 * Erases one lead at the publisher's wish. Requires leads.manage.
 * @throws erasedAlready
 */
export async function eraseLead(ctx: Ctx, which: { publisherId: string; leadId: string }): Promise<void> {
  const row = await getRow(ctx, which, 'leads.manage')
  if (row.state === 'erased') throw erasedAlready(workTexts(ctx.locale, 'leads.erase.done_already'))
  await eraseLeads(ctx, which.publisherId, { leadIds: [which.leadId], why: 'publisher' })
}

/** Erases whoever asks; for deeds that have asked. Opens its own transaction. */
export async function eraseLeads(
  ctx: Ctx,
  publisherId: string,
  { leadIds, why }: { leadIds: string[]; why: ErasureReason },
): Promise<void> {
  if (leadIds.length === 0) return
  const emails = await inTransaction(ctx, async (ctx) => {
    const now = ctx.now()
    const isOne = and(eq(leads.publisherId, publisherId), inArray(leads.id, leadIds))
    const named = await ctx.db.select({ email: leads.email }).from(leads).where(isOne)
    await ctx.db
      .update(leads)
      .set({ ...nobodysLead, campaign: codesOnly, state: 'erased', erasedAt: now })
      .where(isOne)
    // What people noted may say who it is about.
    const ofThese = (table: OfLeads) => and(eq(table.publisherId, publisherId), inArray(table.leadId, leadIds))
    await ctx.db.update(leadSteps).set({ note: null, reason: null }).where(ofThese(leadSteps))
    await ctx.db.delete(leadTasks).where(ofThese(leadTasks))
    await ctx.db.delete(leadActs).where(ofThese(leadActs))
    await ctx.db
      .update(leadChanges)
      .set({ value: null })
      .where(and(ofThese(leadChanges), inArray(leadChanges.what, ['tagged', 'evidence'])))
    await ctx.db.delete(confirmations).where(ofThese(confirmations))
    await ctx.db.update(releaseRequests).set({ why: '', answer: null }).where(ofThese(releaseRequests))
    await ctx.db.update(leadWork).set({ tags: [], reason: null, dueAt: null, halfAt: null }).where(ofThese(leadWork))
    await forgetPathMails(ctx, { publisherId, leadIds })
    await forgetLookUps(ctx, { publisherId, leadIds })
    await eraseDeliveries(ctx, { publisherId, leadIds })
    if (why !== 'retention') await destroyExports(ctx, publisherId)
    await ctx.db
      .insert(erasures)
      .values(leadIds.map((leadId) => ({ publisherId, leadId, why, at: now })))
      .onConflictDoNothing()
    // At the end of their time leads are anonymous here; what destinations keep is under their own rules.
    if (why !== 'retention') await listDestinations(ctx, publisherId, leadIds)
    const act = why === 'retention' ? 'leads.expired' : 'leads.erased'
    await recordAct(ctx, {
      publisherId,
      act,
      subject: leadIds.length === 1 ? leadIds[0]! : publisherId,
      detail: { count: leadIds.length, why },
    })
    return named.flatMap(({ email }) => email ?? [])
  })
  await forgetDamaged(ctx, { leadIds, emails })
  await noteErasures(
    ctx,
    leadIds.map((leadId) => ({ publisherId, leadId })),
  )
}

/** Of the campaign its codes stay, for the figures; what else an address carried may name somebody. */
const codesOnly = sql<Campaign>`jsonb_strip_nulls(jsonb_build_object(
  'src', ${leads.campaign} -> 'src', 'mktcmpid', ${leads.campaign} -> 'mktcmpid'))`

/** A task for each destination that got it; programs that listen are told by a job. In the caller's transaction. */
async function listDestinations(ctx: Ctx, publisherId: string, leadIds: string[]): Promise<void> {
  const deliveries = [...(await deliveriesOf(ctx, { publisherId, leadIds })).values()].flat()
  const arrived = deliveries.filter(({ state, possibleDuplicate }) => isThere(state) || possibleDuplicate)
  for (const { leadId, connectionId, connectionName, kind, destinationId, destinationUri, deliveredAt } of arrived) {
    const task = { publisherId, leadId, connectionId, connectionName, kind, destinationId, destinationUri, deliveredAt }
    const [made] = await ctx.db
      .insert(erasureTasks)
      .values({ ...task, at: ctx.now() })
      .onConflictDoNothing()
      .returning()
    if (made && canBeToldOfErasure(kind)) await sendJob(ctx, tellErasedJob, { publisherId, leadId, connectionId })
  }
}

function isThere(state: string): boolean {
  return state === 'delivered' || state === 'delivered_unconfirmed'
}

const SETTLE_MS = 2 * 86_400_000
/** Many leads end their time at once: they are looked at again while an attempt may be under way, and no longer. */
const SETTLE_EXPIRED_MS = 3_600_000

/**
 * An attempt that was under way when its lead was erased may end. What it left behind goes now, and if it was
 * delivered after all its destination is listed like the others.
 */
export async function settleErasures(ctx: Ctx): Promise<void> {
  const ago = (ms: number) => new Date(ctx.now().getTime() - ms)
  const isExpired = eq(erasures.why, 'retention')
  const rows = await ctx.db
    .select()
    .from(erasures)
    .where(
      or(and(not(isExpired), gt(erasures.at, ago(SETTLE_MS))), and(isExpired, gt(erasures.at, ago(SETTLE_EXPIRED_MS)))),
    )
  for (const [publisherId, group] of Map.groupBy(rows, (row) => row.publisherId)) {
    const asked = group.filter(({ why }) => why !== 'retention').map(({ leadId }) => leadId)
    await inTransaction(as(ctx, system), async (ctx) => {
      await eraseDeliveries(ctx, { publisherId, leadIds: group.map(({ leadId }) => leadId) })
      await listDestinations(ctx, publisherId, asked)
    })
  }
}
