/** Finds one lead for somebody with a right to it. */
import { and, eq } from 'drizzle-orm'
import { permittedOffers, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { notFound } from '#platform/problem'
import { leadTexts } from './messages.ts'
import { erasedAlready } from './problems.ts'
import type { LeadRow } from './rows.ts'
import { leads } from './schema.ts'
import { workTexts } from './work-texts.ts'

/** The row of a lead that the actor has a permission for. @throws notFound, forbidden */
export async function getRow(
  ctx: Ctx,
  { publisherId, leadId }: { publisherId: string; leadId: string },
  permission: 'leads.read' | 'leads.manage',
): Promise<LeadRow> {
  permittedOffers(ctx, permission, { publisherId })
  const row = await findRow(ctx, { publisherId, leadId })
  requirePermission(ctx, permission, { publisherId, offerId: row.offerId })
  return row
}

/**
 * Keeps the lead to the caller's transaction: who works it at once goes one after the other, and nothing is noted on
 * somebody who is being erased. @throws erasedAlready
 */
export async function holdLead(
  ctx: Pick<Ctx, 'db' | 'locale'>,
  { publisherId, leadId }: { publisherId: string; leadId: string },
): Promise<void> {
  const [row] = await ctx.db
    .select({ state: leads.state })
    .from(leads)
    .where(and(eq(leads.publisherId, publisherId), eq(leads.id, leadId)))
    .for('no key update')
  if (row?.state === 'erased') throw erasedAlready(workTexts(ctx.locale, 'leads.erase.done_already'))
}

/** The row whoever asks, for deeds that have other rules. @throws notFound */
export async function findRow(
  ctx: Ctx,
  { publisherId, leadId }: { publisherId: string; leadId: string },
): Promise<LeadRow> {
  const [row] = isId(leadId)
    ? await ctx.db
        .select()
        .from(leads)
        .where(and(eq(leads.publisherId, publisherId), eq(leads.id, leadId)))
    : []
  if (!row) throw notFound(leadTexts(ctx.locale, 'leads.not_found'))
  return row
}

/** Whose lead it is; for whoever runs the instance and knows its id only. */
export async function publisherOfLead(ctx: Pick<Ctx, 'db' | 'actor'>, leadId: string): Promise<string | undefined> {
  requirePermission(ctx, 'operator.admin')
  if (!isId(leadId)) return undefined
  const [row] = await ctx.db.select({ publisherId: leads.publisherId }).from(leads).where(eq(leads.id, leadId))
  return row?.publisherId
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}
