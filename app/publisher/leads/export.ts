/** The inbox as CSV, exactly what the filter shows. */
import { Readable } from 'node:stream'
import { exportLeads } from '#leads'
import { ctxOf } from '../../ctx.server.ts'
import type { Route } from './+types/export.ts'
import { filterOf } from './filter.server.ts'

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const filter = filterOf(url.searchParams)
  const pieces = await exportLeads(ctx, { publisherId: params.publisherId, filter, format: 'csv' })
  const day = ctx.now().toISOString().slice(0, 10)
  return new Response(Readable.toWeb(Readable.from(pieces)) as ReadableStream, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="leads-${params.publisherId}-${day}.csv"`,
      'Cache-Control': 'no-store',
    },
  })
}
