/** Business hours: how long a customer has been waiting while somebody could have answered. */

export type Hours = {
  /** IANA name, e.g. `Europe/Brussels`. */
  timeZone: string
  /** ISO days of the week, Monday is 1. */
  days: number[]
  /** `09:00`, in that zone. */
  from: string
  to: string
}

export const defaultHours: Hours = { timeZone: 'UTC', days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' }

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** Nobody is closed for longer; a plan that never opens would be looked through for ever. */
const MOST_DAYS = 400

/** When so many business minutes have gone by since `from`. */
export function afterBusinessMinutes(from: Date, minutes: number, hours: Hours): Date {
  let left = minutes * MINUTE_MS
  let at = from.getTime()
  for (let day = 0; day < MOST_DAYS; day++) {
    const { opens, closes } = openingOn(new Date(at), hours)
    const start = Math.max(at, opens)
    if (start < closes) {
      if (start + left <= closes) return new Date(start + left)
      left -= closes - start
    }
    at = startOfNextDay(new Date(at), hours.timeZone)
  }
  return new Date(at)
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** Of the day that the instant falls on in the zone; a closed day opens and closes at once. */
function openingOn(at: Date, { timeZone, days, from, to }: Hours): { opens: number; closes: number } {
  const local = localOf(at, timeZone)
  if (!days.includes(local.weekday)) return { opens: at.getTime(), closes: at.getTime() }
  return { opens: instantOf(local, from, timeZone), closes: instantOf(local, to, timeZone) }
}

type Local = { year: number; month: number; day: number; weekday: number }
const formats = new Map<string, Intl.DateTimeFormat>()

function partsOf(at: Date, timeZone: string): Record<string, number> {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(timeZone, format)
  }
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
}

function localOf(at: Date, timeZone: string): Local {
  const shown = new Date(at.getTime() + offsetAt(at, timeZone))
  const [year, month, day] = [shown.getUTCFullYear(), shown.getUTCMonth() + 1, shown.getUTCDate()]
  return { year, month, day, weekday: shown.getUTCDay() || 7 }
}

/**
 * The instant of a clock time on a local day, by the zone's offset before or after a change of clocks that day. A time
 * that comes twice is the first; one that is left out is as much later as the clocks were put forward.
 */
function instantOf({ year, month, day }: Local, clock: string, timeZone: string): number {
  const [hour, minute] = clock.split(':').map(Number) as [number, number]
  const wanted = Date.UTC(year, month - 1, day, hour, minute)
  const by = (moment: number) => wanted - offsetAt(new Date(moment), timeZone)
  const [before, after] = [by(wanted - DAY_MS), by(wanted + DAY_MS)]
  return [before, after].find((at) => by(at) === at) ?? before
}

// Clocks are changed at quarters of an hour and not within them; asking for an offset is what takes the time.
const QUARTER_MS = 15 * MINUTE_MS
const MOST_OFFSETS = 5_000
const offsets = new Map<string, number>()

function offsetAt(at: Date, timeZone: string): number {
  const quarter = Math.floor(at.getTime() / QUARTER_MS) * QUARTER_MS
  const key = `${timeZone} ${quarter}`
  let offset = offsets.get(key)
  if (offset === undefined) {
    const p = partsOf(new Date(quarter), timeZone)
    offset = Date.UTC(p.year!, p.month! - 1, p.day!, p.hour!, p.minute!, p.second!) - quarter
    if (offsets.size >= MOST_OFFSETS) offsets.clear()
    offsets.set(key, offset)
  }
  return offset
}

function startOfNextDay(at: Date, timeZone: string): number {
  const local = localOf(at, timeZone)
  const next = new Date(Date.UTC(local.year, local.month - 1, local.day) + DAY_MS)
  return instantOf(
    { year: next.getUTCFullYear(), month: next.getUTCMonth() + 1, day: next.getUTCDate(), weekday: 0 },
    '00:00',
    timeZone,
  )
}
