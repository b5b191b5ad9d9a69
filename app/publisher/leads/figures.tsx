/** How leads come in, how soon they are answered, and what becomes of them. */
import { useTranslation } from 'react-i18next'
import { leadFigures } from '#leads'
import { ctxOf } from '../../ctx.server.ts'
import { BarChart, LineChart } from '../../ui/charts.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterLinks } from '../../ui/filter-chips.tsx'
import { useFormat } from '../../ui/format.ts'
import { KeyValue } from '../../ui/key-value.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import type { Route } from './+types/figures.ts'
import s from './leads.module.css'
import { LeadTabs } from './tabs.tsx'

export const handle = { areas: ['leads'] }

const spans = [4, 12, 26, 52] as const

export async function loader({ context, params: { publisherId }, url }: Route.LoaderArgs) {
  const weeks = spans.find((span) => String(span) === url.searchParams.get('weeks')) ?? 12
  const figures = await leadFigures(ctxOf(context), { publisherId, weeks })
  return { weeks, figures, spans: [...spans] }
}

export default function Figures({ loaderData, params }: Route.ComponentProps) {
  const { t } = useTranslation('leads')
  const format = useFormat()
  const { weeks, figures, spans } = loaderData
  const { medianMinutes, inTime, late, byState, conversion } = figures
  const home = `/publisher/${params.publisherId}/leads`
  const total = figures.weeks.reduce((sum, week) => sum + week.leads, 0)
  const sources = [...new Set(figures.weeks.flatMap((week) => Object.keys(week.bySource)))].sort()
  const week = { key: 'week', label: t('figures.week'), format: (day: string | number) => format.date(String(day)) }
  // A week in which nobody was answered has no median, not one of zero.
  const answered = figures.weeks.flatMap(({ week, medianMinutes }) =>
    medianMinutes === null ? [] : [{ week, median: Math.round(medianMinutes) }],
  )
  const minutes = (value: number | null) => (value === null ? '–' : t('figures.minutes', { count: Math.round(value) }))
  return (
    <>
      <PageHeader title={t('tabs.figures')} crumbs={[{ label: t('list.title'), to: home }]} />
      <LeadTabs publisherId={params.publisherId} />
      <FilterLinks
        label={t('figures.span')}
        name="weeks"
        options={spans.map((span) => ({
          value: span === 12 ? '' : String(span),
          label: t('figures.weeks', { count: span }),
        }))}
      />
      {total === 0 ? (
        <EmptyState title={t('figures.none')}>{t('figures.noneText')}</EmptyState>
      ) : (
        <>
          <KeyValue
            items={[
              { label: t('figures.leads', { count: weeks }), value: format.number(total) },
              { label: t('figures.median'), value: minutes(medianMinutes) },
              {
                label: t('figures.inTime'),
                value: inTime + late > 0 ? format.percent(inTime / (inTime + late)) : '–',
              },
            ]}
          />
          <div className={s.charts}>
            <BarChart
              title={t('figures.perWeek')}
              data={figures.weeks.map(({ week, bySource }) => ({ week, ...bySource }))}
              along={week}
              series={sources.map((source) => ({ key: source, label: source }))}
            />
            {answered.length > 0 && (
              <LineChart
                title={t('figures.perWeekMedian')}
                data={answered}
                along={week}
                series={[{ key: 'median', label: t('figures.median') }]}
                format={(value) => minutes(value)}
              />
            )}
            <BarChart
              title={t('figures.perWeekClock')}
              data={figures.weeks.map(({ week, inTime, late }) => ({ week, inTime, late }))}
              along={week}
              series={[
                { key: 'inTime', label: t('figures.answeredInTime'), colour: 'var(--done)' },
                { key: 'late', label: t('figures.late'), colour: 'var(--failed)' },
              ]}
            />
            <BarChart
              title={t('figures.byState')}
              data={byState.map(({ state, leads }) => ({ state: t(`work.${state}`), leads }))}
              along={{ key: 'state', label: t('list.work') }}
              series={[{ key: 'leads', label: t('list.title') }]}
            />
          </div>
          <Conversions title={t('figures.bySource')} rows={conversion.bySource} nameOf={(key) => key} />
          <Conversions
            title={t('figures.byAction')}
            rows={conversion.byAction}
            nameOf={(key) => t(`action.${key}`, { defaultValue: key })}
          />
          <Conversions title={t('figures.byCampaign')} rows={conversion.byCampaign} nameOf={(key) => key} />
        </>
      )}
    </>
  )
}

type Row = { key: string; leads: number; qualified: number; converted: number }

function Conversions({ title, rows, nameOf }: { title: string; rows: Row[]; nameOf: (key: string) => string }) {
  const { t } = useTranslation('leads')
  const format = useFormat()
  if (rows.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <DataTable
        caption={title}
        columns={[
          { key: 'name', label: t('figures.what'), cell: (row) => nameOf(row.key) },
          { key: 'leads', label: t('list.title'), numeric: true, cell: (row) => format.number(row.leads) },
          { key: 'qualified', label: t('work.qualified'), numeric: true, cell: (row) => format.number(row.qualified) },
          { key: 'converted', label: t('work.converted'), numeric: true, cell: (row) => format.number(row.converted) },
          {
            key: 'rate',
            label: t('figures.rate'),
            numeric: true,
            cell: (row) => format.percent(row.converted / row.leads),
          },
        ]}
        rows={rows}
        rowKey={(row) => row.key}
        empty={null}
      />
    </section>
  )
}
