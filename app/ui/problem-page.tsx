import { useTranslation } from 'react-i18next'
import { isRouteErrorResponse } from 'react-router'
import { ButtonLink } from './button.tsx'
import { CopyId } from './copy-id.tsx'
import { usePage } from './page.ts'
import s from './problem-page.module.css'
import { isRefusal, minutesToWait, type Refusal } from './refusal.ts'

/** What went wrong instead of the page that was asked for, and what to do now. */
export function ProblemPage({ error, home = '/' }: { error: unknown; home?: string }) {
  const { t } = useTranslation('ui')
  const page = usePage()
  const { type, status, title, detail, extra, requestId = page?.requestId } = refusalIn(error)
  const minutes = minutesToWait({ extra })
  const said = (what: string, otherwise: string) => t(`problem.${type}.${what}`, { defaultValue: otherwise, minutes })
  return (
    <div className={s.page}>
      <p className={s.status}>{status}</p>
      <h1>{said('title', title || t('problem.bug.title'))}</h1>
      <p className={s.detail}>{said('detail', detail || t('problem.bug.detail'))}</p>
      <p className={s.detail}>{said('todo', t('problem.todo'))}</p>
      {requestId && status >= 500 && (
        <p className={s.detail}>
          {t('problem.requestId')} <CopyId id={requestId} short={36} />
        </p>
      )}
      <p>
        <ButtonLink to={home} kind="primary" reloadDocument>
          {t('problem.home')}
        </ButtonLink>
      </p>
    </div>
  )
}

/** Loaders and actions answer with refusals (app/refusals.server.ts); anything else is a bug of the page itself. */
export function refusalIn(error: unknown): Refusal {
  if (isRouteErrorResponse(error)) {
    if (isRefusal(error.data)) return error.data
    if (error.status === 404) return { type: 'not-found', status: 404, title: '', detail: '', errors: [] }
    if (error.status === 405) return { type: 'malformed', status: 405, title: '', detail: '', errors: [] }
  }
  return { type: 'bug', status: 500, title: '', detail: '', errors: [] }
}
