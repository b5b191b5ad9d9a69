/** What customers took from a listing to deploy: with usage reported or left out, and the notice they had read. */
import { useTranslation } from 'react-i18next'
import { type ListedOrder, listOrders } from '#attribution'
import { ctxOf } from '../../ctx.server.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Pagination } from '../../ui/pagination.tsx'
import { Day, RelativeTime } from '../../ui/relative-time.tsx'
import type { Route } from './+types/orders.ts'
import s from './attribution.module.css'

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { publisherId } = params
  return listOrders(ctxOf(context), { publisherId, cursor: url.searchParams.get('after') ?? undefined })
}

export default function Orders({ loaderData: { items, nextCursor }, params }: Route.ComponentProps) {
  const { t } = useTranslation('attribution')
  const file = (type: string) => `/publisher/${params.publisherId}/attribution/tables/orders.${type}`
  const columns: Column<ListedOrder>[] = [
    { key: 'number', label: t('orders.number'), cell: (one) => <code>{one.number}</code> },
    { key: 'at', label: t('orders.at'), cell: (one) => <RelativeTime at={one.orderedAt} /> },
    { key: 'offer', label: t('dimension.offer'), cell: (one) => `${one.offerId} / ${one.planId}` },
    { key: 'usage', label: t('orders.usage'), cell: (one) => t(`orders.is.${usageOf(one)}`) },
    {
      key: 'notice',
      label: t('orders.notice'),
      cell: (one) =>
        one.noticeDate && one.noticeText ? (
          <details>
            <summary>
              {one.noticeVersion}, <Day at={one.noticeDate} />
            </summary>
            <p lang={one.locale}>{one.noticeText}</p>
          </details>
        ) : (
          '–'
        ),
    },
    {
      key: 'trackingId',
      label: t('guids.trackingId'),
      cell: (one) => (one.trackingId ? <code className={s.id}>{one.trackingId}</code> : '–'),
    },
  ]
  return (
    <>
      <p>{t('orders.lead')}</p>
      <DataTable
        caption={t('orders.title')}
        columns={columns}
        rows={items}
        rowKey={(one) => `${one.number} ${one.orderedAt}`}
        tools={(['csv', 'tsv'] as const).map((type) => (
          <ButtonLink key={type} to={file(type)} reloadDocument size="s">
            {t(`file.${type}`)}
          </ButtonLink>
        ))}
        empty={<EmptyState title={t('orders.emptyTitle')}>{t('orders.emptyText')}</EmptyState>}
      />
      <Pagination next={nextCursor} />
    </>
  )
}

function usageOf({ leftOut, trackingId }: ListedOrder): 'leftOut' | 'reported' | 'nothing' {
  if (leftOut) return 'leftOut'
  return trackingId ? 'reported' : 'nothing'
}
