import type { PublisherRole, Rights } from '#accounts'
import { textsOf } from '../../forms.server.ts'

/** What `RightsFields` sent. */
export function rightsIn(form: FormData): Rights {
  const limitedTo = textsOf(form, 'limitedTo')
  return { roles: textsOf(form, 'roles') as PublisherRole[], limitedTo: limitedTo.length ? limitedTo : null }
}
