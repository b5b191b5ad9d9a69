/** What stands in the cells of a report: values that lead to their filter, sums that may not mix, figures beside those before. */
import { useTranslation } from 'react-i18next'
import type { Dimension } from '#attribution'
import { useAddress } from '../../ui/address.ts'
import { useFormat } from '../../ui/format.ts'
import s from './attribution.module.css'

/** An amount that month-end rates give; none where a rate is missing. */
export function Estimated({ amount }: { amount: number | null | undefined }) {
  const { t } = useTranslation('attribution')
  const format = useFormat()
  if (typeof amount !== 'number') return <span title={t('report.noRate')}>–</span>
  return <>≈ {format.number(Math.round(amount * 100) / 100)}</>
}

/** A sum of one unit or currency; none where several would mix. */
export function Sum({ amount }: { amount: number | null }) {
  const { t } = useTranslation('attribution')
  const format = useFormat()
  if (amount === null) return <span title={t('report.sums')}>–</span>
  return <>{format.number(Math.round(amount * 100) / 100)}</>
}

/** A figure with that of the period before. */
export function Figure({ now, before }: { now: number; before: number }) {
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
export function Value({
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
      <div className={s.software}>
        {software[value]}{' '}
        <div>
          <a href={change({ guid: picked })}>
            <code title={value}>…{value.slice(-13)}</code>
          </a>
        </div>
      </div>
    )
  const shown = named.has(dimension) ? t(`${dimension}.${value}`) : value
  const given = change({ [dimension]: picked })
  return unfiltered.has(dimension) ? shown : <a href={given}>{shown}</a>
}
