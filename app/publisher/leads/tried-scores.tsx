import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFetcher } from 'react-router'
import type { TriedScore } from '#leads'
import { Button } from '../../ui/button.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import s from './leads.module.css'

const afterMs = 300

/** What the points as they stand in the form would make of the newest leads: while typing, or on asking. */
export function TriedScores({ answer }: { answer: unknown }) {
  const { t } = useTranslation('leads')
  const fetcher = useFetcher()
  const here = useRef<HTMLDivElement>(null)
  const tried = triedIn(fetcher.data) ?? triedIn(answer)
  const { submit } = fetcher
  useEffect(() => {
    const form = here.current?.closest('form')
    if (!form) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const onInput = (event: Event) => {
      if (!(event.target as HTMLInputElement).name?.startsWith('points.')) return
      clearTimeout(timer)
      timer = setTimeout(() => {
        const typed = new FormData(form)
        typed.set('deed', 'try')
        submit(typed, { method: 'post' })
      }, afterMs)
    }
    form.addEventListener('input', onInput)
    return () => {
      clearTimeout(timer)
      form.removeEventListener('input', onInput)
    }
  }, [submit])
  return (
    <div ref={here}>
      <Button kind="plain" size="s" name="deed" value="try">
        {t('settings.try')}
      </Button>
      <div aria-live="polite">{tried && <Table tried={tried} />}</div>
    </div>
  )
}

function Table({ tried }: { tried: TriedScore[] }) {
  const { t } = useTranslation('leads')
  if (tried.length === 0) return <p>{t('settings.triedNone')}</p>
  return (
    <table className={s.tried}>
      <caption>{t('settings.tried')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('list.name')}</th>
          <th scope="col">{t('list.offer')}</th>
          <th scope="col">{t('settings.now')}</th>
          <th scope="col">{t('settings.would')}</th>
        </tr>
      </thead>
      <tbody>
        {tried.map(({ leadId, who, offerTitle, before, after, rating }) => (
          <tr key={leadId}>
            <td>{who || t('noName')}</td>
            <td>{offerTitle}</td>
            <td>{before}</td>
            <td>
              {after} <StatusBadge of="rating" state={rating} plain />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function triedIn(answer: unknown): TriedScore[] | undefined {
  return answer && typeof answer === 'object' && 'tried' in answer ? (answer.tried as TriedScore[]) : undefined
}
