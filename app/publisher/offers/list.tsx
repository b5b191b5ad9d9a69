/** A publisher's offers: what is most urgent about each, and the way to a new one. */
import { useTranslation } from 'react-i18next'
import { can } from '#accounts'
import { findOfferType, listOffers, offerStatuses } from '#offers'
import { ctxOf } from '../../ctx.server.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterLinks } from '../../ui/filter-chips.tsx'
import { FindForm } from '../../ui/find-form.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Pagination } from '../../ui/pagination.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import type { Route } from './+types/list.ts'
import s from './offers.module.css'

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const query = url.searchParams
  const status = offerStatuses.find((one) => one === query.get('status'))
  const page = await listOffers(ctx, {
    publisherId: params.publisherId,
    status,
    archived: query.get('status') === 'archived',
    text: query.get('q') ?? undefined,
    cursor: query.get('after') ?? undefined,
  })
  return {
    ...page,
    items: page.items.map((offer) => ({
      ...offer,
      typeLabel: findOfferType(offer.type, ctx.config.profile)?.label[ctx.locale] ?? offer.type,
    })),
    statuses: [...offerStatuses],
    q: query.get('q') ?? '',
    mayCreate: can(ctx, 'offer.create', params),
    mayStop: can(ctx, 'offer.stop', params),
    mayDelete: can(ctx, 'offer.deleteDraft', params),
  }
}

type Row = Route.ComponentProps['loaderData']['items'][number]

export default function OfferList({ loaderData, params }: Route.ComponentProps) {
  const { t } = useTranslation('offers')
  const { items, nextCursor, statuses, mayCreate, mayStop, mayDelete, q } = loaderData
  const create = mayCreate && (
    <ButtonLink to="new" kind="accent">
      {t('list.new')}
    </ButtonLink>
  )
  const columns: Column<Row>[] = [
    { key: 'name', label: t('list.name'), cell: (offer) => offer.name || offer.alias },
    { key: 'type', label: t('list.type'), cell: (offer) => offer.typeLabel },
    { key: 'offerId', label: t('list.offerId'), cell: (offer) => <code>{offer.offerId}</code> },
    {
      key: 'status',
      label: t('list.status'),
      cell: (offer) => (
        <span className={s.states}>
          <StatusBadge of="offer" state={offer.status === 'live' && offer.hidden ? 'liveHidden' : offer.status} />
          {offer.hasUnpublishedChanges && <StatusBadge of="page" state="unpublishedChanges" plain />}
        </span>
      ),
    },
    { key: 'savedAt', label: t('list.saved'), cell: (offer) => <RelativeTime at={offer.savedAt} /> },
  ]
  return (
    <>
      <PageHeader title={t('list.title')} acts={create} />
      <FindForm label={t('list.find')} value={q} />
      <FilterLinks
        label={t('list.byStatus')}
        name="status"
        options={[
          { value: '', label: t('list.all') },
          ...statuses.map((value) => ({ value, label: t(`ui:status.offer.${value}`) })),
          { value: 'archived', label: t('list.archived') },
        ]}
      />
      {items.length > 0 && (mayStop || mayDelete) && (
        <form id="bulk" action={`/publisher/${params.publisherId}/offers/bulk`} className={s.bulk}>
          <span>{t('bulk.label')}</span>
          {mayStop && (
            <Button name="act" value="stop" size="s">
              {t('bulk.stop.label')}
            </Button>
          )}
          {mayDelete && (
            <Button name="act" value="delete" size="s">
              {t('bulk.delete.label')}
            </Button>
          )}
          <Button formAction={`/publisher/${params.publisherId}/offers/export.json`} size="s">
            {t('bulk.export.label')}
          </Button>
        </form>
      )}
      <DataTable
        selection={{ form: 'bulk', name: 'offer', labelOf: (offer) => offer.name || offer.alias }}
        caption={t('list.title')}
        columns={columns}
        rows={items}
        rowKey={(offer) => offer.offerId}
        hrefOf={(offer) => `/publisher/${params.publisherId}/offers/${offer.offerId}`}
        empty={
          <EmptyState title={t('list.emptyTitle')} act={create || undefined}>
            {t('list.emptyText')}
          </EmptyState>
        }
      />
      <Pagination next={nextCursor} />
    </>
  )
}
