/** Offers as a file: their identity and their drafts, as the API gives and takes them. Secrets are never in it. */
import { requirePermission } from '#accounts'
import { getDraft } from '#offers'
import { ctxOf } from '../../ctx.server.ts'
import type { Route } from './+types/export.ts'

const MOST = 100

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  requirePermission(ctx, 'offer.read', params)
  const ids = [...new Set(url.searchParams.getAll('offer'))].slice(0, MOST)
  const offers = []
  for (const offerId of ids) {
    const { type, alias, profile, document } = await getDraft(ctx, { publisherId: params.publisherId, offerId })
    offers.push({ publisherId: params.publisherId, offerId, type, alias, profile, document })
  }
  return new Response(`${JSON.stringify({ offers }, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="offers-${params.publisherId}.json"`,
      'Cache-Control': 'no-store',
    },
  })
}
