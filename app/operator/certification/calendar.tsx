/** What reviews are expected to end when, and who carries how much of the work. */
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { forecastQueue } from '#offers'
import { ctxOf } from '../../ctx.server.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useFormat } from '../../ui/format.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import type { Route } from './+types/calendar.ts'
import s from './calendar.module.css'

export async function loader({ context }: Route.LoaderArgs) {
  const { pace, days, reviewers } = await forecastQueue(ctxOf(context))
  return { pace, days, reviewers }
}

type Reviewer = Route.ComponentProps['loaderData']['reviewers'][number]

export default function ReviewCalendar({ loaderData: { pace, days, reviewers } }: Route.ComponentProps) {
  const { t } = useTranslation('operator')
  const format = useFormat()
  const columns: Column<Reviewer>[] = [
    { key: 'name', label: t('calendar.reviewer'), cell: (one) => one.name },
    { key: 'decided', label: t('calendar.decided'), numeric: true, cell: (one) => one.decided },
    { key: 'rejected', label: t('calendar.rejected'), numeric: true, cell: (one) => one.rejected },
  ]
  return (
    <>
      <PageHeader
        title={t('calendar.title')}
        crumbs={[{ label: t('queue.title'), to: '/operator/certification' }]}
        lead={t('calendar.lead')}
      />
      <p>
        {pace.known
          ? t('calendar.pace', {
              count: Math.max(1, Math.round(pace.medianHours)),
              perDay: format.number(Math.round(pace.perDay * 10) / 10),
            })
          : t('calendar.noPace')}
      </p>
      <ol className={s.days}>
        {days.map(({ day, expected }) => (
          <li key={day} className={s.day}>
            <h2 className={s.date}>
              <time dateTime={day}>{format.date(`${day}T12:00:00Z`)}</time>{' '}
              <span className={s.count}>{expected.length}</span>
            </h2>
            {expected.length > 0 && (
              <ul className={s.expected}>
                {expected.map((one) => (
                  <li key={one.submissionId}>
                    <Link to={`/operator/certification/${one.publisherId}/${one.offerId}/${one.submissionId}`}>
                      {one.offerName}
                    </Link>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
      <h2>{t('calendar.workload')}</h2>
      <DataTable
        caption={t('calendar.workload')}
        columns={columns}
        rows={reviewers}
        rowKey={(one) => one.name}
        empty={<EmptyState title={t('calendar.nobody')} />}
      />
    </>
  )
}
