/** Usage reports: what a publisher’s GUIDs brought, from the totals of months. Specification: attribution §7. */
import { type SQL, sql } from 'drizzle-orm'
import { can, recordAct, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { unprocessable } from '#platform/problem'
import { customerNames, pseudonym } from './customer-names.ts'
import { factorsTo } from './exchange-rates.ts'
import { isShown } from './hidden-guids.ts'
import { factDimensions, factsOf, maxFactMonths } from './report-facts.ts'
import { isNoText } from './told.ts'

export const dimensions = {
  publisher: 'publisher_id',
  month: 'month',
  guid: 'guid',
  offer: 'offer_id',
  plan: 'plan_id',
  channel: 'channel',
  method: 'method',
  region: 'region',
  resourceType: 'resource_type',
  provider: 'resource_provider',
  meter: 'meter_category',
  unit: 'unit',
  currency: 'currency',
  customer: 'customer_ref',
  ...factDimensions,
} as const

export type Dimension = keyof typeof dimensions
export type ReportFilter = Partial<Record<Exclude<Dimension, 'month' | 'week' | 'day'>, string[]>>

export type ReportQuery = {
  /** Left out by operators, for those of all publishers. */
  publisherId?: string
  by: Dimension[]
  /** First days of months, both included: 2026-01-01. */
  from: string
  to: string
  filter?: ReportFilter
  /** A currency in which costs are shown beside what they are. */
  in?: string | undefined
  limit?: number
}

export type ReportRow = {
  /** One value for each dimension asked for. */
  keys: Partial<Record<Dimension, string>>
  deployments: number
  succeeded: number
  failed: number
  /** Of those that succeeded or failed; null where none did. */
  successRate: number | null
  resources: number
  /** Of one unit, and costs of one currency: null where several would mix, and where totals do not know. */
  quantity: number | null
  cost: number | null
  /** All costs in the currency asked for, estimated; null where a rate is missing, undefined where none was asked. */
  converted?: number | null
  /** Of the customer in `keys`, for picking its deployments. */
  customerRef?: string
}

export type Report = {
  rows: ReportRow[]
  /** More rows than were asked for. */
  isCut: boolean
  /** Months whose facts changed since they were totalled; minutes, usually none. */
  staleMonths: string[]
}

const tables = { months: 'attribution_rollups', customers: 'attribution_customer_rollups' } as const
const byCustomer = new Set<Dimension>(['publisher', 'month', 'guid', 'offer', 'channel', 'customer', 'currency'])
const maxRows = 100_000
export const maxMonths = 12

export function isDimension(text: string): text is Dimension {
  return Object.hasOwn(dimensions, text)
}

/**
 * Quantities are summed within a unit and costs within a currency only: group by them, or the sums are null where
 * several would mix. Requires attribution.read; over all publishers operator.admin, and leaves an act.
 */
export async function usageReport(ctx: Ctx, query: ReportQuery): Promise<Report> {
  const { publisherId, by, filter = {} } = query
  await mayRead(ctx, query)
  check(query)
  const limit = Math.min(query.limit ?? 1000, maxRows)
  const asked = new Set<Dimension>([...by, ...(Object.keys(filter) as Dimension[])])
  const source = sourceOf(asked)
  const columns = by.map(columnOf)
  const list = columns.length ? sql.join(columns, sql`, `) : sql`1`
  const names = by.map((dimension, i) => sql`${columns[i]!}::text as ${sql.identifier(`d_${dimension}`)}`)
  const measures = sql`sum(deployments)::float8 as deployments, sum(succeeded)::float8 as succeeded, sum(failed)::float8 as failed,
    ${source === 'facts' ? sql`count(distinct created)` : sql`sum(resources)`}::float8 as resources,
    ${source === 'customers' ? sql`null::float8` : single('unit', 'quantity')} as quantity, ${single('currency', 'cost')} as cost`
  const inOne = query.in === undefined ? undefined : await conversion(ctx, { ...query, in: query.in })
  const table = source === 'facts' ? factsOf(query) : sql.raw(tables[source])
  const { rows } = await ctx.db.execute<Record<string, unknown>>(sql`
    select ${sql.join([...names, measures, ...(inOne ? [inOne.measure] : [])], sql`, `)} from ${table} ${inOne?.join ?? sql``}
    where ${sql.join(conditions(query), sql` and `)}
    ${columns.length ? sql`group by ${list} order by ${list}` : sql``}
    limit ${limit + 1}`)
  const stale = await ctx.db.execute<{ month: string }>(sql`
    select month::text as month from attribution_stale_months
    where ${ofPublisher(publisherId)} and month >= ${query.from}::date and month <= ${query.to}::date order by month`)
  const read = rows.slice(0, limit).map((row) => rowOf(row, by))
  return {
    rows: asked.has('customer') ? await withCustomers(ctx, publisherId, read) : read,
    isCut: rows.length > limit,
    staleMonths: stale.rows.map(({ month }) => month),
  }
}

/** Totals wherever they know the answer; facts for the rest. */
function sourceOf(asked: ReadonlySet<Dimension>): 'months' | 'customers' | 'facts' {
  if ([...asked].some((dimension) => dimension in factDimensions)) return 'facts'
  if (!asked.has('customer')) return 'months'
  return [...asked].every((dimension) => byCustomer.has(dimension)) ? 'customers' : 'facts'
}

/** How many months a report of these dimensions and filters may have; undefined for any number. */
export function monthsLimit({ by, filter = {} }: Pick<ReportQuery, 'by' | 'filter'>): number | undefined {
  const asked = new Set<Dimension>([...by, ...(Object.keys(filter) as Dimension[])])
  return sourceOf(asked) === 'facts' ? maxFactMonths : undefined
}

function check({ by, from, to, filter = {} }: ReportQuery) {
  const months = monthsBetween(from, to)
  const wrong = (pointer: string, detail: string) =>
    unprocessable(detail, { errors: [{ pointer, detail, code: 'attribution.report' }] })
  if (months === undefined) throw wrong('#/from', 'Months begin on their first day, and from comes before to.')
  if (months > (monthsLimit({ by, filter }) ?? months))
    throw wrong(
      '#/by',
      `By day, week, status, error, cloud, scope, resource, or customer with more: at most ${maxFactMonths} months.`,
    )
  if (Object.values(filter).some((values) => values?.some(isNoText)))
    throw wrong('#/filter', 'A filter has a character of code 0.')
  if (new Set(by).size !== by.length || by.length > 6) throw wrong('#/by', 'At most six different dimensions.')
}

/** The first month with anything in it; the query’s own where there is nothing. Requires what usageReport requires. */
export async function earliestMonth(ctx: Ctx, { publisherId, from }: ReportQuery): Promise<string> {
  if (publisherId === undefined) requirePermission(ctx, 'operator.admin')
  else requirePermission(ctx, 'attribution.read', { publisherId })
  const { rows } = await ctx.db.execute<{ month: string | null }>(
    sql`select min(month)::text as month from attribution_rollups where ${ofPublisher(publisherId)}`,
  )
  return rows[0]?.month ?? from
}

/** Of a month within two centuries: what is further is a slip of the pen, and no calendar of a database. */
const firstDay = /^(19|20|21)\d\d-(0[1-9]|1[0-2])-01$/

/** @returns undefined when they are no months in order */
export function monthsBetween(from: string, to: string): number | undefined {
  if (!firstDay.test(from) || !firstDay.test(to) || from > to) return undefined
  const [a, b] = [from, to].map((text) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)))
  return b! - a! + 1
}

