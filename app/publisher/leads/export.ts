/** The inbox as a file for a spreadsheet, exactly what the filter shows; where that takes time, the page that has it made. */
import { redirect } from 'react-router'
import { countExport, EXPORT_AT_ONCE, exportLeads } from '#leads'
import { ctxOf } from '../../ctx.server.ts'
import type { Route } from './+types/export.ts'
import { fileAnswer } from './file-answer.server.ts'
import { filterOf } from './filter.server.ts'

export async function loader({ context, params: { publisherId }, url }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const format = url.pathname.endsWith('.xlsx') ? 'xlsx' : 'csv'
  const request = { publisherId, filter: filterOf(url.searchParams), format } as const
  if ((await countExport(ctx, request)) > EXPORT_AT_ONCE) {
    return redirect(`/publisher/${publisherId}/leads/exports${url.search}`)
  }
  const pieces = await exportLeads(ctx, request)
  return fileAnswer(pieces, { name: `${publisherId}-${ctx.now().toISOString().slice(0, 10)}`, format })
}
