/** Everything a report's page shows, of one publisher or, for operators, of all. */
import {
  customersByMonth,
  freshnessOf,
  listGuids,
  monthsBetween,
  monthsLimit,
  type Report,
  type ReportQuery,
  ratedCurrencies,
  usageReport,
} from '#attribution'
import type { Ctx } from '#platform/ctx'
import { askedOf, filterNames, periodBefore, queryOf, ranges } from './query.server.ts'

const mostRegions = 12

export async function loadReport(ctx: Ctx, publisherId: string | undefined, url: URL) {
  const asked = askedOf(url.searchParams, ctx.now())
  const query = queryOf(publisherId, asked)
  const before = { ...query, ...periodBefore(asked) }
  const [table, months, channels, regions, currencies, total, earlier, customers, earlierCustomers] = await Promise.all(
    [
      usageReport(ctx, query),
      usageReport(ctx, { ...query, by: ['month'] }),
      usageReport(ctx, { ...query, by: ['channel'] }),
      regionsOf(ctx, query),
      usageReport(ctx, { ...query, by: ['currency'] }),
      usageReport(ctx, { ...query, by: [] }),
      usageReport(ctx, { ...before, by: [] }),
      customersByMonth(ctx, query),
      customersByMonth(ctx, before),
    ],
  )
  const records = publisherId === undefined ? [] : await listGuids(ctx, { publisherId })
  return {
    /** What each GUID stands for. */
    software: Object.fromEntries(records.map(({ guid, description }) => [guid ?? '', description])),
    freshness: await freshnessOf(ctx, publisherId),
    by: asked.by,
    from: asked.from,
    to: asked.to,
    months: asked.months,
    isNarrowed: asked.isNarrowed,
    isMisread: asked.isMisread,
    /** Whether it can be had since the first month. */
    hasLifetime: monthsLimit(asked) === undefined,
    in: asked.in,
    currencies: await ratedCurrencies(ctx),
    rows: table.rows,
    isCut: table.isCut,
    staleMonths: table.staleMonths.length,
    byMonth: months.rows,
    byChannel: channels.rows,
    byRegion: regions.rows
      .filter(({ deployments, resources }) => deployments + resources > 0)
      .sort((a, b) => b.deployments - a.deployments || b.resources - a.resources)
      .slice(0, mostRegions),
    costs: currencies.rows.flatMap(({ keys: { currency }, cost }) => (currency && cost ? [{ currency, cost }] : [])),
    customers,
    customersNow: customers.at(-1),
    customersBefore: earlierCustomers.at(-1),
    own: asked.months === 0 ? { from: asked.from.slice(0, 7), to: asked.to.slice(0, 7) } : undefined,
    total: total.rows[0],
    earlier: earlier.rows[0],
    ranges: [...ranges],
    chips: filterNames.flatMap((name) =>
      url.searchParams.getAll(name).map((value) => ({
        ...{ name, value },
        // A customer is picked by its reference, and called by its name.
        shown:
          table.rows.find(({ customerRef }) => name === 'customer' && customerRef === value)?.keys.customer ?? value,
      })),
    ),
    search: url.searchParams.toString(),
  }
}

/** Of one customer only facts know the regions: over many months the page does without. */
async function regionsOf(ctx: Ctx, query: ReportQuery): Promise<Pick<Report, 'rows'>> {
  const byRegion: ReportQuery = { ...query, by: ['region'] }
  const limit = monthsLimit(byRegion)
  if (limit !== undefined && monthsBetween(query.from, query.to)! > limit) return { rows: [] }
  return usageReport(ctx, byRegion)
}

export type LoadedReport = Awaited<ReturnType<typeof loadReport>>
