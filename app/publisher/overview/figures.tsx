import { useTranslation } from 'react-i18next'
import { BarChart, LineChart } from '../../ui/charts.tsx'
import { FilterLinks } from '../../ui/filter-chips.tsx'
import { useFormat } from '../../ui/format.ts'
import type { figuresOf } from './figures.server.ts'
import s from './overview.module.css'

type FiguresProps = { figures: Awaited<ReturnType<typeof figuresOf>>; spans: number[] }

/** How leads come in and arrive, beside the same number of days before. */
export function Figures({ figures, spans }: FiguresProps) {
  const { t } = useTranslation('publisher')
  const format = useFormat()
  const { days, total, totalBefore, perDay, byOffer, byOutcome } = figures
  const compared = [
    { key: 'now', label: t('overview.thisSpan', { count: days }) },
    { key: 'before', label: t('overview.spanBefore', { count: days }), colour: 'var(--at-rest)' },
  ]
  return (
    <section aria-labelledby="figures" className={s.section}>
      <div className={s.head}>
        <h2 id="figures">{t('overview.figures')}</h2>
        <FilterLinks
          label={t('overview.span')}
          name="days"
          options={spans.map((span) => ({
            value: span === 30 ? '' : String(span),
            label: t('overview.days', { count: span }),
          }))}
        />
      </div>
      <p>{t('overview.compared', { total: format.number(total), before: format.number(totalBefore), count: days })}</p>
      <div className={s.charts}>
        <div className={s.wide}>
          <LineChart
            title={t('overview.perDay')}
            data={perDay}
            along={{ key: 'day', label: t('overview.day'), format: (day) => format.date(String(day)) }}
            series={[
              { key: 'hot', label: t('ui:status.rating.hot'), colour: 'var(--needs-you)' },
              { key: 'warm', label: t('ui:status.rating.warm'), colour: 'var(--on-its-way)' },
              { key: 'cold', label: t('ui:status.rating.cold'), colour: 'var(--at-rest)' },
            ]}
          />
        </div>
        {byOffer.length > 0 && (
          <BarChart
            title={t('overview.byOffer')}
            data={byOffer}
            along={{ key: 'offer', label: t('overview.offer') }}
            series={compared}
          />
        )}
        {byOutcome.length > 0 && (
          <BarChart
            title={t('overview.byOutcome')}
            data={byOutcome.map((row) => ({ ...row, outcome: t(`overview.outcome.${row.outcome}`) }))}
            along={{ key: 'outcome', label: t('overview.outcomes') }}
            series={compared}
          />
        )}
      </div>
    </section>
  )
}
