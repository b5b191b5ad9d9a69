/** Tables for a spreadsheet, to be edited and brought back. */
import {
  exportMarkets,
  exportPlans,
  exportPrices,
  exportPrivateAudience,
  type TableFormat,
  tableContentTypes,
} from '#offers'
import { notFound } from '#platform/problem'
import { ctxOf } from '../../ctx.server.ts'
import type { Route } from './+types/table.ts'

const exports = {
  prices: exportPrices,
  plans: exportPlans,
  markets: exportMarkets,
} as const

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const [, what, extension] = /^(prices|plans|markets|audience)\.(csv|xlsx)$/.exec(params.file) ?? []
  if (!what) throw notFound('There is no such table.')
  const format = extension as TableFormat
  const key = { publisherId: params.publisherId, offerId: params.offerId }
  const bytes =
    what === 'audience'
      ? await exportPrivateAudience(ctx, { ...key, planId: url.searchParams.get('plan') ?? '', format })
      : await exports[what as keyof typeof exports](ctx, key, format)
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': tableContentTypes[format],
      'Content-Disposition': `attachment; filename="${params.offerId}-${what}.${format}"`,
      'Cache-Control': 'no-store',
    },
  })
}
