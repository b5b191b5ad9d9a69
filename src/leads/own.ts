/** Which publisher somebody means who names none: the one they belong to. */
import { eq } from 'drizzle-orm'
import { can } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { notFound, unauthenticated, unprocessable } from '#platform/problem'
import { leadTexts } from './messages.ts'
import { leads } from './schema.ts'
import { workTexts } from './work-texts.ts'

/** @throws unauthenticated, or unprocessable for whoever belongs to several, or to none */
export function ownPublisher(ctx: Pick<Ctx, 'actor' | 'locale'>): string {
  if (ctx.actor.kind === 'anonymous') throw unauthenticated('Sign in first.')
  const [grant, ...others] = ctx.actor.grants
  if (!grant || others.length > 0) throw unprocessable(workTexts(ctx.locale, 'leads.own.which'))
  return grant.organisationId
}

/** Of a lead. To strangers there is none. @throws notFound */
export async function publisherOf(ctx: Pick<Ctx, 'db' | 'actor' | 'locale'>, leadId: string): Promise<string> {
  const [row] = await ctx.db.select({ publisherId: leads.publisherId }).from(leads).where(eq(leads.id, leadId))
  const mayKnow =
    row &&
    (can(ctx, 'operator.admin') || ctx.actor.grants.some(({ organisationId }) => organisationId === row.publisherId))
  if (!mayKnow) throw notFound(leadTexts(ctx.locale, 'leads.not_found'))
  return row.publisherId
}
