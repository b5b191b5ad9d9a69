/** The version that a client names. Answers are of ours; a client that was made for a later one would misread them. */
import { malformed } from '#platform/problem'
import type { WireRequest } from '../wire/request.ts'

const NEWEST = '2022-07-01'
// Of private offers with several parties; what is read and sent for the others is the same.
const ALSO = '2023-07-15'
const NEWEST_PREVIEWS: Record<string, number> = { '2022-03-01': 5 }

/** @throws malformed for a version that is newer than this marketplace */
export function requireKnownVersion({ query }: Pick<WireRequest, 'query'>): void {
  const newer = [query('$version'), query('api-version')].find((given) => given !== undefined && isNewer(given))
  if (newer === undefined) return
  throw malformed(
    `The version “${newer}” is newer than what this marketplace speaks. Send $version=${NEWEST} or an earlier one, or leave it out.`,
  )
}

function isNewer(version: string): boolean {
  const [, date, preview] = version.match(/^(\d{4}-\d{2}-\d{2})(?:-preview(\d+))?$/i) ?? []
  // Other words are nobody's version: some clients send what another API wanted.
  if (date === undefined || version === ALSO) return false
  return date > NEWEST || Number(preview ?? 0) > (NEWEST_PREVIEWS[date] ?? Number.POSITIVE_INFINITY)
}
