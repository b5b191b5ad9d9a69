/** The inbox as a file for a spreadsheet, exactly what the filter shows. */
import { Readable } from 'node:stream'
import { exportLeads } from '#leads'
import { ctxOf } from '../../ctx.server.ts'
import type { Route } from './+types/export.ts'
import { filterOf } from './filter.server.ts'

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const filter = filterOf(url.searchParams)
  const format = url.pathname.endsWith('.xlsx') ? 'xlsx' : 'csv'
  const pieces = await exportLeads(ctx, { publisherId: params.publisherId, filter, format })
  const day = ctx.now().toISOString().slice(0, 10)
  return new Response(Readable.toWeb(Readable.from(pieces, { objectMode: false })) as ReadableStream, {
    headers: {
      'Content-Type': types[format],
      'Content-Disposition': `attachment; filename="leads-${params.publisherId}-${day}.${format}"`,
      'Cache-Control': 'no-store',
    },
  })
}
