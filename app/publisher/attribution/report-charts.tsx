/** A report’s charts, each with its table; a point leads to the deployments behind it. */
import { useTranslation } from 'react-i18next'
import type { ReportRow } from '#attribution'
import { BarChart, LineChart } from '../../ui/charts.tsx'
import { useFormat } from '../../ui/format.ts'
import s from './attribution.module.css'
import type { LoadedReport } from './report.server.ts'

export function ReportCharts({
  report,
  behind,
}: {
  report: LoadedReport
  behind: (row: ReportRow) => string | undefined
}) {
  const { t } = useTranslation('attribution')
  const format = useFormat()
  const { byMonth, byChannel, byRegion, customers } = report
  return (
    <div className={s.charts}>
      <LineChart
        title={t('report.byMonth')}
        data={byMonth.map(({ keys, succeeded, failed }) => ({ month: keys.month ?? '', succeeded, failed }))}
        along={{ key: 'month', label: t('dimension.month'), format: (value) => String(value).slice(0, 7) }}
        series={[
          { key: 'succeeded', label: t('measure.succeeded') },
          { key: 'failed', label: t('measure.failed'), colour: 'var(--failed)' },
        ]}
        format={format.number}
        hrefOf={(point) => behind({ keys: { month: String(point.month) } } as ReportRow)}
      />
      <BarChart
        title={t('report.byChannel')}
        data={byChannel.map(({ keys, deployments, resources }) => ({
          channel: t(`channel.${keys.channel}`),
          id: keys.channel ?? '',
          deployments,
          resources,
        }))}
        along={{ key: 'channel', label: t('dimension.channel') }}
        series={[
          { key: 'deployments', label: t('measure.deployments') },
          { key: 'resources', label: t('measure.resources') },
        ]}
        format={format.number}
        hrefOf={(point) => behind({ keys: { channel: String(point.id) } } as ReportRow)}
      />
      {byRegion.length > 0 && (
        <BarChart
          title={t('report.byRegion')}
          data={byRegion.map(({ keys, deployments, resources }) => ({
            region: keys.region || '–',
            id: keys.region ?? '',
            deployments,
            resources,
          }))}
          along={{ key: 'region', label: t('dimension.region') }}
          series={[
            { key: 'deployments', label: t('measure.deployments') },
            { key: 'resources', label: t('measure.resources') },
          ]}
          format={format.number}
          hrefOf={(point) => behind({ keys: { region: String(point.id) } } as ReportRow)}
        />
      )}
      {customers.length > 0 && (
        <BarChart
          title={t('report.customers')}
          data={customers.map(({ month, customers, gained, lost }) => ({ month, customers, gained, lost }))}
          along={{ key: 'month', label: t('dimension.month'), format: (value) => String(value).slice(0, 7) }}
          series={[
            { key: 'customers', label: t('measure.customers') },
            { key: 'gained', label: t('measure.gained') },
            { key: 'lost', label: t('measure.lost'), colour: 'var(--failed)' },
          ]}
          format={format.number}
        />
      )}
    </div>
  )
}