function conditions({ publisherId, from, to, filter = {} }: ReportQuery): SQL[] {
  const chosen = (Object.entries(filter) as [Dimension, string[]][]).filter(([, values]) => values.length)
  return [
    ofPublisher(publisherId),
    sql`month >= ${from}::date`,
    sql`month <= ${to}::date`,
    isShown(publisherId),
    ...chosen.map(
      ([dimension, values]) =>
        sql`${columnOf(dimension)} in (${sql.join(
          values.map((value) => sql`${value}`),
          sql`, `,
        )})`,
    ),
  ]
}

function columnOf(dimension: Dimension): SQL {
  if (dimension === 'provider') return sql`split_part(resource_type, '/', 1)`
  return sql.raw(dimensions[dimension])
}

/** A sum, unless it would add euros to dollars. */
function single(of: 'unit' | 'currency', measure: 'quantity' | 'cost'): SQL {
  const [column, sum] = [sql.raw(of), sql.raw(measure)]
  return sql`case when min(nullif(${column}, '')) is distinct from max(nullif(${column}, '')) then null else coalesce(sum(${sum}), 0) end::float8`
}

function rowOf(row: Record<string, unknown>, by: Dimension[]): ReportRow {
  const number = (name: string) => Number(row[name] ?? 0)
  // Sums of binary fractions end in tails that nobody was billed.
  const amount = (name: string) => (row[name] === null ? null : Number(number(name).toFixed(4)))
  return {
    keys: Object.fromEntries(by.map((dimension) => [dimension, String(row[`d_${dimension}`] ?? '')])),
    deployments: number('deployments'),
    succeeded: number('succeeded'),
    failed: number('failed'),
    successRate: rateOf(number('succeeded'), number('failed')),
    resources: number('resources'),
    quantity: amount('quantity'),
    cost: amount('cost'),
    ...('converted' in row && { converted: amount('converted') }),
  }
}

