import { type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBlocker } from 'react-router'

/** Asks before the page is left while the form around the returned element holds text that was not sent. */
export function useUnsavedGuard(): RefObject<HTMLSpanElement | null> {
  const { t } = useTranslation('ui')
  const inside = useRef<HTMLSpanElement>(null)
  const [unsaved, setUnsaved] = useState(false)
  useEffect(() => {
    const form = inside.current?.closest('form')
    const touched = () => setUnsaved(true)
    const sent = () => setUnsaved(false)
    form?.addEventListener('input', touched)
    form?.addEventListener('submit', sent)
    return () => {
      form?.removeEventListener('input', touched)
      form?.removeEventListener('submit', sent)
    }
  }, [])
  useEffect(() => {
    if (!unsaved) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [unsaved])
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => unsaved && currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    if (blocker.state !== 'blocked') return
    if (confirm(t('leaveUnsaved'))) {
      setUnsaved(false)
      blocker.proceed()
    } else blocker.reset()
  }, [blocker, t])
  return inside
}

/** Ctrl/Cmd-S sends the form with its button marked `data-save`, or its first one. */
export function useSaveKey(inside: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const save = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
      const form = inside.current?.closest('form')
      if (!form) return
      event.preventDefault()
      form.requestSubmit(form.querySelector<HTMLButtonElement>('button[data-save]') ?? undefined)
    }
    document.addEventListener('keydown', save)
    return () => document.removeEventListener('keydown', save)
  }, [inside])
}
