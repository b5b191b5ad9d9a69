/** What a report's address asks for. */
import {
  type Dimension,
  isDimension,
  maxMonths,
  monthsBetween,
  monthsLimit,
  type ReportFilter,
  type ReportFormat,
  type ReportQuery,
  type RunQuery,
  runFilterNames,
} from '#attribution'

export const ranges = [3, 6, 12] as const
export const filterNames = [
  ...[
    'publisher',
    'guid',
    'offer',
    'plan',
    'channel',
    'region',
    'provider',
    'resourceType',
    'method',
    'meter',
    'unit',
    'currency',
  ],
  ...['status', 'error', 'cloud', 'scope', 'customer'],
] as const
const defaultMonths = 6

/** Where every offer may want a GUID of its own. */
export const matrixChannels = ['marketplace', 'publicRepository'] as const

/** `months` is 0 for months of one’s own choice. */
export type Asked = {
  by: Dimension[]
  months: number
  from: string
  to: string
  filter: ReportFilter
  in: string | undefined
  /** A range was asked for that is none: the usual one is answered. */
  isMisread: boolean
  /** Only the last months of the range that was asked for. */
  isNarrowed: boolean
}

/** Whole months, the present one included. */
export function askedOf(query: URLSearchParams, now: Date): Asked {
  const asked = query.getAll('by').filter(isDimension)
  const wanted = Number(query.get('months'))
  const months = (ranges as readonly number[]).includes(wanted) ? wanted : defaultMonths
  const own = ownRange(query)
  const chosen = filterNames.flatMap((name) => {
    const values = query.getAll(name).filter(Boolean)
    return values.length ? [[name, values] as const] : []
  })
  const filter = Object.fromEntries(chosen) as ReportFilter
  const by: Dimension[] = asked.length ? [...new Set(asked)].slice(0, 3) : ['guid', 'channel']
  return {
    by,
    ...narrowed(own ?? { months, from: monthBefore(now, months - 1), to: monthBefore(now, 0) }, { by, filter }),
    filter,
    in: /^[A-Z]{3}$/.exec(query.get('in') ?? '')?.[0],
    isMisread: !own && Boolean(query.get('from') || query.get('to')),
  }
}

/** What only facts know is answered for the last months of a range that is too long for them. */
function narrowed(
  range: Pick<Asked, 'months' | 'from' | 'to'>,
  asked: Pick<Asked, 'by' | 'filter'>,
): Pick<Asked, 'months' | 'from' | 'to' | 'isNarrowed'> {
  const limit = monthsLimit(asked)
  const isNarrowed = limit !== undefined && monthsBetween(range.from, range.to)! > limit
  const to = new Date(`${range.to}T00:00:00Z`)
  return { ...range, ...(isNarrowed && { from: monthBefore(to, limit - 1) }), isNarrowed }
}

/** As typed into the two fields: at most twelve months, in order. */
function ownRange(query: URLSearchParams): Pick<Asked, 'months' | 'from' | 'to'> | undefined {
  const [from, to] = ['from', 'to'].map((name) => `${query.get(name) ?? ''}-01`) as [string, string]
  const months = monthsBetween(from, to)
  return months !== undefined && months <= maxMonths ? { months: 0, from, to } : undefined
}

/** As many months, right before. */
export function periodBefore({ from, to }: Pick<Asked, 'from' | 'to'>): Pick<Asked, 'from' | 'to'> {
  const months = monthsBetween(from, to) ?? 1
  const start = new Date(`${from}T00:00:00Z`)
  return { from: monthBefore(start, months), to: monthBefore(start, 1) }
}

/** @param publisherId undefined for operators, over all */
export function queryOf(publisherId: string | undefined, { by, from, to, filter, in: one }: Asked): ReportQuery {
  return { ...(publisherId !== undefined && { publisherId }), by, from, to, filter, in: one }
}

function monthBefore(now: Date, months: number): string {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months)).toISOString().slice(0, 10)
}

/** Which deployments an address asks for; the same words as a report’s, a customer by its reference. */
export function askedRuns(publisherId: string, query: URLSearchParams): Omit<RunQuery, 'cursor' | 'limit'> {
  const day = (name: string) => /^\d{4}-\d{2}-\d{2}$/.exec(query.get(name) ?? '')?.[0]
  const isDay = (text: string | undefined) => text !== undefined && !Number.isNaN(Date.parse(text))
  const [from, to] = [day('from'), day('to')]
  return {
    publisherId,
    filter: Object.fromEntries(runFilterNames.flatMap((name) => (query.has(name) ? [[name, query.getAll(name)]] : []))),
    ...(isDay(from) && { from }),
    ...(isDay(to) && { to }),
    counted: query.has('counted'),
  }
}

/** The same as chips, each with a way out; the state has links of its own. */
export function pickedRuns(query: URLSearchParams) {
  return [...runFilterNames.filter((name) => name !== 'status'), ...(['from', 'to'] as const)].flatMap((name) =>
    query.getAll(name).map((value) => ({ name, value })),
  )
}

/** The months that deployments were asked of; the last twelve where no day was named. */
export function monthsOfRuns({ from, to }: { from?: string | undefined; to?: string | undefined }, now: Date) {
  const month = (day: string) => `${day.slice(0, 7)}-01`
  return { from: from ? month(from) : monthBefore(now, maxMonths - 1), to: to ? month(to) : monthBefore(now, 0) }
}

/** A file that spreadsheets open with its accents. */
export function spreadsheet(text: string, { name, format }: { name: string; format: ReportFormat }): Response {
  return new Response(`\uFEFF${text}`, {
    headers: {
      'Content-Type': `${format === 'tsv' ? 'text/tab-separated-values' : 'text/csv'}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${name}.${format}"`,
      'Cache-Control': 'no-store',
    },
  })
}

/** How the two listings are made that verification reads. */
export const listingCommands = [
  'az deployment group list -g GROUP -o json > deployments.json',
  'az deployment operation group list -g GROUP -n NAME -o json > operations.json',
].join('\n')