function rateOf(succeeded: number, failed: number): number | null {
  return succeeded + failed > 0 ? Number((succeeded / (succeeded + failed)).toFixed(4)) : null
}

async function mayRead(ctx: Ctx, { publisherId, by }: ReportQuery) {
  if (publisherId !== undefined) return requirePermission(ctx, 'attribution.read', { publisherId })
  requirePermission(ctx, 'operator.admin')
  if (ctx.actor.kind !== 'system') await recordAct(ctx, { act: 'attribution.read', subject: by.join(',') || 'total' })
}

function ofPublisher(publisherId: string | undefined): SQL {
  return publisherId === undefined ? sql`true` : sql`publisher_id = ${publisherId}`
}

/** Costs times their month’s factor; nothing at all as soon as one has none. */
async function conversion(ctx: Ctx, { in: target, from, to }: ReportQuery & { in: string }) {
  const factors = await factorsTo(ctx, target, { from, to })
  const list = [...factors, { month: from, currency: '', factor: 0 }].map(
    ({ month, currency, factor }) => sql`(${month}::date, ${currency}::text, ${factor}::float8)`,
  )
  return {
    join: sql`left join (values ${sql.join(list, sql`, `)}) as rates (rate_month, rate_currency, factor) on rate_month = month and rate_currency = currency`,
    measure: sql`case when bool_or(cost <> 0 and currency <> ${target} and factor is null) then null
      else coalesce(sum(case when currency = ${target} then cost else cost * factor end), 0) end::float8 as converted`,
  }
}

/** Names where the viewer and the channel allow them, a pseudonym and the country otherwise. */
async function withCustomers(ctx: Ctx, publisherId: string | undefined, rows: ReportRow[]): Promise<ReportRow[]> {
  const refs = [...new Set(rows.flatMap(({ keys }) => keys.customer ?? []))]
  const names = await customerNames(
    ctx,
    publisherId,
    refs,
    publisherId === undefined || can(ctx, 'attribution.customers', { publisherId }),
  )
  return rows.map((row) =>
    row.keys.customer === undefined
      ? row
      : {
          ...row,
          keys: { ...row.keys, customer: names.get(row.keys.customer) ?? pseudonym(row.keys.customer) },
          customerRef: row.keys.customer,
        },
  )
}
