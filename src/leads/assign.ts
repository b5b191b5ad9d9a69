/** Gives a lead to somebody, tags it, says what it was worth. */
import { sql } from 'drizzle-orm'
import { membersWith, recordAct } from '#accounts'
import { recordEvents } from '#events'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { type Problem, unprocessable } from '#platform/problem'
import { type LeadChange, noteChanges } from './changes.ts'
import { cleanLine, lengthOf } from './fields/text.ts'
import { getRow, holdLead } from './inbox-row.ts'
import { rescoreOne } from './rescore.ts'
import { leadWork } from './schema.ts'
import { type Quality, standingsOf } from './standing.ts'
import { workTexts } from './work-texts.ts'

type Which = { publisherId: string; leadId: string }

/**
 * Gives a lead to somebody of the publisher's who works leads, or to nobody. Requires leads.manage.
 * @throws unprocessable when there is no such person
 */
export async function assignLead(ctx: Ctx, { ownerId, ...which }: Which & { ownerId: string | null }): Promise<void> {
  const row = await getRow(ctx, which, 'leads.manage')
  const people = ownerId ? await leadWorkers(ctx, { publisherId: which.publisherId, offerId: row.offerId }) : []
  const owner = people.find(({ id }) => id === ownerId)
  if (ownerId && !owner) {
    const code = 'leads.work.no_such_person'
    const detail = workTexts(ctx.locale, code)
    throw unprocessable(detail, { errors: [{ pointer: '#/ownerId', code, detail }] })
  }
  const values = { ownerId: owner?.id ?? null, ownerName: owner?.name ?? null }
  await change(ctx, which, { values, act: 'lead.assigned', what: 'given', value: values.ownerName })
}

/** People who may be given a lead. */
export async function leadWorkers(
  ctx: Pick<Ctx, 'db'>,
  { publisherId, offerId }: { publisherId: string; offerId?: string },
): Promise<{ id: string; name: string }[]> {
  const members = await membersWith(ctx, publisherId, { permission: 'leads.manage', offerId })
  return members.map(({ personId, name }) => ({ id: personId, name }))
}

const TAGS_MOST = 10
const TAG_MAX = 50

/** Gives it these tags in place of those it has, or beside them. Requires leads.manage. @throws unprocessable */
export async function tagLead(
  ctx: Ctx,
  { tags, add = false, ...which }: Which & { tags: string[]; add?: boolean },
): Promise<void> {
  const { id, publisherId } = await getRow(ctx, which, 'leads.manage')
  const kept = add ? (await standingsOf(ctx, { publisherId, leadIds: [id] })).get(id)!.tags : []
  const given = tags.map(cleanLine).filter(Boolean)
  const clean = [...new Set([...kept, ...given])]
  const longest = Math.max(0, ...given.map(lengthOf))
  if (longest > TAG_MAX) throw wrongTags(ctx, 'leads.work.too_long', { limit: TAG_MAX, length: longest })
  if (clean.length > TAGS_MOST) throw wrongTags(ctx, 'leads.work.too_many_tags', { limit: TAGS_MOST })
  await change(ctx, which, {
    values: { tags: clean },
    act: 'lead.tagged',
    what: 'tagged',
    value: clean.join(', ') || null,
  })
}

function wrongTags(ctx: Ctx, code: string, params: Record<string, number>): Problem {
  const detail = workTexts(ctx.locale, code, params)
  return unprocessable(detail, { errors: [{ pointer: '#/tags', code, params, detail }] })
}

/** Tells the operator what the lead was worth; nothing of the customer goes with it. Requires leads.manage. */
export async function judgeLead(ctx: Ctx, { quality, ...which }: Which & { quality: Quality }): Promise<void> {
  const row = await getRow(ctx, which, 'leads.manage')
  await inTransaction(ctx, async (ctx) => {
    await change(ctx, which, { values: { quality }, act: 'lead.judged', what: 'judged', value: quality })
    await recordEvents(ctx, [
      {
        kind: 'lead.judged',
        publisherId: which.publisherId,
        offerId: row.offerId,
        subjectId: row.id,
        data: { quality, action: row.actionCode, source: row.source },
      },
    ])
  })
}

type Change = Pick<LeadChange, 'what' | 'value'> & { values: Partial<typeof leadWork.$inferInsert>; act: string }

async function change(ctx: Ctx, { publisherId, leadId }: Which, { values, act, what, value }: Change): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await holdLead(ctx, { publisherId, leadId })
    await ctx.db
      .insert(leadWork)
      .values({ publisherId, leadId, ...values, touchedAt: ctx.now() })
      .onConflictDoUpdate({
        target: [leadWork.publisherId, leadWork.leadId],
        set: { ...values, touchedAt: sql`excluded.touched_at` },
      })
    await rescoreOne(ctx, { publisherId, id: leadId })
    await noteChanges(ctx, [{ publisherId, leadId, what, value }])
    // Tags are people's own words; they stand with the lead, where an erasure finds them.
    await recordAct(ctx, { publisherId, act, subject: leadId, detail: what === 'tagged' ? undefined : values })
  })
}
