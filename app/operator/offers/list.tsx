/** Every offer of the marketplace that was ever published: where the operator finds the one to look at, or to stop. */
import { useTranslation } from 'react-i18next'
import { findOfferType, listMarketplaceOffers } from '#offers'
import { ctxOf } from '../../ctx.server.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterLinks } from '../../ui/filter-chips.tsx'
import { FindForm } from '../../ui/find-form.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Pagination } from '../../ui/pagination.tsx'
import { Day, RelativeTime } from '../../ui/relative-time.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import type { Route } from './+types/list.ts'

const shown = ['live', 'stopped'] as const

export async function loader({ context, url }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const query = url.searchParams
  const q = query.get('q') ?? ''
  const page = await listMarketplaceOffers(ctx, {
    text: q,
    only: shown.find((one) => one === query.get('show')),
    cursor: query.get('after') ?? undefined,
  })
  return {
    q,
    nextCursor: page.nextCursor,
    offers: page.items.map(
      ({ publisherId, offerId, publisherName, name, type, publishedAt, forcedStop, ...offer }) => ({
        key: `${publisherId}/${offerId}`,
        publisherName,
        name,
        typeLabel: findOfferType(type, ctx.config.profile)?.label[ctx.locale] ?? type,
        state: offer.status === 'live' && offer.hidden ? 'liveHidden' : offer.status,
        publishedAt,
        deadline: forcedStop?.deadline ?? null,
        isStopped: forcedStop !== undefined,
      }),
    ),
  }
}

type Row = Route.ComponentProps['loaderData']['offers'][number]

export default function Offers({ loaderData: { offers, nextCursor, q } }: Route.ComponentProps) {
  const { t } = useTranslation('operator')
  const columns: Column<Row>[] = [
    { key: 'name', label: t('offers.offer'), cell: (offer) => <span dir="auto">{offer.name}</span> },
    { key: 'publisher', label: t('offers.publisher'), cell: (offer) => offer.publisherName },
    { key: 'type', label: t('offers.type'), cell: (offer) => offer.typeLabel },
    { key: 'state', label: t('offers.state'), cell: (offer) => <StatusBadge of="offer" state={offer.state} /> },
    { key: 'published', label: t('offers.published'), cell: (offer) => <RelativeTime at={offer.publishedAt} /> },
    {
      key: 'deadline',
      label: t('offers.deadline'),
      cell: (offer) => (offer.deadline ? <Day at={offer.deadline} /> : offer.isStopped && t('offers.noDeadline')),
    },
  ]
  return (
    <>
      <PageHeader title={t('offers.title')} lead={t('offers.lead')} />
      <FindForm label={t('offers.find')} value={q} />
      <FilterLinks
        label={t('offers.show')}
        name="show"
        options={[
          { value: '', label: t('offers.all') },
          ...shown.map((value) => ({ value, label: t(`offers.shown.${value}`) })),
        ]}
      />
      <DataTable
        caption={t('offers.title')}
        columns={columns}
        rows={offers}
        rowKey={(offer) => offer.key}
        hrefOf={(offer) => `/operator/offers/${offer.key}`}
        empty={<EmptyState title={t('offers.empty')}>{t('offers.emptyText')}</EmptyState>}
      />
      <Pagination next={nextCursor} />
    </>
  )
}
