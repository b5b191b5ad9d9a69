import type { Actor } from '#platform/ctx'
import type { Person } from './ui/page.ts'

/** Who is signed in, as far as the frame of a page needs to know. */
export function personOf(actor: Actor): Person | undefined {
  if (actor.kind !== 'person') return undefined
  return {
    name: actor.name,
    email: actor.email,
    publishers: actor.grants.length > 0,
    operator: actor.instanceRoles.length > 0,
  }
}
