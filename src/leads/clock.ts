/**
 * Process often: somebody is told when half of the time to answer a lead has gone, and when all of it has.
 * Once each, without a word about who the customer is.
 */
import { and, eq, isNull, lte, or, sql } from 'drizzle-orm'
import { membersWith } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { sendMail } from '#platform/mail'
import { momentIn } from '#platform/moment'
import { actionWord } from './messages.ts'
import { leads, leadWork } from './schema.ts'
import { tellClock } from './tell-webhook.ts'
import { workTexts } from './work-texts.ts'

const GROUP = 200

/** @returns how many people's mails were sent */
export async function watchClocks(ctx: Ctx): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const now = ctx.now()
    const isOver = and(lte(leadWork.dueAt, now), isNull(leadWork.escalatedAt))
    const isHalf = and(lte(leadWork.halfAt, now), isNull(leadWork.warnedAt))
    const rows = await ctx.db
      .select({
        work: leadWork,
        offerTitle: leads.offerTitle,
        actionCode: leads.actionCode,
        country: leads.country,
        offerId: leads.offerId,
        capturedAt: leads.capturedAt,
      })
      .from(leadWork)
      .innerJoin(leads, and(eq(leads.publisherId, leadWork.publisherId), eq(leads.id, leadWork.leadId)))
      .where(
        and(
          sql`${leadWork.dueAt} is not null`,
          isNull(leadWork.firstContactedAt),
          eq(leads.state, 'routable'),
          or(isOver, isHalf),
        ),
      )
      .orderBy(leadWork.dueAt, leadWork.leadId)
      .limit(GROUP)
      .for('update', { of: leadWork, skipLocked: true })
    let mails = 0
    for (const row of rows) mails += await tell(ctx, row, now)
    return mails
  })
}

type Late = {
  work: typeof leadWork.$inferSelect
  offerTitle: string
  actionCode: string
  country: string | null
  offerId: string
  capturedAt: Date
}

async function tell(ctx: Ctx, { work, ...about }: Late, now: Date): Promise<number> {
  const { offerTitle, actionCode, country, offerId } = about
  const { publisherId, leadId, dueAt, ownerId } = work
  const which = dueAt! <= now ? 'over' : 'half'
  await ctx.db
    .update(leadWork)
    // Whoever is told that it is over need not be told that half of it was.
    .set(which === 'over' ? { escalatedAt: now, warnedAt: work.warnedAt ?? now } : { warnedAt: now })
    .where(and(eq(leadWork.publisherId, publisherId), eq(leadWork.leadId, leadId)))
  const type = which === 'over' ? 'lead.overdue' : 'lead.half-time'
  await tellClock(ctx, { ...about, publisherId, id: leadId, type, dueAt: dueAt! })
  const members = await membersWith(ctx, publisherId, { permission: 'leads.manage', offerId })
  const owner = members.filter((member) => member.personId === ownerId)
  const told = which === 'half' && owner.length > 0 ? owner : members
  for (const { email, locale } of told) {
    const words = locale ?? ctx.locale
    const params = {
      offer: offerTitle,
      action: actionWord(words, actionCode),
      country: country ?? '–',
      due: momentIn(words, dueAt!),
      link: `${ctx.config.url}/publisher/${publisherId}/leads/${leadId}`,
    }
    await sendMail(ctx, {
      to: email,
      subject: workTexts(words, `leads.clock.${which}_subject`, params),
      text: workTexts(words, `leads.clock.${which}_body`, params),
      kind: `leads.clock.${which}`,
      about: leadId,
    })
  }
  return told.length
}
