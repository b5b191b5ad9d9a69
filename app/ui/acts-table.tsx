/** The audit log as a table: who changed what, when. */
import { useTranslation } from 'react-i18next'
import { CopyId } from './copy-id.tsx'
import { type Column, DataTable } from './data-table.tsx'
import { EmptyState } from './empty-state.tsx'
import { Pagination } from './pagination.tsx'
import { RelativeTime } from './relative-time.tsx'

export type ActView = {
  id: string
  act: string
  subject: string
  actorName: string
  actorKind: string
  at: Date
  offerId: string | null
}

export function ActsTable({ acts, nextCursor }: { acts: ActView[]; nextCursor: string | null }) {
  const { t } = useTranslation('ui')
  const columns: Column<ActView>[] = [
    { key: 'act', label: t('acts.act'), cell: (one) => <code>{one.act}</code> },
    { key: 'subject', label: t('acts.subject'), cell: (one) => <CopyId id={one.subject} short={24} /> },
    { key: 'offer', label: t('acts.offer'), cell: (one) => one.offerId ?? '' },
    { key: 'actor', label: t('acts.actor'), cell: (one) => one.actorName || one.actorKind },
    { key: 'at', label: t('acts.at'), cell: (one) => <RelativeTime at={one.at} /> },
  ]
  return (
    <>
      <DataTable
        caption={t('acts.title')}
        columns={columns}
        rows={acts}
        rowKey={(one) => one.id}
        empty={<EmptyState title={t('acts.empty')} />}
      />
      <Pagination next={nextCursor} />
    </>
  )
}
