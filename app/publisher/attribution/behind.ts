/** From a row or bar of a report to the deployments it counts. */
import type { Dimension, ReportRow } from '#attribution'

const picked = new Set<Dimension>([
  ...([
    'guid',
    'offer',
    'plan',
    'channel',
    'method',
    'region',
    'cloud',
    'scope',
    'status',
    'error',
    'customer',
  ] as const),
])
const periods: Record<string, (start: string) => string> = {
  month: (start) => lastOf(start, 'month'),
  week: (start) => lastOf(start, 'week'),
  day: (start) => start,
}

/**
 * The address of the list that has exactly them; undefined where a row is about something that no deployment has, such
 * as a meter.
 */
export function deploymentsBehind(
  publisherId: string,
  { from, to }: { from: string; to: string },
  row: Pick<ReportRow, 'keys' | 'customerRef'> & { search: string },
): string | undefined {
  const asked = new URLSearchParams({ counted: '1', from, to: lastOf(to, 'month') })
  for (const [name, value] of new URLSearchParams(row.search))
    if (picked.has(name as Dimension) && !(name in row.keys)) asked.append(name, value)
  for (const [name, value] of Object.entries(row.keys)) {
    const end = periods[name]
    if (end) {
      asked.set('from', value)
      asked.set('to', end(value))
    } else if (picked.has(name as Dimension)) asked.set(name, name === 'customer' ? (row.customerRef ?? value) : value)
    else if (value) return undefined
  }
  return `/publisher/${publisherId}/attribution/deployments?${asked}`
}

function lastOf(start: string, period: 'month' | 'week'): string {
  const day = new Date(`${start}T00:00:00Z`)
  if (period === 'month') day.setUTCMonth(day.getUTCMonth() + 1, 0)
  else day.setUTCDate(day.getUTCDate() + 6)
  return day.toISOString().slice(0, 10)
}
