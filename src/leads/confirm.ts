/** Double opt-in: what a customer sees behind the mailed link, and what follows when they say that it was them. */
import { and, eq } from 'drizzle-orm'
import { recordAct } from '#accounts'
import { recordEvents } from '#events'
import { as, type Ctx, system } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { leadCaptured, sendOff } from './follow-up.ts'
import { leadBehind } from './lead-link.ts'
import { retentionDays, stateOf } from './lead-row.ts'
import { linkOver } from './problems.ts'
import { routeReleased } from './route.ts'
import type { LeadRow } from './rows.ts'
import { confirmations, leads } from './schema.ts'
import { workTexts } from './work-texts.ts'

const DAY_MS = 86_400_000

export type ToConfirm = { offer: string; publisher: string; action: string; at: Date; isConfirmed: boolean }

/** The evidence that a customer confirmed an enquiry, or that they were asked. */
export type Confirmation = { askedAt: Date; mailedAt: Date | null; expiresAt: Date; confirmedAt: Date | null }

/** What the link asks about. @throws linkOver */
export async function whatToConfirm(ctx: Ctx, token: string): Promise<ToConfirm> {
  const row = await openLead(ctx, token)
  const { offerTitle: offer, publisherName: publisher, actionCode: action, capturedAt: at } = row
  return { offer, publisher, action, at, isConfirmed: row.state !== 'unconfirmed' }
}

/**
 * The customer says that the enquiry is theirs: from now on it is a lead like any other, and goes to its
 * destinations. Said again, nothing happens.
 * @throws linkOver
 */
export async function confirmEnquiry(ctx: Ctx, token: string): Promise<void> {
  const row = await openLead(ctx, token)
  if (row.state !== 'unconfirmed') return
  const { publisherId, id: leadId, offerId } = row
  const day = ctx.now().toISOString().slice(0, 10)
  const ipHash = ctx.client ? ctx.keys.hash(`ip ${day}`, ctx.client.address) : null
  await inTransaction(as(ctx, system), async (ctx) => {
    const now = ctx.now()
    // Whoever reads the mail has a mail server, whatever was found out about their domain.
    const suspicions = row.suspicions.filter((suspicion) => suspicion !== 'no-mail-server')
    const state = stateOf(row.flags, suspicions, false)
    const [confirmed] = await ctx.db
      .update(leads)
      .set({ state, suspicions, retainUntil: new Date(now.getTime() + retentionDays[state] * DAY_MS) })
      .where(and(eq(leads.publisherId, publisherId), eq(leads.id, leadId), eq(leads.state, 'unconfirmed')))
      .returning()
    if (!confirmed) return
    await ctx.db
      .update(confirmations)
      .set({ confirmedAt: now, ipHash })
      .where(and(eq(confirmations.publisherId, publisherId), eq(confirmations.leadId, leadId)))
    await sendOff(ctx, [confirmed])
    await recordEvents(
      ctx,
      leadCaptured(confirmed).map((happening) => ({ ...happening, at: now })),
    )
    if (state === 'routable') await routeReleased(ctx, confirmed)
    await recordAct(ctx, { publisherId, offerId, act: 'lead.confirmed', subject: leadId })
  })
}

/** For deeds that have asked. */
export async function confirmationOf(
  ctx: Pick<Ctx, 'db'>,
  { publisherId, leadId }: { publisherId: string; leadId: string },
): Promise<Confirmation | null> {
  const { askedAt, mailedAt, expiresAt, confirmedAt } = confirmations
  const [row] = await ctx.db
    .select({ askedAt, mailedAt, expiresAt, confirmedAt })
    .from(confirmations)
    .where(and(eq(confirmations.publisherId, publisherId), eq(confirmations.leadId, leadId)))
  return row ?? null
}

async function openLead(ctx: Ctx, token: string): Promise<LeadRow> {
  const row = await leadBehind(ctx, 'confirm', token)
  if (row.state === 'unconfirmed' && row.retainUntil <= ctx.now())
    throw linkOver(workTexts(ctx.locale, 'leads.confirm.link_over'))
  return row
}
