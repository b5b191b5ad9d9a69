/**
 * What a customer may ask: which publishers got what about them, and that it be erased. Whoever reads the
 * mailbox of the address is the customer: a link is mailed to it, for an hour; or an account has proved it.
 */
import { createHash, randomBytes } from 'node:crypto'
import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { getProfile } from '#accounts'
import { deliveriesOf } from '#delivery'
import { as, type Ctx, system } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { sendMail } from '#platform/mail'
import { unprocessable } from '#platform/problem'
import { eraseLeads } from './erase.ts'
import { parseEmail } from './fields/email.ts'
import type { Consent, LeadState } from './lead.ts'
import { leadTexts } from './messages.ts'
import { linkOver } from './problems.ts'
import { readLeads } from './read-leads.ts'
import type { LeadRow } from './rows.ts'
import { privacyRequests } from './schema.ts'
import { workTexts } from './work-texts.ts'

const VALID_MS = 3_600_000

/**
 * Mails the link if anything is kept about the address, at most once an hour. Says nothing about whether it
 * did: whether somebody is a customer is nobody else's business.
 * @throws unprocessable when it is no address
 */
export async function askForMyData(ctx: Ctx, { email, path }: { email: string; path: string }): Promise<void> {
  const parsed = parseEmail(email.trim())
  if (!parsed) {
    const code = 'leads.enquiry.email'
    const detail = leadTexts(ctx.locale, code)
    throw unprocessable(detail, { errors: [{ pointer: '#/email', code, detail }] })
  }
  const person = ctx.keys.hash('privacy', parsed.normalised)
  const rows = await leadsOf(ctx, parsed.normalised)
  if (rows.length === 0) return
  const token = randomBytes(24).toString('base64url')
  await inTransaction(ctx, async (ctx) => {
    const since = new Date(ctx.now().getTime() - VALID_MS)
    const lately = await ctx.db
      .select({ id: privacyRequests.id })
      .from(privacyRequests)
      .where(and(eq(privacyRequests.person, person), gt(privacyRequests.askedAt, since)))
    if (lately.length > 0) return
    const requestId = ctx.newId()
    await ctx.db.insert(privacyRequests).values({
      id: requestId,
      person,
      // With the token comes the address, sealed: the row alone leads to nobody.
      token: hashed(token),
      askedAt: ctx.now(),
      expiresAt: new Date(ctx.now().getTime() + VALID_MS),
    })
    const sealed = ctx.keys.seal(parsed.normalised, `privacy/${hashed(token)}`)
    const link = `${ctx.config.url}${path}/${token}.${sealed.slice(3)}`
    const params = { marketplace: ctx.config.name, link }
    await sendMail(as(ctx, system), {
      to: email.trim(),
      subject: workTexts(ctx.locale, 'leads.privacy.mail_subject', params),
      text: workTexts(ctx.locale, 'leads.privacy.mail_body', params),
      kind: 'leads.privacy',
      about: requestId,
    })
  })
}

/** One thing that is kept about the customer, and who has it. */
export type MyLead = {
  leadId: string
  publisher: string
  offer: string
  action: string
  capturedAt: Date
  retainUntil: Date
  /** Nobody got it yet: it waits for the customer's word, or for a person to look at it. */
  state: LeadState
  data: Record<string, string>
  consent: Consent | null
  /** Systems of the publisher's that took it; kinds, not names: those are the publisher's own. */
  passedOn: { kind: string; at: Date | null }[]
}

export type MyData = { email: string; leads: MyLead[] }

/** @throws linkOver */
export async function openMyData(ctx: Ctx, token: string): Promise<MyData> {
  return dataOf(ctx, await personBehind(ctx, token))
}

/** The same for whoever is signed in; nothing while their account has not proved its address. @throws unauthenticated */
export async function openOwnData(ctx: Ctx): Promise<MyData | undefined> {
  const email = await provedAddress(ctx)
  return email === undefined ? undefined : dataOf(ctx, email)
}

