import type { Actor, Ctx } from '#platform/ctx'
import { forbidden, unauthenticated } from '#platform/problem'

/** The person who acts, for what only people do. @throws unauthenticated, forbidden */
export function actingPerson(ctx: Pick<Ctx, 'actor'>): Actor {
  if (ctx.actor.kind === 'anonymous') throw unauthenticated('Sign in to go on.')
  if (ctx.actor.kind !== 'person') throw forbidden('Only a person may do this.')
  return ctx.actor
}
