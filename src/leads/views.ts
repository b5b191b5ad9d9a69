/** Saved filters: the address of a list under a name, for oneself or for everybody. */
import { and, asc, eq, isNull, or } from 'drizzle-orm'
import { permittedOffers, recordAct } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { notFound, unprocessable } from '#platform/problem'
import { cleanLine, lengthOf } from './fields/text.ts'
import { leadTexts } from './messages.ts'
import { leadViews } from './schema.ts'
import { workTexts } from './work-texts.ts'

export type LeadView = { id: string; name: string; query: string; isShared: boolean; createdBy: string }

const NAME_MAX = 60
const QUERY_MAX = 1000

/** One's own and everybody's, by name. Requires leads.read. */
export async function listLeadViews(ctx: Ctx, publisherId: string): Promise<LeadView[]> {
  permittedOffers(ctx, 'leads.read', { publisherId })
  const rows = await ctx.db
    .select()
    .from(leadViews)
    .where(
      and(eq(leadViews.publisherId, publisherId), or(isNull(leadViews.ownerId), eq(leadViews.ownerId, ctx.actor.id))),
    )
    .orderBy(asc(leadViews.name), asc(leadViews.id))
  return rows.map(({ id, name, query, ownerId, createdBy }) => ({
    id,
    name,
    query,
    isShared: ownerId === null,
    createdBy,
  }))
}

/** Requires leads.read; for everybody, leads.manage. @throws unprocessable */
export async function saveLeadView(
  ctx: Ctx,
  view: { publisherId: string; name: string; query: string; isShared?: boolean },
): Promise<LeadView> {
  const { publisherId, isShared = false } = view
  permittedOffers(ctx, isShared ? 'leads.manage' : 'leads.read', { publisherId })
  const name = cleanLine(view.name)
  // Where a list was cut is nobody's filter.
  const query = new URLSearchParams(view.query)
  query.delete('after')
  const refuse = (code: string) => {
    const detail = workTexts(ctx.locale, code, { limit: NAME_MAX, length: lengthOf(name) })
    return unprocessable(detail, { errors: [{ pointer: '#/name', code, detail }] })
  }
  if (!name) throw refuse('leads.work.required')
  if (lengthOf(name) > NAME_MAX) throw refuse('leads.work.too_long')
  if (query.toString().length > QUERY_MAX) throw refuse('leads.view.too_long')
  if ((await listLeadViews(ctx, publisherId)).some((known) => known.name === name))
    throw refuse('leads.view.name_taken')
  const ownerId = isShared ? null : ctx.actor.id
  const row = { id: ctx.newId(), name, query: query.toString(), createdBy: ctx.actor.name }
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.insert(leadViews).values({ ...row, publisherId, ownerId, createdAt: ctx.now() })
    await recordAct(ctx, { publisherId, act: 'leads.viewSaved', subject: row.id })
  })
  return { ...row, isShared }
}

/** One's own; everybody's with leads.manage. @throws notFound */
export async function removeLeadView(
  ctx: Ctx,
  { publisherId, viewId }: { publisherId: string; viewId: string },
): Promise<void> {
  const view = (await listLeadViews(ctx, publisherId)).find(({ id }) => id === viewId)
  if (!view) throw notFound(leadTexts(ctx.locale, 'leads.not_found'))
  if (view.isShared) permittedOffers(ctx, 'leads.manage', { publisherId })
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.delete(leadViews).where(and(eq(leadViews.publisherId, publisherId), eq(leadViews.id, viewId)))
    await recordAct(ctx, { publisherId, act: 'leads.viewRemoved', subject: viewId })
  })
}
