/** A report as its page shows it: figures, charts, then rows by up to three dimensions, each leading to what is behind it. */
import { useTranslation } from 'react-i18next'
import type { Dimension, ReportRow } from '#attribution'
import { useAddress } from '../../ui/address.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { BarChart, LineChart } from '../../ui/charts.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterChips, FilterLinks } from '../../ui/filter-chips.tsx'
import { useFormat } from '../../ui/format.ts'
import { KeyValue } from '../../ui/key-value.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Day, RelativeTime } from '../../ui/relative-time.tsx'
import s from './attribution.module.css'
import { deploymentsBehind } from './behind.ts'
import type { LoadedReport } from './report.server.ts'

/** Ways to look that people ask for by name. */
const views = {
  guid: ['guid', 'channel'],
  customer: ['customer'],
  resource: ['resourceType', 'region'],
  month: ['month'],
} as const

const offered: Dimension[] = [
  ...(['month', 'week', 'day', 'guid', 'offer', 'plan', 'channel', 'method', 'customer'] as const),
  ...(['region', 'cloud', 'scope', 'provider', 'resourceType', 'resource'] as const),
  ...(['meter', 'unit', 'currency', 'status', 'error'] as const),
]

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
  const { by, rows, byMonth, byChannel, total, earlier, isCut, staleMonths, search, months, own } = report
  const { customers, customersNow, customersBefore, byRegion, costs, currencies } = report
  const one = report.in
  const file = (type: string, lifetime = '') => `${home}/report.${type}?${search}${lifetime && `&${lifetime}`}`
  const behind = (row: ReportRow) =>
    publisherId === undefined ? undefined : deploymentsBehind(publisherId, report, { ...row, search })
  if (!total?.deployments && !rows.length && !report.chips.length)
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
    ...(['succeeded', 'failed', 'resources', 'quantity', 'cost'] as const).map(
      (measure): Column<ReportRow> => ({
        key: measure,
        label: t(`measure.${measure}`),
        numeric: true,
        cell: (row) => format.number(Math.round(row[measure] * 100) / 100),
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
  const rate = (row: ReportRow | undefined) =>
    row && row.succeeded + row.failed > 0 ? format.percent(row.succeeded / (row.succeeded + row.failed)) : '–'
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
      {staleMonths > 0 && <Notice tone="onItsWay">{t('report.stale')}</Notice>}
      <KeyValue
        items={[
          {
            label: t('measure.deployments'),
            value: <Figure now={total?.deployments ?? 0} before={earlier?.deployments ?? 0} />,
          },
          {
            label: t('report.rate'),
            value: (
              <>
                {rate(total)} <span className={s.soft}>{t('report.before', { value: rate(earlier) })}</span>
              </>
            ),
          },
          {
            label: t('measure.resources'),
            value: <Figure now={total?.resources ?? 0} before={earlier?.resources ?? 0} />,
          },
          { label: t('measure.failed'), value: <Figure now={total?.failed ?? 0} before={earlier?.failed ?? 0} /> },
          {
            label: t('measure.activeResources'),
            value: <Figure now={customersNow?.activeResources ?? 0} before={customersBefore?.activeResources ?? 0} />,
          },
          {
            label: t('measure.customers'),
            value: <Figure now={customersNow?.customers ?? 0} before={customersBefore?.customers ?? 0} />,
          },
          {
            label: t('measure.cost'),
            value: costs.map(({ currency, cost }) => (
              <div key={currency}>
                {format.number(Math.round(cost * 100) / 100)} {currency}
              </div>
            )),
          },
          ...(one
            ? [
                {
                  label: t('report.converted', { currency: one }),
                  value: (
                    <>
                      <Estimated amount={total?.converted} />{' '}
                      <span className={s.soft}>
                        {t('report.before', { value: '' })}
                        <Estimated amount={earlier?.converted} />
                      </span>
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
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
      </div>
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
      <form className={s.ask}>
        <fieldset>
          <legend>{t('report.by')}</legend>
          {[...(publisherId === undefined ? (['publisher'] as const) : []), ...offered].map((dimension) => (
            <label key={dimension}>
              <input type="checkbox" name="by" value={dimension} defaultChecked={by.includes(dimension)} />{' '}
              {label(dimension)}
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>{t('report.own')}</legend>
          <label>
            {t('report.from')} <input type="month" name="from" placeholder="2026-01" defaultValue={own?.from} />
          </label>
          <label>
            {t('report.to')} <input type="month" name="to" placeholder="2026-06" defaultValue={own?.to} />
          </label>
        </fieldset>
        {currencies.length > 0 && (
          <label>
            {t('report.in')}{' '}
            <select name="in" defaultValue={one ?? ''}>
              <option value="">{t('report.asBilled')}</option>
              {currencies.map((currency) => (
                <option key={currency}>{currency}</option>
              ))}
            </select>
          </label>
        )}
        {months !== 6 && months !== 0 && <input type="hidden" name="months" value={months} />}
        {report.chips.map(({ name, value }) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <Button>{t('report.show')}</Button>
      </form>
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
            <ButtonLink to={file('csv', 'lifetime=1')} reloadDocument size="s">
              {t('report.lifetime')}
            </ButtonLink>
          </>
        }
        empty={<EmptyState title={t('report.nothing')} />}
      />
      {isCut && <p>{t('report.cut')}</p>}
      <p className={s.soft}>
        {t('report.sums')} {t('report.fine')} {one && t('report.estimate')}
      </p>
    </>
  )
}

/** An amount that month-end rates give; none where a rate is missing. */
function Estimated({ amount }: { amount: number | null | undefined }) {
  const { t } = useTranslation('attribution')
  const format = useFormat()
  if (typeof amount !== 'number') return <span title={t('report.noRate')}>–</span>
  return <>≈ {format.number(Math.round(amount * 100) / 100)}</>
}

/** A figure with that of the period before. */
function Figure({ now, before }: { now: number; before: number }) {
  const { t } = useTranslation('attribution')
  const format = useFormat()
  return (
    <>
      {format.number(now)}{' '}
      <span className={s.soft}>
        {t('report.before', { value: format.number(before) })}
        {before > 0 &&
          now !== before &&
          ` (${now > before ? '+' : '−'}${format.percent(Math.abs(now - before) / before)})`}
      </span>
    </>
  )
}

const named = new Set<Dimension>(['channel', 'method'])
const unfiltered = new Set<Dimension>(['week', 'day', 'resource'])

/** What can be filtered by is a link that does. */
function Value({
  dimension,
  value,
  picked = value,
  software,
}: {
  software: Record<string, string>
  dimension: Dimension
  value: string
  picked?: string | undefined
}) {
  const { t } = useTranslation('attribution')
  const { with: change } = useAddress()
  if (value === '') return '–'
  if (dimension === 'month') return value.slice(0, 7)
  if (dimension === 'guid' && software[value])
    return (
      <div>
        {software[value]}{' '}
        <div className={s.id}>
          <a href={change({ guid: picked })}>
            <code>{value}</code>
          </a>
        </div>
      </div>
    )
  const shown = named.has(dimension) ? t(`${dimension}.${value}`) : value
  const given = change({ [dimension]: picked })
  return unfiltered.has(dimension) ? shown : <a href={given}>{shown}</a>
}
