/** What the publisher's GUIDs brought: months as a line, then rows by up to three dimensions, both from one address. */
import { useTranslation } from 'react-i18next'
import { type Dimension, type ReportRow, usageReport } from '#attribution'
import { ctxOf } from '../../ctx.server.ts'
import { useAddress } from '../../ui/address.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { BarChart, LineChart } from '../../ui/charts.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterChips, FilterLinks } from '../../ui/filter-chips.tsx'
import { useFormat } from '../../ui/format.ts'
import { KeyValue } from '../../ui/key-value.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Route } from './+types/report.ts'
import s from './attribution.module.css'
import { askedOf, filterNames, monthBefore, queryOf, ranges } from './query.server.ts'

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const asked = askedOf(url.searchParams, ctx.now())
  const query = queryOf(params.publisherId, asked)
  const before = {
    ...query,
    from: monthBefore(ctx.now(), 2 * asked.months - 1),
    to: monthBefore(ctx.now(), asked.months),
  }
  const [table, months, channels, total, earlier] = await Promise.all([
    usageReport(ctx, query),
    usageReport(ctx, { ...query, by: ['month'] }),
    usageReport(ctx, { ...query, by: ['channel'] }),
    usageReport(ctx, { ...query, by: [] }),
    usageReport(ctx, { ...before, by: [] }),
  ])
  return {
    by: asked.by,
    months: asked.months,
    rows: table.rows,
    isCut: table.isCut,
    staleMonths: table.staleMonths.length,
    byMonth: months.rows,
    byChannel: channels.rows,
    total: total.rows[0],
    earlier: earlier.rows[0],
    ranges: [...ranges],
    chips: filterNames.flatMap((name) => url.searchParams.getAll(name).map((value) => ({ name, value }))),
    search: url.searchParams.toString(),
  }
}

const offered: Dimension[] = [
  'month',
  'guid',
  'offer',
  'channel',
  'resourceType',
  'region',
  'method',
  'customer',
  'meter',
  'unit',
  'currency',
]

export default function AttributionReport({ loaderData, params }: Route.ComponentProps) {
  const { t } = useTranslation('attribution')
  const format = useFormat()
  const { by, rows, byMonth, byChannel, total, earlier, isCut, staleMonths, search, months } = loaderData
  const home = `/publisher/${params.publisherId}/attribution`
  const file = (type: string) => `${home}/report.${type}?${search}`
  if (!total?.deployments && !rows.length && !loaderData.chips.length)
    return (
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
        cell: (row) => <Value dimension={dimension} value={row.keys[dimension] ?? ''} />,
      }),
    ),
    ...(['deployments', 'succeeded', 'failed', 'resources', 'quantity', 'cost'] as const).map(
      (measure): Column<ReportRow> => ({
        key: measure,
        label: t(`measure.${measure}`),
        numeric: true,
        cell: (row) => format.number(Math.round(row[measure] * 100) / 100),
      }),
    ),
  ]
  const rate = (row: ReportRow | undefined) =>
    row && row.succeeded + row.failed > 0 ? format.percent(row.succeeded / (row.succeeded + row.failed)) : '–'
  return (
    <>
      <FilterLinks
        label={t('report.range')}
        name="months"
        options={loaderData.ranges.map((range) => ({
          value: range === 6 ? '' : String(range),
          label: t('report.months', { count: range }),
        }))}
      />
      <FilterChips
        chips={loaderData.chips.map((chip) => ({ ...chip, label: `${t(`dimension.${chip.name}`)}: ${chip.value}` }))}
      />
      {staleMonths > 0 && <Notice tone="onItsWay">{t('report.stale')}</Notice>}
      <KeyValue
        items={[
          {
            label: t('measure.deployments'),
            value: <Figure now={total?.deployments ?? 0} before={earlier?.deployments ?? 0} />,
          },
          { label: t('report.rate'), value: rate(total) },
          {
            label: t('measure.resources'),
            value: <Figure now={total?.resources ?? 0} before={earlier?.resources ?? 0} />,
          },
          { label: t('measure.failed'), value: <Figure now={total?.failed ?? 0} before={earlier?.failed ?? 0} /> },
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
        />
        <BarChart
          title={t('report.byChannel')}
          data={byChannel.map(({ keys, deployments, resources }) => ({
            channel: t(`channel.${keys.channel}`),
            deployments,
            resources,
          }))}
          along={{ key: 'channel', label: t('dimension.channel') }}
          series={[
            { key: 'deployments', label: t('measure.deployments') },
            { key: 'resources', label: t('measure.resources') },
          ]}
          format={format.number}
        />
      </div>
      <form className={s.ask}>
        <fieldset>
          <legend>{t('report.by')}</legend>
          {offered.map((dimension) => (
            <label key={dimension}>
              <input type="checkbox" name="by" value={dimension} defaultChecked={by.includes(dimension)} />{' '}
              {label(dimension)}
            </label>
          ))}
        </fieldset>
        {months !== 6 && <input type="hidden" name="months" value={months} />}
        {loaderData.chips.map(({ name, value }) => (
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
            </ButtonLink>
          </>
        }
        empty={<EmptyState title={t('report.nothing')} />}
      />
      {isCut && <p>{t('report.cut')}</p>}
      <p className={s.soft}>{t('report.sums')}</p>
    </>
  )
}

/** A figure with that of the period before. */
function Figure({ now, before }: { now: number; before: number }) {
  const { t } = useTranslation('attribution')
  const format = useFormat()
  return (
    <>
      {format.number(now)} <span className={s.soft}>{t('report.before', { value: format.number(before) })}</span>
    </>
  )
}

/** What can be filtered by is a link that does. */
function Value({ dimension, value }: { dimension: Dimension; value: string }) {
  const { t } = useTranslation('attribution')
  const { with: change } = useAddress()
  if (value === '') return '–'
  if (dimension === 'month') return value.slice(0, 7)
  const shown = dimension === 'channel' ? t(`channel.${value}`) : value
  const filters = ['guid', 'offer', 'channel', 'region', 'resourceType', 'method', 'currency']
  return filters.includes(dimension) ? <a href={change({ [dimension]: value })}>{shown}</a> : shown
}
