/** The report as a file for a spreadsheet: the same rows, every one; with `lifetime`, from the first month on. */
import { exportReport } from '#attribution'
import { ctxOf } from '../../ctx.server.ts'
import type { Route } from './+types/report-file.ts'
import { askedOf, queryOf, spreadsheet } from './query.server.ts'

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const format = url.pathname.endsWith('.tsv') ? 'tsv' : 'csv'
  const query = queryOf(params.publisherId, askedOf(url.searchParams, ctx.now()))
  const text = await exportReport(ctx, { ...query, lifetime: url.searchParams.has('lifetime') }, format)
  return spreadsheet(text, { name: `attribution-${params.publisherId}`, format })
}
