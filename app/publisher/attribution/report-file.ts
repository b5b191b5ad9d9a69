/** The report as a file for a spreadsheet: the same rows, every one. */
import { exportReport } from '#attribution'
import { ctxOf } from '../../ctx.server.ts'
import type { Route } from './+types/report-file.ts'
import { askedOf, queryOf } from './query.server.ts'

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const format = url.pathname.endsWith('.tsv') ? 'tsv' : 'csv'
  const text = await exportReport(ctx, queryOf(params.publisherId, askedOf(url.searchParams, ctx.now())), format)
  return new Response(`\uFEFF${text}`, {
    headers: {
      'Content-Type': `${format === 'tsv' ? 'text/tab-separated-values' : 'text/csv'}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="attribution-${params.publisherId}.${format}"`,
      'Cache-Control': 'no-store',
    },
  })
}
