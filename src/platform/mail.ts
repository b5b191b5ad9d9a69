/**
 * Mail: a row and a job in the transaction that causes it; sent through SMTP, or, when no server is
 * configured, kept for the operator's mailbox page. Text from strangers never reaches a header.
 */
import { and, desc, eq, lt, or, type SQL } from 'drizzle-orm'
import { createTransport, type Transporter } from 'nodemailer'
import { z } from 'zod'
import type { Ctx } from './ctx.ts'
import { defineJob, sendJob } from './jobs.ts'
import { decodeCursor, type Page, pageOf } from './paging.ts'
import { mails } from './schema.ts'

export type Mail = {
  to: string
  subject: string
  text: string
  html?: string
  /** What kind of notice, e.g. `offer.preview-ready`; and what it is about, e.g. `fabrikam.route-planner`. */
  kind: string
  about?: string
}
export type KeptMail = typeof mails.$inferSelect

/** Puts a mail on its way in the caller's transaction. */
export async function sendMail(ctx: Ctx, mail: Mail): Promise<void> {
  const id = ctx.newId()
  await ctx.db.insert(mails).values({
    id,
    recipient: mail.to,
    subject: mail.subject.replace(/[\r\n]+/g, ' '),
    body: mail.text,
    html: mail.html,
    kind: mail.kind,
    about: mail.about,
    status: ctx.config.smtpUrl ? 'waiting' : 'kept',
    createdAt: ctx.now(),
  })
  if (ctx.config.smtpUrl) await sendJob(ctx, postMail, { mailId: id })
}

export const postMail = defineJob({
  name: 'mail.send',
  data: z.object({ mailId: z.uuid() }),
  retryLimit: 8,
  async run(ctx, { mailId }) {
    const [mail] = await ctx.db.select().from(mails).where(eq(mails.id, mailId))
    if (!mail || mail.status === 'sent' || !ctx.config.smtpUrl) return
    try {
      await transport(ctx.config.smtpUrl).sendMail({
        from: ctx.config.mailFrom,
        to: mail.recipient,
        subject: mail.subject,
        text: mail.body,
        html: mail.html ?? undefined,
        messageId: `<${mail.id}@comptoir>`,
      })
    } catch (error) {
      const lastError = (error as Error).message
      await ctx.db
        .update(mails)
        .set({ status: 'failed', attempts: mail.attempts + 1, lastError })
        .where(eq(mails.id, mailId))
      throw error
    }
    await ctx.db
      .update(mails)
      .set({ status: 'sent', attempts: mail.attempts + 1, lastError: null, sentAt: ctx.now() })
      .where(eq(mails.id, mailId))
  },
})

const transports = new Map<string, Transporter>()
function transport(url: string): Transporter {
  let known = transports.get(url)
  if (!known) {
    known = createTransport(url, undefined)
    transports.set(url, known)
  }
  return known
}

/** Whether the mail server lets us in: what it refuses with, or undefined. For doctor. */
export async function checkMailServer(url: string): Promise<string | undefined> {
  const probe = createTransport(url, undefined)
  try {
    await probe.verify()
    return undefined
  } catch (error) {
    return (error as Error).message
  } finally {
    probe.close()
  }
}

/** The mailbox, newest first. */
export async function listMails(
  ctx: Ctx,
  filter: { cursor?: string; limit?: number; to?: string; about?: string } = {},
): Promise<Page<KeptMail>> {
  const limit = filter.limit ?? 50
  const conditions: (SQL | undefined)[] = []
  if (filter.to) conditions.push(eq(mails.recipient, filter.to))
  if (filter.about) conditions.push(eq(mails.about, filter.about))
  if (filter.cursor) {
    const [before, id] = decodeCursor(filter.cursor, ['moment', 'id'])
    conditions.push(or(lt(mails.createdAt, before), and(eq(mails.createdAt, before), lt(mails.id, id))))
  }
  const rows = await ctx.db
    .select()
    .from(mails)
    .where(and(...conditions))
    .orderBy(desc(mails.createdAt), desc(mails.id))
    .limit(limit + 1)
  return pageOf(rows, limit, (m) => [m.createdAt.toISOString(), m.id])
}

export async function findMail(ctx: Ctx, mailId: string): Promise<KeptMail | undefined> {
  const [mail] = await ctx.db.select().from(mails).where(eq(mails.id, mailId))
  return mail
}
