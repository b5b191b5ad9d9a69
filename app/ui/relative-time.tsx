import { useEffect, useState } from 'react'
import { useFormat } from './format.ts'
import { useNow } from './now.ts'
import s from './relative-time.module.css'

/** "3 minutes ago", with the exact time and its zone on hover and on focus. */
export function RelativeTime({ at }: { at: Date | string }) {
  const format = useFormat()
  const now = useNow()
  const exact = format.exactTime(at, useTimeZone())
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the exact time has to be reachable with a keyboard
    <time dateTime={new Date(at).toISOString()} className={s.time} data-exact={exact} tabIndex={0}>
      {format.relative(at, now)}
      <span className="visually-hidden"> ({exact})</span>
    </time>
  )
}

/** UTC on the server and until hydrated; then the zone of whoever reads. */
function useTimeZone(): string {
  const [zone, setZone] = useState('UTC')
  useEffect(() => setZone(Intl.DateTimeFormat().resolvedOptions().timeZone), [])
  return zone
}

/** A day, for pages that are kept and read much later than they are made. */
export function Day({ at }: { at: Date | string }) {
  return <time dateTime={new Date(at).toISOString()}>{useFormat().date(at)}</time>
}
