/** What the GUIDs of all publishers brought. That it was looked at is kept in the audit log. */
import { useTranslation } from 'react-i18next'
import { ctxOf } from '../ctx.server.ts'
import { loadReport } from '../publisher/attribution/report.server.ts'
import { ReportView } from '../publisher/attribution/report-view.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/attribution-report.ts'

export const handle = { areas: ['attribution'] }

export function loader({ context, url }: Route.LoaderArgs) {
  if (!url.searchParams.has('by')) for (const by of ['publisher', 'channel']) url.searchParams.append('by', by)
  return loadReport(ctxOf(context), undefined, url)
}

export default function OperatorReport({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('attribution')
  return (
    <>
      <PageHeader
        title={t('operator.report')}
        lead={t('operator.reportLead')}
        crumbs={[{ label: t('operator.back'), to: '/operator/attribution' }]}
      />
      <ReportView report={loaderData} home="/operator/attribution" publisherId={undefined} />
    </>
  )
}
