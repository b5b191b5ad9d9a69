/** Tables of attribution as files: deployments, how long they take, customers, orders, the registry. */
import { exportCustomers, exportGuids, exportOrders, exportRuns, exportTimes, type ReportFormat } from '#attribution'
import type { Ctx } from '#platform/ctx'
import { notFound } from '#platform/problem'
import { ctxOf } from '../../ctx.server.ts'
import type { Route } from './+types/table-file.ts'
import { askedOf, askedRuns, monthsOfRuns, spreadsheet } from './query.server.ts'

type Asked = { publisherId: string; search: URLSearchParams; format: ReportFormat }

const tables: Record<string, (ctx: Ctx, asked: Asked) => Promise<string>> = {
  deployments: (ctx, { publisherId, search, format }) => exportRuns(ctx, askedRuns(publisherId, search), format),
  times: (ctx, { publisherId, search, format }) => {
    const asked = askedRuns(publisherId, search)
    return exportTimes(ctx, { publisherId, filter: asked.filter ?? {}, ...monthsOfRuns(asked, ctx.now()) }, format)
  },
  customers: (ctx, { publisherId, search, format }) => {
    const { from, to, filter } = askedOf(search, ctx.now())
    return exportCustomers(ctx, { publisherId, from, to, filter }, format)
  },
  orders: (ctx, { publisherId, format }) => exportOrders(ctx, publisherId, format),
  guids: (ctx, { publisherId, format }) => exportGuids(ctx, publisherId, format),
}

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { publisherId } = params
  const [, table = '', type] = /^([a-z]+)\.(csv|tsv)$/.exec(params.file) ?? []
  const made = Object.hasOwn(tables, table) ? tables[table] : undefined
  if (!made) throw notFound('No such table.')
  const format: ReportFormat = type === 'tsv' ? 'tsv' : 'csv'
  const text = await made(ctxOf(context), { publisherId, search: url.searchParams, format })
  return spreadsheet(text, { name: `${table}-${publisherId}`, format })
}
