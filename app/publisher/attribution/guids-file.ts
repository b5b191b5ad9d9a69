/** The registry as CSV. */
import { exportGuids } from '#attribution'
import { ctxOf } from '../../ctx.server.ts'
import type { Route } from './+types/guids-file.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const text = await exportGuids(ctxOf(context), params.publisherId)
  return new Response(text, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="guids-${params.publisherId}.csv"`,
      'Cache-Control': 'no-store',
    },
  })
}
