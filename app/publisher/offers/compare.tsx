/** The draft beside what is live or in preview, field by field. */
import { useTranslation } from 'react-i18next'
import { compareSlots, getOffer, getOfferType } from '#offers'
import { ctxOf } from '../../ctx.server.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterLinks } from '../../ui/filter-chips.tsx'
import type { Route } from './+types/compare.ts'
import { changesView, type Shown } from './changes-view.server.ts'
import { ChangesView } from './changes-view.tsx'

const filters: Shown[] = ['changed', 'all', 'edited', 'added', 'removed', 'unchanged']

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const { slots, type, profile } = await getOffer(ctx, params)
  const wanted = url.searchParams
  const from = wanted.get('from') === 'preview' || !slots.live ? 'preview' : 'live'
  const sides = (['live', 'preview'] as const).filter((side) => slots[side] !== null)
  if (!sides.includes(from)) return { sides, from, pages: [], filters }
  const shown = filters.find((one) => one === wanted.get('show')) ?? 'changed'
  const pages = await compareSlots(ctx, params, { from, to: 'draft' })
  return {
    sides,
    from,
    pages: changesView(pages, { type: getOfferType(type, profile), locale: ctx.locale, shown }),
    filters,
  }
}

export default function CompareVersions({ loaderData: { pages, from, sides, filters }, params }: Route.ComponentProps) {
  const { t } = useTranslation('offers')
  if (sides.length === 0) return <EmptyState title={t('compare.nothingTitle')}>{t('compare.nothingText')}</EmptyState>
  return (
    <>
      <h2>{t('compare.title')}</h2>
      <FilterLinks
        label={t('compare.with')}
        name="from"
        options={sides.map((value) => ({ value, label: t(`overview.${value}`) }))}
      />
      <FilterLinks
        label={t('compare.show')}
        name="show"
        options={filters.map((value) => ({
          value: value === 'changed' ? '' : value,
          label: t(`compare.shows.${value}`),
        }))}
      />
      {pages.length === 0 && <EmptyState title={t('compare.same')} />}
      <ChangesView
        pages={pages}
        publisherId={params.publisherId}
        beforeLabel={t(`overview.${from}`)}
        afterLabel={t('compare.draft')}
        editAt={`/publisher/${params.publisherId}/offers/${params.offerId}/pages`}
      />
    </>
  )
}
