/** The audit log as a table: who changed what, when. */
import { useTranslation } from 'react-i18next'
import { CopyId } from './copy-id.tsx'
import { type Column, DataTable } from './data-table.tsx'
import { EmptyState } from './empty-state.tsx'
import { FilterLinks } from './filter-chips.tsx'
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

/** A page that shows it names `acts` among the areas of its handle. */
export function ActsTable({ acts, nextCursor }: { acts: ActView[]; nextCursor: string | null }) {
  const { t } = useTranslation('acts')
  const columns: Column<ActView>[] = [
    {
      key: 'act',
      label: t('act'),
      cell: (one) => <span title={one.act}>{t(`said.${one.act}`, { defaultValue: one.act })}</span>,
    },
    { key: 'subject', label: t('subject'), cell: (one) => <CopyId id={one.subject} short={24} /> },
    { key: 'offer', label: t('offer'), cell: (one) => one.offerId ?? '' },
    {
      key: 'actor',
      label: t('actor'),
      cell: (one) => one.actorName || (one.actorKind === 'system' ? t('bySystem') : one.actorKind),
    },
    { key: 'at', label: t('at'), cell: (one) => <RelativeTime at={one.at} /> },
  ]
  return (
    <>
      <DataTable
        caption={t('title')}
        columns={columns}
        rows={acts}
        rowKey={(one) => one.id}
        empty={<EmptyState title={t('empty')} />}
      />
      <Pagination next={nextCursor} />
    </>
  )
}

/** The kinds of acts that a log can be narrowed to, by the part of their names before the dot. */
export function ActsFilter({ kinds }: { kinds: readonly string[] }) {
  const { t } = useTranslation('acts')
  const options = kinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))
  return <FilterLinks label={t('kind')} name="act" options={[{ value: '', label: t('anything') }, ...options]} />
}
