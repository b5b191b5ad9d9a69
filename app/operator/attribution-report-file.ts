/** The report over all publishers as a file. */
import { exportReport } from '#attribution'
import { ctxOf } from '../ctx.server.ts'
import { askedOf, queryOf, spreadsheet } from '../publisher/attribution/query.server.ts'
import type { Route } from './+types/attribution-report-file.ts'

export async function loader({ context, url }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const format = url.pathname.endsWith('.tsv') ? 'tsv' : 'csv'
  if (!url.searchParams.has('by')) for (const by of ['publisher', 'channel']) url.searchParams.append('by', by)
  const query = queryOf(undefined, askedOf(url.searchParams, ctx.now()))
  const text = await exportReport(ctx, { ...query, lifetime: url.searchParams.has('lifetime') }, format)
  return spreadsheet(text, { name: 'attribution', format })
}
