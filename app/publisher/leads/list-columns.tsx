/** A lead in the inbox: six columns of two lines each, what matters first. */
import { useTranslation } from 'react-i18next'
import type { Column } from '../../ui/data-table.tsx'
import { useFormat } from '../../ui/format.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Clock } from './clock.tsx'
import { LeadDeliveries } from './lead-deliveries.tsx'
import { nameOfLead } from './lead-name.ts'
import s from './leads.module.css'
import { TwoLines } from './two-lines.tsx'

export type ListedLead = {
  id: string
  name: string
  state: string
  company: string | null
  country: string | null
  isCustomer: boolean
  offerTitle: string
  actionCode: string
  isDuplicate: boolean
  score: number
  rating: string
  capturedAt: Date
  workState: string
  owner: { name: string; isGone: boolean } | null
  clock: Parameters<typeof Clock>[0]['clock'] | null
  deliveries: { id: string; state: string }[]
}

export function useLeadColumns(): Column<ListedLead>[] {
  const { t } = useTranslation('leads')
  const format = useFormat()
  const from = ({ company, country }: ListedLead) =>
    [company, country && format.country(country)].filter(Boolean).join(', ')
  const ownerOf = ({ name, isGone }: { name: string; isGone: boolean }) => (isGone ? t('list.gone', { name }) : name)
  return [
    {
      key: 'name',
      label: t('list.name'),
      cell: (lead) => (
        <TwoLines second={[from(lead), lead.isCustomer && t('list.customer')].filter(Boolean).join(' · ')}>
          {nameOfLead(t, lead)}
        </TwoLines>
      ),
    },
    {
      key: 'action',
      label: t('list.action'),
      cell: (lead) => (
        <TwoLines second={lead.offerTitle}>
          {t(`action.${lead.actionCode}`, { defaultValue: lead.actionCode })}
          {lead.isDuplicate && <span className={s.soft}> · {t('flag.duplicate')}</span>}
        </TwoLines>
      ),
    },
    {
      key: 'score',
      label: t('list.score'),
      numeric: true,
      sortable: true,
      cell: (lead) => <TwoLines second={t(`rating.${lead.rating}`)}>{lead.score}</TwoLines>,
    },
    { key: 'delivery', label: t('list.delivery'), cell: (lead) => <LeadDeliveries lead={lead} /> },
    {
      key: 'work',
      label: t('list.work'),
      cell: (lead) => (
        <TwoLines second={lead.clock && <Clock clock={lead.clock} />}>
          {[t(`work.${lead.workState}`), lead.owner && ownerOf(lead.owner)].filter(Boolean).join(', ')}
        </TwoLines>
      ),
    },
    { key: 'capturedAt', label: t('list.when'), sortable: true, cell: (lead) => <RelativeTime at={lead.capturedAt} /> },
  ]
}
