/** A report as its page shows it: figures, charts, then rows by up to three dimensions, each leading to what is behind it. */
import { useTranslation } from 'react-i18next'
import type { Dimension, ReportRow } from '#attribution'
import { useAddress } from '../../ui/address.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterChips, FilterLinks } from '../../ui/filter-chips.tsx'
import { useFormat } from '../../ui/format.ts'
import { Notice } from '../../ui/notice.tsx'
import { Day, RelativeTime } from '../../ui/relative-time.tsx'
import s from './attribution.module.css'
import { deploymentsBehind } from './behind.ts'
import type { LoadedReport } from './report.server.ts'
import { ReportCharts } from './report-charts.tsx'
import { ReportFigures } from './report-figures.tsx'
import { ReportForm } from './report-form.tsx'
import { Estimated, Sum, Value } from './report-values.tsx'

/** Ways to look that people ask for by name. */
const views = {
  guid: ['guid', 'channel'],
  customer: ['customer'],
  resource: ['resourceType', 'region'],
  month: ['month'],
} as const

/** @param home where the report stands; @param publisherId undefined for all publishers, which operators see */
export function ReportView({
  report,
  home,
  publisherId,
}: {
  report: LoadedReport
  home: string
  publisherId: string | undefined
}) {
  const { t } = useTranslation('attribution')
  const { with: change } = useAddress()
  const format = useFormat()
  const { by, rows, isCut, staleMonths, search, own, in: one } = report
  const file = (type: string, lifetime = '') => `${home}/report.${type}?${search}${lifetime && `&${lifetime}`}`
  const behind = (row: ReportRow) =>
    publisherId === undefined ? undefined : deploymentsBehind(publisherId, report, { ...row, search })
  // A quiet range of somebody who is deployed elsewhen keeps its ways out.
  if (!report.freshness.toldAt && !rows.length && !report.chips.length)
    return publisherId === undefined ? (
      <EmptyState title={t('report.emptyTitle')}>{t('operator.reportEmpty')}</EmptyState>
    ) : (
      <EmptyState
        title={t('report.emptyTitle')}
        act={
          <ButtonLink to={`${home}/guids/new`} kind="primary">
            {t('guids.new')}
          </ButtonLink>
        }
      >
        {t('report.emptyText')}
      </EmptyState>
    )
  const label = (dimension: Dimension) => t(`dimension.${dimension}`)
  const columns: Column<ReportRow>[] = [
    ...by.map(
      (dimension): Column<ReportRow> => ({
        key: dimension,
        label: label(dimension),
        cell: (row) => (
          <Value
            software={report.software}
            dimension={dimension}
            value={row.keys[dimension] ?? ''}
            picked={dimension === 'customer' ? row.customerRef : undefined}
          />
        ),
      }),
    ),
    {
      key: 'deployments',
      label: t('measure.deployments'),
      numeric: true,
      cell: (row) => {
        const href = row.deployments > 0 ? behind(row) : undefined
        return href ? <a href={href}>{format.number(row.deployments)}</a> : format.number(row.deployments)
      },
    },
    ...(['succeeded', 'failed'] as const).map(
      (measure): Column<ReportRow> => ({
        key: measure,
        label: t(`measure.${measure}`),
        numeric: true,
        cell: (row) => format.number(row[measure]),
      }),
    ),
    {
      key: 'successRate',
      label: t('report.rate'),
      numeric: true,
      cell: (row) => (row.successRate === null ? '–' : format.percent(row.successRate)),
    },
    ...(['resources', 'quantity', 'cost'] as const).map(
      (measure): Column<ReportRow> => ({
        key: measure,
        label: t(`measure.${measure}`),
        numeric: true,
        cell: (row) => <Sum amount={row[measure]} />,
      }),
    ),
    ...(one
      ? [
          {
            key: 'converted',
            label: t('report.converted', { currency: one }),
            numeric: true,
            cell: (row: ReportRow) => <Estimated amount={row.converted} />,
          },
        ]
      : []),
  ]
  return (
    <>
      <FilterLinks
        label={t('report.range')}
        name="months"
        options={report.ranges.map((range) => ({
          value: range === 6 && !own ? '' : String(range),
          label: t('report.months', { count: range }),
        }))}
      />
      <FilterChips
        chips={report.chips.map((chip) => ({ ...chip, label: `${t(`dimension.${chip.name}`)}: ${chip.shown}` }))}
      />
      <p className={s.soft}>
        {t('report.told')} {report.freshness.toldAt ? <RelativeTime at={report.freshness.toldAt} /> : '–'} ·{' '}
        {t('report.usedUntil')} {report.freshness.usedUntil ? <Day at={report.freshness.usedUntil} /> : '–'}
      </p>
      {report.isMisread && <Notice tone="needsYou">{t('report.misread', { count: report.months })}</Notice>}
      {report.isNarrowed && <Notice tone="onItsWay">{t('report.narrowed')}</Notice>}
      {staleMonths > 0 && <Notice tone="onItsWay">{t('report.stale')}</Notice>}
      <ReportFigures report={report} />
      <ReportCharts report={report} behind={behind} />
      <nav aria-label={t('report.views')} className={s.views}>
        {Object.entries(views).map(([name, dimensions]) => (
          <a
            key={name}
            href={change({ by: [...dimensions] })}
            aria-current={dimensions.join() === by.join() ? 'true' : undefined}
          >
            {t(`report.view.${name}`)}
          </a>
        ))}
      </nav>
      <ReportForm report={report} ofAll={publisherId === undefined} />
      <div className={`${s.wide} ${s.dense}`}>
        <DataTable
          caption={t('report.table')}
          columns={columns}
          rows={rows}
          rowKey={(row) => by.map((dimension) => row.keys[dimension]).join(' ')}
          tools={
            <>
              <ButtonLink to={file('csv')} reloadDocument size="s">
                {t('file.csv')}
              </ButtonLink>{' '}
              <ButtonLink to={file('tsv')} reloadDocument size="s">
                {t('file.tsv')}
              </ButtonLink>{' '}
              {report.hasLifetime && (
                <ButtonLink to={file('csv', 'lifetime=1')} reloadDocument size="s">
                  {t('report.lifetime')}
                </ButtonLink>
              )}{' '}
              {publisherId !== undefined && report.customers.length > 0 && (
                <ButtonLink to={`${home}/tables/customers.csv?${search}`} reloadDocument size="s">
                  {t('report.customersFile')}
                </ButtonLink>
              )}
            </>
          }
          empty={<EmptyState title={t('report.nothing')} />}
        />
      </div>
      {isCut && <p>{t('report.cut')}</p>}
      <p className={s.soft}>
        {t('report.sums')} {t('report.fine')} {one && t('report.estimate')}
      </p>
    </>
  )
}
