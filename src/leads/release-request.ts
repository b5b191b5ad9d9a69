/**
 * A publisher asks that a withheld lead be let go; the operator does so with evidence that the customer
 * agreed, or says why not. What the operator is shown tells nothing about who the customer is.
 */
import { and, asc, eq, isNull } from 'drizzle-orm'
import { publisherNames, recordAct, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { sendMail } from '#platform/mail'
import { notFound, unprocessable } from '#platform/problem'
import { cleanParagraphs, lengthOf } from './fields/text.ts'
import { getRow, holdLead } from './inbox-row.ts'
import { leadTexts } from './messages.ts'
import { notHeldBack } from './problems.ts'
import { releaseLead } from './release.ts'
import { leads, releaseRequests } from './schema.ts'
import { workTexts } from './work-texts.ts'

type Which = { publisherId: string; leadId: string }

export type ReleaseRequest = Which & {
  publisherName: string
  offerTitle: string
  actionCode: string
  country: string | null
  capturedAt: Date
  why: string
  byName: string
  at: Date
}

const WHY_MAX = 1000

/** Asked again, the newer words count. Requires leads.manage. @throws notHeldBack, unprocessable */
export async function requestRelease(ctx: Ctx, { why, ...which }: Which & { why: string }): Promise<void> {
  const row = await getRow(ctx, which, 'leads.manage')
  if (row.state !== 'withheld' || row.flags.includes('dnc'))
    throw notHeldBack(leadTexts(ctx.locale, 'leads.not_held_back'))
  const said = wordsIn(ctx, 'why', why)
  const asked = {
    why: said,
    byName: ctx.actor.name,
    byEmail: ctx.actor.kind === 'person' ? (ctx.actor.email ?? null) : null,
    at: ctx.now(),
    verdict: null,
    answer: null,
    settledAt: null,
    settledBy: null,
  }
  await inTransaction(ctx, async (ctx) => {
    await holdLead(ctx, which)
    await ctx.db
      .insert(releaseRequests)
      .values({ ...which, ...asked })
      .onConflictDoUpdate({ target: [releaseRequests.publisherId, releaseRequests.leadId], set: asked })
    await recordAct(ctx, { ...which, offerId: row.offerId, act: 'lead.releaseAsked', subject: which.leadId })
  })
}

export type AskedRelease = Pick<
  typeof releaseRequests.$inferSelect,
  'at' | 'byName' | 'why' | 'verdict' | 'answer' | 'settledAt'
>

/** What was asked about one lead, and what became of it; for deeds that have asked. */
export async function releaseRequestOf(
  ctx: Pick<Ctx, 'db'>,
  { publisherId, leadId }: Which,
): Promise<AskedRelease | null> {
  const { at, byName, why, verdict, answer, settledAt } = releaseRequests
  const [row] = await ctx.db
    .select({ at, byName, why, verdict, answer, settledAt })
    .from(releaseRequests)
    .where(and(eq(releaseRequests.publisherId, publisherId), eq(releaseRequests.leadId, leadId)))
  return row ?? null
}

/** Those nobody has decided, oldest first. Requires operator.admin. */
export async function listReleaseRequests(ctx: Ctx): Promise<ReleaseRequest[]> {
  requirePermission(ctx, 'operator.admin')
  const rows = await ctx.db
    .select({ request: releaseRequests, lead: leads })
    .from(releaseRequests)
    .innerJoin(leads, and(eq(leads.publisherId, releaseRequests.publisherId), eq(leads.id, releaseRequests.leadId)))
    .where(and(isNull(releaseRequests.verdict), eq(leads.state, 'withheld')))
    .orderBy(asc(releaseRequests.at), asc(releaseRequests.leadId))
    .limit(200)
  const names = await publisherNames(ctx, [...new Set(rows.map(({ lead }) => lead.publisherId))])
  return rows.map(({ request: { publisherId, leadId, why, byName, at }, lead }) => ({
    publisherId,
    publisherName: names.get(publisherId) ?? publisherId,
    leadId,
    offerTitle: lead.offerTitle,
    actionCode: lead.actionCode,
    country: lead.country,
    capturedAt: lead.capturedAt,
    why,
    byName,
    at,
  }))
}

/** Lets it go, with evidence of the customer's consent. Requires operator.admin. @throws unprocessable, notHeldBack */
export async function grantRelease(ctx: Ctx, { consentEvidence, ...which }: Which & { consentEvidence: string }) {
  await releaseLead(ctx, { ...which, consentEvidence })
  await settle(ctx, which, { verdict: 'released', answer: null })
}

/** Says why not. Requires operator.admin. @throws unprocessable without a word */
export async function declineRelease(ctx: Ctx, { answer, ...which }: Which & { answer: string }): Promise<void> {
  requirePermission(ctx, 'operator.admin')
  await settle(ctx, which, { verdict: 'declined', answer: wordsIn(ctx, 'answer', answer) })
}

async function settle(
  ctx: Ctx,
  { publisherId, leadId }: Which,
  { verdict, answer }: { verdict: 'released' | 'declined'; answer: string | null },
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const [row] = await ctx.db
      .update(releaseRequests)
      .set({ verdict, answer, settledAt: ctx.now(), settledBy: ctx.actor.name })
      .where(
        and(
          eq(releaseRequests.publisherId, publisherId),
          eq(releaseRequests.leadId, leadId),
          isNull(releaseRequests.verdict),
        ),
      )
      .returning()
    if (!row) throw notFound(leadTexts(ctx.locale, 'leads.not_found'))
    await recordAct(ctx, { publisherId, act: `lead.release.${verdict}`, subject: leadId })
    if (!row.byEmail) return
    const link = `${ctx.config.url}/publisher/${publisherId}/leads/${leadId}`
    await sendMail(ctx, {
      to: row.byEmail,
      subject: workTexts(ctx.locale, `leads.release.${verdict}_subject`),
      text: workTexts(ctx.locale, `leads.release.${verdict}_body`, { answer: answer ?? '', link }),
      kind: 'leads.release',
      about: leadId,
    })
  })
}

function wordsIn(ctx: Ctx, field: string, text: string): string {
  const words = cleanParagraphs(text)
  const length = lengthOf(words)
  if (length > 0 && length <= WHY_MAX) return words
  const code = length === 0 ? 'leads.work.required' : 'leads.work.too_long'
  const detail = workTexts(ctx.locale, code, { limit: WHY_MAX, length })
  throw unprocessable(detail, { errors: [{ pointer: `#/${field}`, code, detail }] })
}
