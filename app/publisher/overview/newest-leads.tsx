import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { LeadDeliveries } from '../leads/lead-deliveries.tsx'
import { nameOfLead } from '../leads/lead-name.ts'
import s from './overview.module.css'

type NewLead = {
  id: string
  state: string
  name: string
  company: string | null
  offerTitle: string
  rating: string
  capturedAt: Date | string
  deliveries: { id: string; state: string }[]
}

/** The last few, each a link to its sheet. */
export function NewestLeads({ leads, home }: { leads: NewLead[]; home: string }) {
  const { t } = useTranslation(['publisher', 'leads'])
  const columns: Column<NewLead>[] = [
    {
      key: 'name',
      label: t('leads:list.name'),
      cell: (lead) => nameOfLead(t, lead),
    },
    { key: 'company', label: t('leads:list.company'), cell: (lead) => lead.company },
    { key: 'offer', label: t('leads:list.offer'), cell: (lead) => lead.offerTitle },
    {
      key: 'rating',
      label: t('leads:list.score'),
      cell: (lead) => <StatusBadge of="rating" state={lead.rating} plain />,
    },
    { key: 'delivery', label: t('leads:list.delivery'), cell: (lead) => <LeadDeliveries lead={lead} /> },
    { key: 'capturedAt', label: t('leads:list.when'), cell: (lead) => <RelativeTime at={lead.capturedAt} /> },
  ]
  return (
    <section aria-labelledby="newest" className={s.section}>
      <h2 id="newest">{t('overview.newest')}</h2>
      <DataTable
        caption={t('overview.newest')}
        columns={columns}
        rows={leads}
        rowKey={(lead) => lead.id}
        hrefOf={(lead) => `${home}/leads/${lead.id}`}
        empty={<EmptyState title={t('leads:list.emptyTitle')}>{t('leads:list.emptyText')}</EmptyState>}
        tools={<Link to={`${home}/leads`}>{t('overview.allLeads')}</Link>}
      />
    </section>
  )
}
