/** The figures of a report’s period, each beside that of the period before. */
import { useTranslation } from 'react-i18next'
import type { ReportRow } from '#attribution'
import { useFormat } from '../../ui/format.ts'
import { KeyValue } from '../../ui/key-value.tsx'
import s from './attribution.module.css'
import type { LoadedReport } from './report.server.ts'
import { Estimated, Figure } from './report-values.tsx'

export function ReportFigures({ report }: { report: LoadedReport }) {
  const { t } = useTranslation('attribution')
  const format = useFormat()
  const { total, earlier, customersNow, customersBefore, costs, in: one } = report
  const rate = (row: ReportRow | undefined) =>
    typeof row?.successRate === 'number' ? format.percent(row.successRate) : '–'
  return (
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
          value: customersNow ? (
            <Figure now={customersNow.activeResources} before={customersBefore?.activeResources ?? 0} />
          ) : (
            t('report.notUnderFilter')
          ),
        },
        {
          label: t('measure.customers'),
          value: customersNow ? (
            <Figure now={customersNow.customers} before={customersBefore?.customers ?? 0} />
          ) : (
            t('report.notUnderFilter')
          ),
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
  )
}
