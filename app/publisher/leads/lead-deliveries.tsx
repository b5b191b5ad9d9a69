import { useTranslation } from 'react-i18next'
import { StatusBadge } from '../../ui/status-badge.tsx'
import s from './leads.module.css'

/** Where the deliveries of one lead stand, in one cell of a list. */
export function LeadDeliveries({ lead }: { lead: { state: string; deliveries: { id: string; state: string }[] } }) {
  const { t } = useTranslation('leads')
  if (['withheld', 'unconfirmed', 'quarantined'].includes(lead.state))
    return <StatusBadge of="delivery" state="withheld" plain />
  if (lead.deliveries.length === 0) return <span className={s.soft}>{t('notSent')}</span>
  return (
    <span className={s.states}>
      {lead.deliveries.map((delivery) => (
        <StatusBadge key={delivery.id} of="delivery" state={delivery.state} plain />
      ))}
    </span>
  )
}
