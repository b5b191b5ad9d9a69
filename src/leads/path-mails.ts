/**
 * Mails of a nurturing path, to customers who ticked the box for them and until they say stop. What a customer
 * typed is never mailed back: texts name the offer and the publisher, and nobody.
 */
import { and, asc, eq, inArray, isNull, lte, sql } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { sendMail } from '#platform/mail'
import type { WorkState } from './lead.ts'
import { languageOf, linkToken, publicUrl } from './lead-link.ts'
import type { PathRule } from './paths.ts'
import type { LeadRow } from './rows.ts'
import { leadPathMails, leads, leadWork, mailRefusals } from './schema.ts'
import { refusingPerson } from './stop-mails.ts'
import { workTexts } from './work-texts.ts'

/** Whoever is spoken to by a person, or does not want to buy, is not written to by a program. */
const ends: WorkState[] = ['qualified', 'converted', 'disqualified', 'unreachable']

export type PathMail = {
  id: string
  subject: string
  dueAt: Date
  sentAt: Date | null
  /** Why it was not sent and will not be. */
  stopped: 'refused' | 'worked' | 'gone' | null
}

const GROUP = 200
const DAY_MS = 86_400_000

/** What a path sends to a lead, so many days `from` when it was to be worked; nothing to those who did not ask for it. In the caller's transaction. */
export async function planMails(ctx: Ctx, planned: { row: LeadRow; rule: PathRule; from: Date }[]): Promise<void> {
  const mails = planned.flatMap(({ row, rule, from }) =>
    row.allowMarketing && row.email !== null
      ? (rule.mails ?? []).map(({ afterDays, subject, text }) => ({
          publisherId: row.publisherId,
          leadId: row.id,
          id: ctx.newId(),
          subject: filled(subject, row),
          text: filled(text, row),
          dueAt: new Date(from.getTime() + afterDays * DAY_MS),
        }))
      : [],
  )
  if (mails.length > 0) await ctx.db.insert(leadPathMails).values(mails)
}

/** `{offer}`, `{publisher}` and `{marketplace}` are all that a text may name. */
function filled(text: string, row: LeadRow): string {
  const names: Record<string, string> = {
    offer: row.offerTitle,
    publisher: row.publisherName,
    marketplace: row.marketplace,
  }
  return text.replace(/\{(offer|publisher|marketplace)\}/g, (_, name: string) => names[name]!)
}

/** Sends what is due, or notes why it is not sent. @returns how many were sent */
export async function sendPathMails(ctx: Ctx): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const isItsWork = and(eq(leadWork.publisherId, leads.publisherId), eq(leadWork.leadId, leads.id))
    const isItsLead = and(eq(leads.publisherId, leadPathMails.publisherId), eq(leads.id, leadPathMails.leadId))
    const due = await ctx.db
      .select({ mail: leadPathMails, lead: leads, workState: leadWork.workState })
      .from(leadPathMails)
      .innerJoin(leads, isItsLead)
      .leftJoin(leadWork, isItsWork)
      .where(and(isNull(leadPathMails.sentAt), isNull(leadPathMails.stopped), lte(leadPathMails.dueAt, ctx.now())))
      .orderBy(asc(leadPathMails.dueAt), asc(leadPathMails.id))
      .limit(GROUP)
      .for('update', { of: leadPathMails, skipLocked: true })
    let sent = 0
    for (const { mail, lead, workState } of due) {
      const stopped = await whyNot(ctx, lead, workState as WorkState | null)
      if (!stopped) {
        await write(ctx, mail, lead)
        sent++
      }
      await ctx.db
        .update(leadPathMails)
        .set(stopped ? { stopped } : { sentAt: ctx.now() })
        .where(and(eq(leadPathMails.publisherId, mail.publisherId), eq(leadPathMails.id, mail.id)))
    }
    return sent
  })
}

async function whyNot(ctx: Ctx, lead: LeadRow, workState: WorkState | null): Promise<PathMail['stopped']> {
  if (lead.state !== 'routable' || !lead.emailNormalised) return 'gone'
  if (workState && ends.includes(workState)) return 'worked'
  const [refusal] = await ctx.db
    .select({ at: mailRefusals.at })
    .from(mailRefusals)
    .where(
      and(
        eq(mailRefusals.publisherId, lead.publisherId),
        eq(mailRefusals.person, refusingPerson(ctx, lead.publisherId, lead.emailNormalised)),
      ),
    )
  return refusal ? 'refused' : null
}

async function write(ctx: Ctx, { subject, text }: { subject: string; text: string }, lead: LeadRow): Promise<void> {
  const locale = languageOf(lead) ?? ctx.locale
  const link = `${publicUrl(ctx, locale)}/stop-mails/${linkToken(ctx, 'stop-mails', lead.id)}`
  const why = workTexts(locale, 'leads.path.mail_end', {
    publisher: lead.publisherName,
    marketplace: lead.marketplace,
    offer: lead.offerTitle,
    link,
  })
  await sendMail(ctx, { to: lead.email!, subject, text: `${text}\n\n-- \n${why}`, kind: 'leads.path', about: lead.id })
}

/** Of one lead, in their order. For deeds that have asked. */
export async function pathMailsOf(
  ctx: Pick<Ctx, 'db'>,
  { publisherId, leadId }: { publisherId: string; leadId: string },
): Promise<PathMail[]> {
  const rows = await ctx.db
    .select()
    .from(leadPathMails)
    .where(and(eq(leadPathMails.publisherId, publisherId), eq(leadPathMails.leadId, leadId)))
    .orderBy(asc(leadPathMails.dueAt), asc(leadPathMails.id))
  return rows.map(({ id, subject, dueAt, sentAt, stopped }) => ({ id, subject, dueAt, sentAt, stopped }))
}

/** What is planned goes, and so do copies of what was sent. In the caller's transaction. */
export async function forgetPathMails(
  ctx: Pick<Ctx, 'db'>,
  { publisherId, leadIds }: { publisherId: string; leadIds: string[] },
): Promise<void> {
  await ctx.db
    .delete(leadPathMails)
    .where(and(eq(leadPathMails.publisherId, publisherId), inArray(leadPathMails.leadId, leadIds)))
  const ids = sql`array(select jsonb_array_elements_text(${JSON.stringify(leadIds)}::jsonb))`
  await ctx.db.execute(sql`delete from mails where kind in ('leads.path', 'leads.confirm') and about = any(${ids})`)
}
