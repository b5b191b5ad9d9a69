/** A publisher's private offers: deals with named customers, and margins for resellers. */
import { useTranslation } from 'react-i18next'
import { can } from '#accounts'
import { listPrivateOffers, privateOfferStates } from '#offers'
import { ctxOf } from '../../ctx.server.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterLinks } from '../../ui/filter-chips.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Pagination } from '../../ui/pagination.tsx'
import { Day } from '../../ui/relative-time.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import type { Route } from './+types/list.ts'
import { dayIn } from './days.ts'

export const handle = { areas: ['private-offers'] }

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const query = url.searchParams
  const state = privateOfferStates.find((one) => one === query.get('state'))
  const cursor = query.get('after') ?? undefined
  const { items, nextCursor } = await listPrivateOffers(ctx, { publisherId: params.publisherId, state, cursor })
  return {
    nextCursor,
    states: [...privateOfferStates],
    mayMake: can(ctx, 'offer.price', params),
    items: items.map(({ id, name, type, state, deal }) => ({
      ...{ id, name, type, state },
      customers: deal.beneficiaries.map(({ id, description }) => description || id),
      acceptBy: type === 'customerPromotion' ? deal.acceptBy : undefined,
      end: deal.end,
    })),
  }
}

type Row = Route.ComponentProps['loaderData']['items'][number]

export default function PrivateOffers({ loaderData, params }: Route.ComponentProps) {
  const { t } = useTranslation('private-offers')
  const { items, nextCursor, states, mayMake } = loaderData
  const home = `/publisher/${params.publisherId}/private-offers`
  const add = mayMake && (
    <ButtonLink to={`${home}/new`} kind="accent">
      {t('list.new')}
    </ButtonLink>
  )
  const day = (value: string | undefined) => (dayIn(value) ? <Day at={dayIn(value)!} /> : (value ?? '–'))
  const columns: Column<Row>[] = [
    { key: 'name', label: t('list.name'), cell: (one) => one.name || t('unnamed') },
    { key: 'type', label: t('list.type'), cell: (one) => t(`type.${one.type}`) },
    { key: 'customers', label: t('list.customers'), cell: (one) => customersIn(one.customers) },
    { key: 'state', label: t('list.state'), cell: (one) => <StatusBadge of="privateOffer" state={one.state} /> },
    { key: 'acceptBy', label: t('list.acceptBy'), cell: (one) => day(one.acceptBy) },
    { key: 'end', label: t('list.end'), cell: (one) => day(one.end) },
  ]
  return (
    <>
      <PageHeader title={t('list.title')} lead={t('list.lead')} acts={add} />
      <FilterLinks
        label={t('list.state')}
        name="state"
        options={[
          { value: '', label: t('list.all') },
          ...states.map((state) => ({ value: state, label: t(`ui:status.privateOffer.${state}`) })),
        ]}
      />
      <DataTable
        caption={t('list.title')}
        columns={columns}
        rows={items}
        rowKey={(one) => one.id}
        hrefOf={(one) => `${home}/${one.id}`}
        empty={
          <EmptyState title={t('list.emptyTitle')} act={add || undefined}>
            {t('list.emptyText')}
          </EmptyState>
        }
      />
      <Pagination next={nextCursor} />
    </>
  )
}

function customersIn(names: string[]): string {
  const [first = '–', ...others] = names
  return others.length > 0 ? `${first} +${others.length}` : first
}
