/**
 * Double opt-in: the mail that asks a customer whether the enquiry is theirs. It names the offer and its publisher
 * and nothing that was typed, and an address is written to once an hour at most: nobody can be flooded through us.
 */
import { and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { defineJob, sendJob } from '#platform/jobs'
import { sendMail } from '#platform/mail'
import { momentIn } from '#platform/moment'
import { languageOf, linkToken, publicUrl } from './lead-link.ts'
import type { LeadRow, NewLeadRow } from './rows.ts'
import { confirmations, leads } from './schema.ts'
import { workTexts } from './work-texts.ts'

const BETWEEN_MAILS_MS = 3_600_000
const GROUP = 200

export const askToConfirmJob = defineJob({
  name: 'leads.ask-to-confirm',
  data: z.object({}),
  async run(ctx) {
    await askToConfirm(ctx)
  },
})

/** Of new leads, those that wait for their customer: each is asked about soon. In the caller's transaction. */
export async function planConfirmations(ctx: Ctx, rows: NewLeadRow[]): Promise<void> {
  const waiting = rows.filter(({ state, emailNormalised }) => state === 'unconfirmed' && emailNormalised !== null)
  if (waiting.length === 0) return
  await ctx.db
    .insert(confirmations)
    .values(
      waiting.map(({ publisherId, id: leadId, emailNormalised, retainUntil }) => ({
        publisherId,
        leadId,
        person: ctx.keys.hash('confirm', emailNormalised!),
        askedAt: ctx.now(),
        expiresAt: retainUntil,
      })),
    )
    .onConflictDoNothing()
  await sendJob(ctx, askToConfirmJob, {})
}

/** Writes to those who may be written to now; the others wait for their hour. @returns how many */
export async function askToConfirm(ctx: Ctx): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const due = await dueNow(ctx)
    for (const lead of due) await write(ctx, lead)
    const ids = due.map(({ id }) => id)
    if (ids.length > 0)
      await ctx.db.update(confirmations).set({ mailedAt: ctx.now() }).where(inArray(confirmations.leadId, ids))
    return due.length
  })
}

/** The first of each person that was not written to within the hour. */
async function dueNow(ctx: Ctx): Promise<LeadRow[]> {
  // Two workers at once would each find that nobody wrote lately.
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtext('leads.ask-to-confirm'))`)
  const lately = new Date(ctx.now().getTime() - BETWEEN_MAILS_MS).toISOString()
  const rows = await ctx.db
    .select({ lead: leads, person: confirmations.person })
    .from(confirmations)
    .innerJoin(leads, and(eq(leads.publisherId, confirmations.publisherId), eq(leads.id, confirmations.leadId)))
    .where(
      and(
        isNull(confirmations.mailedAt),
        isNull(confirmations.confirmedAt),
        gt(confirmations.expiresAt, ctx.now()),
        eq(leads.state, 'unconfirmed'),
        sql`not exists (select 1 from lead_confirmations other
          where other.person = ${confirmations.person} and other.mailed_at > ${lately})`,
      ),
    )
    .orderBy(asc(confirmations.askedAt), asc(confirmations.leadId))
    .limit(GROUP)
  const first = new Map(rows.toReversed().map(({ person, lead }) => [person, lead]))
  return [...first.values()]
}

async function write(ctx: Ctx, lead: LeadRow): Promise<void> {
  const locale = languageOf(lead) ?? ctx.locale
  const { offerTitle: offer, publisherName: publisher, marketplace } = lead
  const link = `${publicUrl(ctx, locale)}/confirm/${linkToken(ctx, 'confirm', lead.id)}`
  const params = { offer, publisher, marketplace, link, until: momentIn(locale, lead.retainUntil) }
  await sendMail(ctx, {
    to: lead.email!,
    subject: workTexts(locale, 'leads.confirm.mail_subject', params),
    text: workTexts(locale, 'leads.confirm.mail_body', params),
    kind: 'leads.confirm',
    about: lead.id,
  })
}
