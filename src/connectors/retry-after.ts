/** `Retry-After`: seconds or an HTTP date. Anything else counts as absent. */
const longestMs = 24 * 3_600_000

/**
 * The instant before which the destination does not want to be asked again, at most a day ahead. A date is
 * judged against the answer's own `Date`, because the destination's clock may differ from ours.
 */
export function retryAfter(headers: Record<string, string>, now: Date): Date | undefined {
  const value = headers['retry-after']?.trim()
  if (!value) return undefined
  const waitMs = /^\d{1,10}$/.test(value) ? Number(value) * 1000 : untilDate(value, headers.date, now)
  if (waitMs === undefined) return undefined
  return new Date(now.getTime() + Math.min(Math.max(waitMs, 0), longestMs))
}

function untilDate(value: string, answered: string | undefined, now: Date): number | undefined {
  const at = httpDate(value)
  if (at === undefined) return undefined
  return at - (httpDate(answered ?? '') ?? now.getTime())
}

// Date.parse also reads what no HTTP server sends ("1", "tomorrow 5"): only the three forms of RFC 9110 §5.6.7 begin with a day's name.
function httpDate(text: string): number | undefined {
  const at = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? /.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? undefined : at
}
