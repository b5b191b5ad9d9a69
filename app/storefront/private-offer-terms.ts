/** The terms of a private offer, for whoever holds its link. */
import { privateOfferTerms } from '#offers'
import { ctxOf } from '../ctx.server.ts'
import type { Route } from './+types/private-offer-terms.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const { sha256, filename } = await privateOfferTerms(ctx, params)
  return new Response(new Uint8Array(await ctx.files.read(sha256)), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename*=UTF-8''${encodeURIComponent(filename)}`,
      'Cache-Control': 'private, no-store',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Robots-Tag': 'noindex',
    },
  })
}
