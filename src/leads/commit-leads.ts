/**
 * Keeps a group of enquiries as leads in one transaction: with their deliveries, their events, and the
 * decision, the same for all processes, which of them say nothing new. Some seven statements, however many
 * enquiries there are.
 */
import { sql } from 'drizzle-orm'
import { recordEvents } from '#events'
import { catalogueVersion } from '#offers'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { executePrepared } from '#platform/prepared'
import { claimActs } from './claim-acts.ts'
import { leadCaptured, sendOff } from './follow-up.ts'
import { type AcceptedEnquiry, rowOf } from './lead-row.ts'
import { readLeads } from './read-leads.ts'
import { insertRows, type LeadRow, type NewLeadRow } from './rows.ts'
import { settingsAtCapture } from './settings-at-capture.ts'
import { spendOn, spendTokens } from './spend-tokens.ts'
import { noticeWithheld } from './withheld.ts'

/** `repeated`: the same act within minutes; the lead is the one that was kept then. `spent`: the form was sent before, saying something else. */
export type Kept = { kind: 'captured' | 'repeated'; row: LeadRow; notice?: LeadRow } | { kind: 'spent' }

/** An offer that is asked for may be another by now, or none: nothing was kept, and it is to be looked at again. */
export class CatalogueMoved extends Error {}

export async function commitLeads(ctx: Ctx, enquiries: AcceptedEnquiry[]): Promise<Kept[]> {
  return inTransaction(ctx, async (ctx) => {
    const now = ctx.now()
    await refuseOutdated(ctx, enquiries)
    const spent = await spendTokens(ctx, enquiries, now)
    const fresh = enquiries.filter(({ leadId }) => !spent.has(leadId))
    const withNotices = fresh.flatMap((enquiry) => (enquiry.notice ? [enquiry, enquiry.notice] : [enquiry]))
    const claims = await claimActs(ctx, withNotices, now)
    const isNew = ({ leadId }: AcceptedEnquiry) => claims.get(leadId)?.leadId === leadId
    const settings = await settingsAtCapture(
      ctx,
      withNotices.map(({ publisherId }) => publisherId),
    )
    const rows = withNotices
      .filter(isNew)
      .map((enquiry) => rowOf(enquiry, { now, ...settings.get(enquiry.publisherId)!, ...claims.get(enquiry.leadId)! }))
    const kept = await insertLeads(ctx, rows)
    await sendOff(ctx, kept)
    await recordEvents(ctx, kept.flatMap(leadCaptured))
    await noticeWithheld(ctx, kept)
    await spendOn(
      ctx,
      fresh.flatMap((enquiry) =>
        enquiry.token && !isNew(enquiry)
          ? [{ token: enquiry.token.id, leadId: claims.get(enquiry.leadId)!.leadId }]
          : [],
      ),
    )

    // Which lead answers each enquiry: the one its act belongs to, or the one its form was spent on.
    const answers = enquiries.map(({ leadId }) => {
      const token = spent.get(leadId)
      if (!token) return claims.get(leadId)!.leadId
      return token.same ? (claims.get(token.leadId)?.leadId ?? token.leadId) : undefined
    })
    const byId = new Map(kept.map((row) => [row.id, row]))
    const others = answers.filter((id) => id !== undefined && !byId.has(id)) as string[]
    for (const row of await readLeads(ctx, others)) byId.set(row.id, row)
    return enquiries.map(({ leadId, notice }, i): Kept => {
      const row = byId.get(answers[i] ?? '')
      if (!row) return { kind: 'spent' }
      return { kind: row.id === leadId ? 'captured' : 'repeated', row, notice: notice && byId.get(notice.leadId) }
    })
  })
}

async function refuseOutdated(ctx: Ctx, enquiries: AcceptedEnquiry[]): Promise<void> {
  const version = await catalogueVersion(ctx)
  if (enquiries.some(({ offer: { asOf } }) => asOf !== undefined && asOf !== version)) throw new CatalogueMoved()
}

/** In the caller's transaction. @returns those that were not there yet, with their sequence */
export async function insertLeads(ctx: Ctx, rows: NewLeadRow[]): Promise<LeadRow[]> {
  if (rows.length === 0) return []
  // A row that is there already is ours, of a try whose answer was lost: what follows from it is there too.
  const inserted = await executePrepared<{ id: string; sequence: number }>(
    ctx,
    'leads.insert',
    sql`${insertRows(rows)} on conflict do nothing returning id, sequence`,
  )
  const sequences = new Map(inserted.map(({ id, sequence }) => [id, sequence]))
  return rows.flatMap((row) => {
    const sequence = sequences.get(row.id)
    return sequence === undefined ? [] : [{ ...row, sequence }]
  })
}
