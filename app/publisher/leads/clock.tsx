import { useTranslation } from 'react-i18next'
import { RelativeTime } from '../../ui/relative-time.tsx'
import s from './leads.module.css'

type ClockProps = { clock: { dueAt: Date; answeredAt: Date | null; state: 'in-time' | 'due' | 'overdue' | 'answered' } }

/** By when a customer is to be answered, or when that was done; its word says it as well as its colour. */
export function Clock({ clock: { dueAt, answeredAt, state } }: ClockProps) {
  const { t } = useTranslation('leads')
  return (
    <span className={s.clock} data-state={state}>
      {t(`clock.${state}`)}, <RelativeTime at={answeredAt ?? dueAt} />
    </span>
  )
}
