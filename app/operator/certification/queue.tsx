/** What waits for a reviewer, the oldest first. */
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { checklistFor, forecastQueue, getOfferType, listQueue } from '#offers'
import { ctxOf } from '../../ctx.server.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Pagination } from '../../ui/pagination.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import type { Route } from './+types/queue.ts'

export async function loader({ context, url }: Route.LoaderArgs) {
  const query = url.searchParams
  const ctx = ctxOf(context)
  const page = await listQueue(ctx, {
    cursor: query.get('after') ?? undefined,
    publisherId: query.get('publisherId') ?? undefined,
  })
  const { expectedAt } = await forecastQueue(ctx)
  const items = page.items.map((item) => ({
    ...item,
    expectedAt: expectedAt.get(item.submissionId),
    of: checklistFor(getOfferType(item.type, ctx.config.profile)).length,
  }))
  return { ...page, items }
}

type Row = Route.ComponentProps['loaderData']['items'][number]

export default function CertificationQueue({ loaderData: { items, nextCursor } }: Route.ComponentProps) {
  const { t } = useTranslation('operator')
  const notes = (row: Row) =>
    [
      row.seniorReview && t('queue.seniorReview'),
      row.specialReview && t('queue.specialReview'),
      row.marketingOnly && t('queue.marketingOnly'),
    ]
      .filter(Boolean)
      .join(', ')
  const columns: Column<Row>[] = [
    { key: 'offer', label: t('queue.offer'), cell: (row) => row.offerName },
    { key: 'publisher', label: t('queue.publisher'), cell: (row) => row.publisherName },
    { key: 'number', label: t('queue.number'), numeric: true, cell: (row) => row.number },
    { key: 'waiting', label: t('queue.waiting'), cell: (row) => <RelativeTime at={row.waitingSince} /> },
    { key: 'decided', label: t('queue.decided'), numeric: true, cell: (row) => `${row.decided} / ${row.of}` },
    {
      key: 'expected',
      label: t('queue.expected'),
      cell: (row) => row.expectedAt && <RelativeTime at={row.expectedAt} />,
    },
    { key: 'notes', label: t('queue.notes'), cell: notes },
  ]
  return (
    <>
      <PageHeader title={t('queue.title')} lead={t('queue.lead')} />
      <p>
        <Link to="calendar">{t('calendar.title')}</Link>
      </p>
      <DataTable
        caption={t('queue.title')}
        columns={columns}
        rows={items}
        rowKey={(row) => row.submissionId}
        hrefOf={(row) => `/operator/certification/${row.publisherId}/${row.offerId}/${row.submissionId}`}
        empty={<EmptyState title={t('queue.emptyTitle')}>{t('queue.emptyText')}</EmptyState>}
      />
      <Pagination next={nextCursor} />
    </>
  )
}
