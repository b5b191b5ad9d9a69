/** What a report is asked by: dimensions, months, a currency. A plain form, whose answer has an address. */
import { useTranslation } from 'react-i18next'
import type { Dimension } from '#attribution'
import { Button } from '../../ui/button.tsx'
import s from './attribution.module.css'
import type { LoadedReport } from './report.server.ts'

const offered: Dimension[] = [
  ...(['month', 'week', 'day', 'guid', 'offer', 'plan', 'channel', 'method', 'customer'] as const),
  ...(['region', 'cloud', 'scope', 'provider', 'resourceType', 'resource'] as const),
  ...(['meter', 'unit', 'currency', 'status', 'error'] as const),
]

/** @param ofAll over all publishers, for operators */
export function ReportForm({ report, ofAll }: { report: LoadedReport; ofAll: boolean }) {
  const { t } = useTranslation('attribution')
  const { by, own, currencies, months, chips, in: one } = report
  return (
    <form className={s.ask}>
      <fieldset>
        <legend>{t('report.by')}</legend>
        {[...(ofAll ? (['publisher'] as const) : []), ...offered].map((dimension) => (
          <label key={dimension}>
            <input type="checkbox" name="by" value={dimension} defaultChecked={by.includes(dimension)} />{' '}
            {t(`dimension.${dimension}`)}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{t('report.own')}</legend>
        <label className={s.field}>
          {t('report.from')}
          <input type="month" name="from" placeholder="2026-01" defaultValue={own?.from} />
        </label>
        <label className={s.field}>
          {t('report.to')}
          <input type="month" name="to" placeholder="2026-06" defaultValue={own?.to} />
        </label>
      </fieldset>
      {currencies.length > 0 && (
        <label className={s.field}>
          {t('report.in')}
          <select name="in" defaultValue={one ?? ''}>
            <option value="">{t('report.asBilled')}</option>
            {currencies.map((currency) => (
              <option key={currency}>{currency}</option>
            ))}
          </select>
        </label>
      )}
      {months !== 6 && months !== 0 && <input type="hidden" name="months" value={months} />}
      {chips.map(({ name, value }) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <Button>{t('report.show')}</Button>
    </form>
  )
}
