import { useEffect, useState } from 'react'

export type OtherHere = { name: string; pageKey: string }

/** The room takes somebody for gone after two missed announcements. */
const everyMs = 15_000

/**
 * Who else has the offer open, asked again while the page is seen. Not through the router: its answer to an
 * action is to load every page anew, and what is being typed must not be.
 *
 * @param address of the offer's presence; none for whoever only looks
 */
export function useOthersHere(address: string | undefined, pageKey: string, atFirst: OtherHere[]): OtherHere[] {
  const [others, setOthers] = useState(atFirst)
  useEffect(() => setOthers(atFirst), [atFirst])
  useEffect(() => {
    if (!address) return
    const announce = async () => {
      if (document.visibilityState !== 'visible') return
      // Whoever is offline for a moment is not told of it here: saving will say so.
      const answer = await fetch(address, { method: 'POST', body: new URLSearchParams({ pageKey }) }).catch(
        () => undefined,
      )
      if (answer?.ok) setOthers(((await answer.json()) as { others: OtherHere[] }).others)
    }
    const timer = setInterval(announce, everyMs)
    const leave = () => navigator.sendBeacon(address, new URLSearchParams({ left: 'true' }))
    addEventListener('pagehide', leave)
    return () => {
      clearInterval(timer)
      removeEventListener('pagehide', leave)
      leave()
    }
  }, [address, pageKey])
  return others
}
