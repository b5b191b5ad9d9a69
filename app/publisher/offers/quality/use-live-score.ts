import { type RefObject, useEffect, useState } from 'react'
import type { ScoreView } from './score-view.ts'

/** After the last key: long enough not to ask at every letter, short enough to be still at the sentence. */
const pauseMs = 600

/**
 * The score of what is typed in the form around `inside`, asked for when typing pauses. Not through the router:
 * it would load every page anew. What cannot be asked leaves the score as it was.
 */
export function useLiveScore(saved: ScoreView, address: string, inside: RefObject<HTMLElement | null>) {
  const [live, setLive] = useState<ScoreView>()
  const [asking, setAsking] = useState(false)
  useEffect(() => {
    const form = inside.current?.closest('form')
    if (!form) return
    let timer: ReturnType<typeof setTimeout>
    let asked = new AbortController()
    const ask = async () => {
      asked.abort()
      asked = new AbortController()
      const { signal } = asked
      const score = await scoreOf(form, address, signal).catch(() => undefined)
      if (signal.aborted) return
      setAsking(false)
      if (score) setLive(score)
    }
    const typed = () => {
      setAsking(true)
      clearTimeout(timer)
      timer = setTimeout(ask, pauseMs)
    }
    form.addEventListener('input', typed)
    form.addEventListener('change', typed)
    return () => {
      clearTimeout(timer)
      asked.abort()
      form.removeEventListener('input', typed)
      form.removeEventListener('change', typed)
    }
  }, [address, inside])
  return { score: live ?? saved, isLive: live !== undefined, asking }
}

async function scoreOf(form: HTMLFormElement, address: string, signal: AbortSignal): Promise<ScoreView | undefined> {
  const answer = await fetch(address, { method: 'POST', body: withoutFiles(form), signal })
  return answer.ok ? ((await answer.json()) as ScoreView) : undefined
}

function withoutFiles(form: HTMLFormElement): FormData {
  const data = new FormData(form)
  for (const [name, value] of [...data]) if (value instanceof File) data.delete(name)
  const page = form.querySelector<HTMLElement>('[data-page-key]')?.dataset.pageKey
  data.set('pageKey', page ?? '')
  return data
}
