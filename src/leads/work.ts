/** Work on a lead: where the publisher's people stand with it, as steps that are added and never changed. */
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { recordAct } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import type { MessageParams } from '#platform/messages'
import { type Problem, unprocessable } from '#platform/problem'
import { cleanLine, cleanParagraphs, lengthOf } from './fields/text.ts'
import { getRow, holdLead } from './inbox-row.ts'
import type { WorkState } from './lead.ts'
import { leadTexts } from './messages.ts'
import { rescoreOne } from './rescore.ts'
import { leadSteps, leadWork } from './schema.ts'
import { workTexts } from './work-texts.ts'

export type LeadStep = { workState: WorkState; reason: string | null; note: string | null; byName: string; at: Date }

const NOTE_MAX = 2000
const REASON_MAX = 200

/**
 * Notes where the publisher's people stand with a lead; the first step away from `new` stops its clock. One
 * that is disqualified needs a reason. Requires leads.manage.
 * @throws unprocessable, notFound, erasedAlready
 */
export async function noteStep(
  ctx: Ctx,
  step: { publisherId: string; leadId: string; workState: WorkState; reason?: string; note?: string },
): Promise<void> {
  const { publisherId, leadId, workState } = step
  const row = await getRow(ctx, step, 'leads.manage')
  const note = cleanParagraphs(step.note ?? '')
  const reason = workState === 'disqualified' ? cleanLine(step.reason ?? '') : ''
  if (workState === 'disqualified' && !reason) throw wrong(ctx, 'reason', 'leads.work.reason_missing')
  if (lengthOf(reason) > REASON_MAX)
    throw wrong(ctx, 'reason', 'leads.work.too_long', { limit: REASON_MAX, length: lengthOf(reason) })
  const length = lengthOf(note)
  if (length > NOTE_MAX) {
    const code = 'leads.work_note_too_long'
    const detail = leadTexts(ctx.locale, code, { limit: NOTE_MAX, length })
    throw unprocessable(detail, { errors: [{ pointer: '#/note', code, detail }] })
  }
  await inTransaction(ctx, async (ctx) => {
    await holdLead(ctx, step)
    await ctx.db.insert(leadSteps).values({
      publisherId,
      leadId,
      id: ctx.newId(),
      workState,
      reason: reason || null,
      note: note || null,
      byId: ctx.actor.id,
      byName: ctx.actor.name,
      at: ctx.now(),
    })
    const now = ctx.now()
    const first = workState === 'new' ? null : now
    await ctx.db
      .insert(leadWork)
      .values({ publisherId, leadId, workState, reason: reason || null, firstContactedAt: first, touchedAt: now })
      .onConflictDoUpdate({
        target: [leadWork.publisherId, leadWork.leadId],
        set: {
          workState,
          reason: reason || null,
          firstContactedAt: sql`coalesce(${leadWork.firstContactedAt}, ${first?.toISOString() ?? null}::timestamptz)`,
          touchedAt: now,
        },
      })
    await rescoreOne(ctx, row)
    await recordAct(ctx, {
      publisherId,
      offerId: row.offerId,
      act: 'lead.worked',
      subject: leadId,
      detail: { workState },
    })
  })
}

type OfLeads = { publisherId: string; leadIds: string[] }

/** Where each of some leads stands; those nobody touched are absent. */
export async function workStatesOf(
  ctx: Pick<Ctx, 'db'>,
  { publisherId, leadIds }: OfLeads,
): Promise<Map<string, WorkState>> {
  if (leadIds.length === 0) return new Map()
  const rows = await ctx.db
    .selectDistinctOn([leadSteps.leadId], { leadId: leadSteps.leadId, workState: leadSteps.workState })
    .from(leadSteps)
    .where(and(eq(leadSteps.publisherId, publisherId), inArray(leadSteps.leadId, leadIds)))
    .orderBy(leadSteps.leadId, desc(leadSteps.id))
  return new Map(rows.map(({ leadId, workState }) => [leadId, workState as WorkState]))
}

/** The steps of one lead, oldest first. */
export async function stepsOf(
  ctx: Pick<Ctx, 'db'>,
  { publisherId, leadId }: { publisherId: string; leadId: string },
): Promise<LeadStep[]> {
  const rows = await ctx.db
    .select()
    .from(leadSteps)
    .where(and(eq(leadSteps.publisherId, publisherId), eq(leadSteps.leadId, leadId)))
    .orderBy(asc(leadSteps.id))
  return rows.map(({ workState, reason, note, byName, at }) => ({
    workState: workState as WorkState,
    reason,
    note,
    byName,
    at,
  }))
}

function wrong(ctx: Ctx, field: string, code: string, params?: MessageParams): Problem {
  const detail = workTexts(ctx.locale, code, params)
  return unprocessable(detail, { errors: [{ pointer: `#/${field}`, code, params, detail }] })
}