/** Erases everything about the customer, and ends the link. @returns how many leads @throws linkOver */
export async function eraseMyData(ctx: Ctx, token: string): Promise<number> {
  const erased = await eraseAllOf(ctx, await personBehind(ctx, token))
  const [secret = ''] = token.split('.')
  await ctx.db
    .update(privacyRequests)
    .set({ erasedAt: ctx.now() })
    .where(eq(privacyRequests.token, hashed(secret)))
  return erased
}

/**
 * Erases everything that was sent with the address of whoever is signed in; the account itself stays.
 * @returns how many leads @throws unauthenticated
 */
export async function eraseOwnData(ctx: Ctx): Promise<number> {
  const email = await provedAddress(ctx)
  return email === undefined ? 0 : eraseAllOf(ctx, email)
}

async function dataOf(ctx: Ctx, email: string): Promise<MyData> {
  const leads: MyLead[] = []
  for (const row of await leadsOf(ctx, email)) leads.push(await myLead(ctx, row))
  return { email, leads }
}

async function eraseAllOf(ctx: Ctx, email: string): Promise<number> {
  const rows = await leadsOf(ctx, email)
  for (const [publisherId, group] of Map.groupBy(rows, (row) => row.publisherId)) {
    await eraseLeads(as(ctx, system), publisherId, { leadIds: group.map(({ id }) => id), why: 'customer' })
  }
  // The copy of the mail with the link names the address, too.
  const person = ctx.keys.hash('privacy', email)
  await ctx.db.execute(sql`delete from mails where kind = 'leads.privacy'
    and about in (select id::text from privacy_requests where person = ${person})`)
  return rows.length
}

async function provedAddress(ctx: Ctx): Promise<string | undefined> {
  const { email, emailVerified } = await getProfile(ctx)
  return emailVerified ? parseEmail(email)?.normalised : undefined
}

async function personBehind(ctx: Ctx, token: string): Promise<string> {
  const [secret = '', sealed = ''] = token.split('.')
  const [row] = await ctx.db
    .select()
    .from(privacyRequests)
    .where(
      and(
        eq(privacyRequests.token, hashed(secret)),
        gt(privacyRequests.expiresAt, ctx.now()),
        isNull(privacyRequests.erasedAt),
      ),
    )
  const email = row && opened(ctx, sealed, hashed(secret))
  if (!email) throw linkOver(workTexts(ctx.locale, 'leads.privacy.link_over'))
  return email
}

function opened(ctx: Ctx, sealed: string, boundTo: string): string | undefined {
  try {
    return ctx.keys.unseal(`v1.${sealed}`, `privacy/${boundTo}`)
  } catch {
    // Somebody changed the link; it opens nothing.
    return undefined
  }
}

/** Of every publisher: the index of persons is asked once for each. */
async function leadsOf(ctx: Ctx, email: string): Promise<LeadRow[]> {
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    select l.id from publishers p
    cross join lateral (
      select id from leads l where l.publisher_id = p.publisher_id and l.email_normalised = ${email} and l.state <> 'erased'
    ) l`)
  return (
    await readLeads(
      ctx,
      rows.map(({ id }) => id),
    )
  ).sort((a, b) => b.capturedAt.getTime() - a.capturedAt.getTime() || b.sequence - a.sequence)
}

async function myLead(ctx: Ctx, row: LeadRow): Promise<MyLead> {
  const { publisherId, id: leadId } = row
  const deliveries = (await deliveriesOf(ctx, { publisherId, leadIds: [leadId] })).get(leadId) ?? []
  const { firstName, lastName, email, phone, country, company, title, message } = row
  const told = { firstName, lastName, email, phone, country, company, title, message }
  return {
    leadId,
    publisher: row.publisherName,
    offer: row.offerTitle,
    action: row.actionCode,
    capturedAt: row.capturedAt,
    retainUntil: row.retainUntil,
    state: row.state,
    data: Object.fromEntries(Object.entries(told).flatMap(([key, value]) => (value ? [[key, value]] : []))),
    consent: row.consent,
    passedOn: deliveries
      .filter(({ state }) => state === 'delivered' || state === 'delivered_unconfirmed')
      .map(({ kind, deliveredAt }) => ({ kind, at: deliveredAt })),
  }
}

function hashed(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
