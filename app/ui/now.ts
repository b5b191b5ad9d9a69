import { useEffect, useState } from 'react'
import { usePage } from './page.ts'

const TICK_MS = 30_000

/** The server's time when the page was made, moved on by what has passed since: the two clocks need not agree. */
export function useNow(): Date {
  const page = usePage()
  const madeAt = page?.now
  const [elapsedMs, setElapsedMs] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page made anew starts to count anew
  useEffect(() => {
    const since = Date.now()
    setElapsedMs(0)
    const timer = setInterval(() => setElapsedMs(Date.now() - since), TICK_MS)
    return () => clearInterval(timer)
  }, [madeAt])
  return new Date((madeAt ? new Date(madeAt).getTime() : Date.now()) + elapsedMs)
}
