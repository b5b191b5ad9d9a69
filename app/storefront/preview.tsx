import { ctxOf } from '../ctx.server.ts'
import type { Route } from './+types/preview.ts'
import { loadListing } from './listing.server.ts'

/** The preview of an offer as its own people and the operator see it; others need the hide key. */
export function loader({ context, url, params }: Route.LoaderArgs) {
  return loadListing(ctxOf(context), params.offerKey, { url, preview: true })
}

export { default } from './listing.tsx'
