/** What a report's address asks for. */
import {
  type Dimension,
  isDimension,
  maxMonths,
  monthsBetween,
  type ReportFilter,
  type ReportQuery,
} from '#attribution'

export const ranges = [3, 6, 12] as const
export const filterNames = [
  ...['guid', 'offer', 'plan', 'channel', 'region', 'provider', 'resourceType', 'method', 'meter', 'unit', 'currency'],
  ...['status', 'error', 'cloud', 'scope'],
] as const
const defaultMonths = 6

/** Where every offer may want a GUID of its own. */
export const matrixChannels = ['marketplace', 'publicRepository'] as const

/** `months` is 0 for months of one’s own choice. */
export type Asked = { by: Dimension[]; months: number; from: string; to: string; filter: ReportFilter }

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
  return {
    by: asked.length ? [...new Set(asked)].slice(0, 3) : ['guid', 'channel'],
    ...(own ?? { months, from: monthBefore(now, months - 1), to: monthBefore(now, 0) }),
    filter: Object.fromEntries(chosen) as ReportFilter,
  }
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

export function queryOf(publisherId: string, { by, from, to, filter }: Asked): ReportQuery {
  return { publisherId, by, from, to, filter }
}

export function monthBefore(now: Date, months: number): string {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months)).toISOString().slice(0, 10)
}

/** How the two listings are made that verification reads. */
export const listingCommands = [
  'az deployment group list -g GROUP -o json > deployments.json',
  'az deployment operation group list -g GROUP -n NAME -o json > operations.json',
].join('\n')
