/** What the publisher's GUIDs brought: months as a line, then rows by up to three dimensions, both from one address. */
import { useTranslation } from 'react-i18next'
import { customersByMonth, type Dimension, type ReportRow, usageReport } from '#attribution'
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
import { askedOf, filterNames, periodBefore, queryOf, ranges } from './query.server.ts'

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const asked = askedOf(url.searchParams, ctx.now())
  const query = queryOf(params.publisherId, asked)
  const before = { ...query, ...periodBefore(asked) }
  const [table, months, channels, regions, currencies, total, earlier, customers, earlierCustomers] = await Promise.all(
    [
      usageReport(ctx, query),
      usageReport(ctx, { ...query, by: ['month'] }),
      usageReport(ctx, { ...query, by: ['channel'] }),
      usageReport(ctx, { ...query, by: ['region'] }),
      usageReport(ctx, { ...query, by: ['currency'] }),
      usageReport(ctx, { ...query, by: [] }),
      usageReport(ctx, { ...before, by: [] }),
      customersByMonth(ctx, query),
      customersByMonth(ctx, before),
    ],
  )
  return {
    by: asked.by,
    months: asked.months,
    rows: table.rows,
    isCut: table.isCut,
    staleMonths: table.staleMonths.length,
    byMonth: months.rows,
    byChannel: channels.rows,
    byRegion: regions.rows
      .filter(({ deployments, resources }) => deployments + resources > 0)
      .sort((a, b) => b.deployments - a.deployments)
      .slice(0, 12),
    costs: currencies.rows
      .filter(({ keys, cost }) => keys.currency && cost)
      .map(({ keys, cost }) => ({ currency: keys.currency!, cost })),
    customers,
    customersNow: customers.at(-1),
    customersBefore: earlierCustomers.at(-1),
    own: asked.months === 0 ? { from: asked.from.slice(0, 7), to: asked.to.slice(0, 7) } : undefined,
    total: total.rows[0],
    earlier: earlier.rows[0],
    ranges: [...ranges],
    chips: filterNames.flatMap((name) => url.searchParams.getAll(name).map((value) => ({ name, value }))),
    search: url.searchParams.toString(),
  }
}

const offered: Dimension[] = [
  ...(['month', 'week', 'day', 'guid', 'offer', 'plan', 'channel', 'method', 'customer'] as const),
  ...(['region', 'cloud', 'scope', 'provider', 'resourceType', 'resource'] as const),
  ...(['meter', 'unit', 'currency', 'status', 'error'] as const),
]

export default function AttributionReport({ loaderData, params }: Route.ComponentProps) {
  const { t } = useTranslation('attribution')
  const format = useFormat()
  const { by, rows, byMonth, byChannel, total, earlier, isCut, staleMonths, search, months, own } = loaderData
  const { customers, customersNow, customersBefore, byRegion, costs } = loaderData
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
          value: range === 6 && !own ? '' : String(range),
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
        <BarChart
          title={t('report.byRegion')}
          data={byRegion.map(({ keys, deployments, resources }) => ({
            region: keys.region || '–',
            deployments,
            resources,
          }))}
          along={{ key: 'region', label: t('dimension.region') }}
          series={[
            { key: 'deployments', label: t('measure.deployments') },
            { key: 'resources', label: t('measure.resources') },
          ]}
          format={format.number}
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
        <fieldset>
          <legend>{t('report.own')}</legend>
          <label>
            {t('report.from')} <input type="month" name="from" placeholder="2026-01" defaultValue={own?.from} />
          </label>
          <label>
            {t('report.to')} <input type="month" name="to" placeholder="2026-06" defaultValue={own?.to} />
          </label>
        </fieldset>
        {months !== 6 && months !== 0 && <input type="hidden" name="months" value={months} />}
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
      <p className={s.soft}>
        {t('report.sums')} {t('report.fine')}
      </p>
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

const named = new Set<Dimension>(['channel', 'method'])
const unfiltered = new Set<Dimension>(['week', 'day', 'resource', 'customer'])

/** What can be filtered by is a link that does. */
function Value({ dimension, value }: { dimension: Dimension; value: string }) {
  const { t } = useTranslation('attribution')
  const { with: change } = useAddress()
  if (value === '') return '–'
  if (dimension === 'month') return value.slice(0, 7)
  const shown = named.has(dimension) ? t(`${dimension}.${value}`) : value
  const given = change({ [dimension]: value })
  return unfiltered.has(dimension) ? shown : <a href={given}>{shown}</a>
}
