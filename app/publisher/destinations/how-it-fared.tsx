/** What came of a connection's attempts over time, and how long they took. */
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { BarChart, LineChart } from '../../ui/charts.tsx'
import { useFormat } from '../../ui/format.ts'

type Attempts = {
  from: Date
  delivered: number
  failed: number
  refused: number
  throttled: number
  medianMs: number | null
  slowMs: number | null
}

export function HowItFared({ attempts, hours }: { attempts: Attempts[]; hours: number }) {
  const { t } = useTranslation('destinations')
  const { clock, date, number } = useFormat()
  const inTime = hours > 72 ? date : clock
  const along = { key: 'at', label: t('fared.time'), format: (at: string | number) => inTime(String(at)) }
  const outcomes = attempts.map(({ from, delivered, failed, refused, throttled }) => {
    return { at: from.toISOString(), delivered, failed, refused, throttled }
  })
  const timings = attempts.map(({ from, medianMs, slowMs }) => {
    return { at: from.toISOString(), median: medianMs, slow: slowMs }
  })
  const isEmpty = attempts.every(
    ({ delivered, failed, refused, throttled }) => delivered + failed + refused + throttled === 0,
  )
  return (
    <section aria-labelledby="fared">
      <h2 id="fared">{t(hours > 72 ? 'fared.week' : 'fared.day')}</h2>
      <p>
        {hours > 72 ? (
          <Link to="?hours=24">{t('fared.showDay')}</Link>
        ) : (
          <Link to="?hours=168">{t('fared.showWeek')}</Link>
        )}
      </p>
      {isEmpty ? (
        <p>{t('fared.none')}</p>
      ) : (
        <>
          <BarChart
            title={t('fared.outcomes')}
            data={outcomes}
            along={along}
            series={[
              { key: 'delivered', label: t('fared.delivered'), colour: 'var(--done)' },
              { key: 'failed', label: t('fared.failed'), colour: 'var(--failed)' },
              { key: 'refused', label: t('fared.refused'), colour: 'var(--accent-strong)' },
              { key: 'throttled', label: t('fared.throttled'), colour: 'var(--at-rest)' },
            ]}
          />
          <LineChart
            title={t('fared.timings')}
            data={timings}
            along={along}
            series={[
              { key: 'median', label: t('fared.median') },
              { key: 'slow', label: t('fared.slow') },
            ]}
            format={(ms) => t('fared.milliseconds', { ms: number(ms) })}
          />
        </>
      )}
    </section>
  )
}
