/** The inbox: enquiries newest first, with where each delivery stands. */
import { useTranslation } from 'react-i18next'
import { can } from '#accounts'
import { countLeads, type LeadFilter, listLeads } from '#leads'
import { ctxOf } from '../../ctx.server.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterChips, FilterLinks } from '../../ui/filter-chips.tsx'
import { useFormat } from '../../ui/format.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { Pagination } from '../../ui/pagination.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import type { Route } from './+types/list.ts'
import { filterNames, filterOf } from './filter.server.ts'
import { LeadDeliveries } from './lead-deliveries.tsx'
import s from './leads.module.css'

export const handle = { areas: ['leads'] }

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const query = url.searchParams
  const filter: LeadFilter = filterOf(query)
  const sort = ({ capturedAt: 'oldest', '-score': 'score' } as const)[query.get('sort') ?? ''] ?? 'newest'
  const page = await listLeads(ctx, params.publisherId, { ...filter, sort, cursor: query.get('after') ?? undefined })
  const counts = await countLeads(ctx, params.publisherId, {})
  return {
    leads: page.items.map((lead) => ({
      id: lead.id,
      name: [lead.firstName, lead.lastName].filter(Boolean).join(' '),
      state: lead.state,
      company: lead.company,
      country: lead.country,
      offerTitle: lead.offerTitle,
      actionCode: lead.actionCode,
      environment: lead.environment,
      score: lead.score,
      rating: lead.rating,
      capturedAt: lead.capturedAt,
      workState: lead.workState,
      deliveries: lead.deliveries.map(({ id, state, connectionName }) => ({ id, state, connectionName })),
    })),
    nextCursor: page.nextCursor,
    counts,
    chips: filterNames
      .filter((name) => query.get(name) && name !== 'rating')
      .map((name) => ({ name, value: query.get(name)! })),
    q: query.get('q') ?? '',
    search: query.toString(),
    mayExport: can(ctx, 'leads.export', params),
  }
}

type Row = Route.ComponentProps['loaderData']['leads'][number]

export default function LeadList({ loaderData, params }: Route.ComponentProps) {
  const { t } = useTranslation('leads')
  const format = useFormat()
  const { leads, nextCursor, counts, chips, q, search, mayExport } = loaderData
  const home = `/publisher/${params.publisherId}/leads`
  const columns: Column<Row>[] = [
    {
      key: 'name',
      label: t('list.name'),
      cell: (lead) => (lead.state === 'withheld' ? t('withheld') : lead.name || t('noName')),
    },
    {
      key: 'company',
      label: t('list.company'),
      cell: (lead) => [lead.company, lead.country && format.country(lead.country)].filter(Boolean).join(', '),
    },
    { key: 'offer', label: t('list.offer'), cell: (lead) => lead.offerTitle },
    { key: 'action', label: t('list.action'), cell: (lead) => t(`action.${lead.actionCode}`) },
    { key: 'score', label: t('list.score'), numeric: true, sortable: true, cell: (lead) => lead.score },
    { key: 'delivery', label: t('list.delivery'), cell: (lead) => <LeadDeliveries lead={lead} /> },
    { key: 'work', label: t('list.work'), cell: (lead) => t(`work.${lead.workState}`) },
    { key: 'capturedAt', label: t('list.when'), sortable: true, cell: (lead) => <RelativeTime at={lead.capturedAt} /> },
  ]
  const ratings = (['hot', 'warm', 'cold'] as const).map((value) => ({
    value,
    label: t(`rating.${value}`),
    count: counts.byRating[value],
  }))
  return (
    <>
      <PageHeader
        title={t('list.title')}
        acts={
          mayExport &&
          leads.length > 0 && (
            <ButtonLink to={`${home}/export.csv?${search}`} reloadDocument>
              {t('list.export')}
            </ButtonLink>
          )
        }
      />
      <search>
        <form className={s.find}>
          <input type="search" name="q" defaultValue={q} aria-label={t('list.find')} placeholder={t('list.find')} />
          <select name="offerId" aria-label={t('list.offer')} defaultValue="">
            <option value="">{t('list.allOffers')}</option>
            {counts.byOffer.map(({ offerId, count }) => (
              <option key={offerId} value={offerId}>
                {offerId} ({count})
              </option>
            ))}
          </select>
          <button type="submit">{t('list.filter')}</button>
        </form>
      </search>
      <FilterLinks
        label={t('list.byRating')}
        name="rating"
        options={[{ value: '', label: t('list.all'), count: counts.total }, ...ratings]}
      />
      <FilterChips chips={chips.map((chip) => ({ ...chip, label: `${t(`filter.${chip.name}`)}: ${chip.value}` }))} />
      <DataTable
        caption={t('list.title')}
        columns={columns}
        rows={leads}
        rowKey={(lead) => lead.id}
        hrefOf={(lead) => `${home}/${lead.id}`}
        empty={<EmptyState title={t('list.emptyTitle')}>{t('list.emptyText')}</EmptyState>}
      />
      <Pagination next={nextCursor} />
    </>
  )
}
