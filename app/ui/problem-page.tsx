import { useTranslation } from 'react-i18next'
import { isRouteErrorResponse } from 'react-router'
import { ButtonLink } from './button.tsx'
import { CopyId } from './copy-id.tsx'
import { usePage, usePublicPath } from './page.ts'
import s from './problem-page.module.css'
import { isRefusal, minutesToWait, type Refusal } from './refusal.ts'

/** What went wrong instead of the page that was asked for, and what to do now. */
export function ProblemPage({ error }: { error: unknown }) {
  const { t } = useTranslation('ui')
  const publicPath = usePublicPath()
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
      {type === 'no-longer-offered' ? (
        <Elsewhere publisherId={extra?.otherOffersOf} />
      ) : (
        <p>
          <ButtonLink to={publicPath('/')} kind="primary" reloadDocument>
            {t('problem.home')}
          </ButtonLink>
        </p>
      )}
    </div>
  )
}

/** Where a customer goes on whose link leads to an offer that has left. */
function Elsewhere({ publisherId }: { publisherId: unknown }) {
  const { t } = useTranslation('ui')
  const publicPath = usePublicPath()
  const hasOthers = typeof publisherId === 'string'
  return (
    <p className={s.ways}>
      {hasOthers && (
        <ButtonLink to={publicPath(`/publishers/${publisherId}`)} kind="primary" reloadDocument>
          {t('problem.no-longer-offered.others')}
        </ButtonLink>
      )}
      <ButtonLink to={publicPath('/search')} kind={hasOthers ? 'plain' : 'primary'} reloadDocument>
        {t('problem.no-longer-offered.search')}
      </ButtonLink>
    </p>
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
