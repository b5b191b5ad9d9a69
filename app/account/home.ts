/** Where to go after signing in: the console, one's publisher, or the choice between several. */
import { redirect } from 'react-router'
import { unauthenticated } from '#platform/problem'
import { ctxOf } from '../ctx.server.ts'
import type { Route } from './+types/home.ts'

export function loader({ context }: Route.LoaderArgs) {
  const { actor } = ctxOf(context)
  if (actor.kind !== 'person') throw unauthenticated('Sign in to see your account.')
  const [only, ...others] = actor.grants
  if (actor.instanceRoles.length > 0 && !only) return redirect('/operator')
  return redirect(only && others.length === 0 ? `/publisher/${only.organisationId}` : '/publisher')
}
