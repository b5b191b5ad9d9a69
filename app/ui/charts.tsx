import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChartProps } from './chart-series.ts'
import s from './charts.module.css'

// Drawn in the browser only, and fetched only by pages that have a chart.
const DrawnLines = lazy(() => import('./charts-drawn.tsx').then((m) => ({ default: m.DrawnLines })))
const DrawnBars = lazy(() => import('./charts-drawn.tsx').then((m) => ({ default: m.DrawnBars })))

/** For time. */
export function LineChart(props: ChartProps) {
  return <Chart {...props} drawn={DrawnLines} />
}

/** For comparing. */
export function BarChart(props: ChartProps) {
  return <Chart {...props} drawn={DrawnBars} />
}

/** The picture, and the same figures as a table: open until a script has drawn the picture, beside it afterwards. */
function Chart({ drawn: Drawn, ...chart }: ChartProps & { drawn: typeof DrawnLines }) {
  const { t } = useTranslation('ui')
  const [scripted, setScripted] = useState(false)
  useEffect(() => setScripted(true), [])
  return (
    <figure className={s.chart}>
      <figcaption className={s.title}>{chart.title}</figcaption>
      {scripted && (
        <div className={s.picture} aria-hidden="true">
          <Suspense fallback={<div className={s.skeleton} />}>
            <Drawn {...chart} />
          </Suspense>
        </div>
      )}
      <details className={s.figures} open={!scripted}>
        <summary>{t('chart.figures')}</summary>
        <Figures {...chart} />
      </details>
    </figure>
  )
}

function Figures({ title, data, along, series, format = String, hrefOf }: ChartProps) {
  const nameOf = (point: ChartProps['data'][number]) => along.format?.(point[along.key] ?? '') ?? point[along.key]
  return (
    <div className={s.scroll}>
      <table className={s.table}>
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{along.label}</th>
            {series.map((one) => (
              <th key={one.key} scope="col">
                {one.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.map((point) => (
            <tr key={String(point[along.key])}>
              <th scope="row">{hrefOf?.(point) ? <a href={hrefOf(point)}>{nameOf(point)}</a> : nameOf(point)}</th>
              {series.map((one) => (
                <td key={one.key}>{point[one.key] === null ? '–' : format(Number(point[one.key] ?? 0))}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
