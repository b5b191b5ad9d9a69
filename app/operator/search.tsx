/** Everything of the marketplace that a word finds: publishers, offers, and those that wait for a reviewer. */
import { useTranslation } from 'react-i18next'
import { listPublishers } from '#accounts'
import { listMarketplaceOffers, listQueue } from '#offers'
import { ctxOf } from '../ctx.server.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SearchGroup } from '../ui/search-results.tsx'
import type { Route } from './+types/search.ts'

const most = 20

export async function loader({ context, url }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const q = url.searchParams.get('q')?.trim() ?? ''
  if (!q) return { q, publishers: [], offers: [], queue: [] }
  const publishers = await listPublishers(ctx, { text: q, limit: most })
  const offers = await listMarketplaceOffers(ctx, { text: q, limit: most })
  const queue = await listQueue(ctx, { text: q, limit: most })
  return {
    q,
    publishers: publishers.items.map(({ publisherId, displayName }) => ({ publisherId, displayName })),
    offers: offers.items.map(({ publisherId, publisherName, offerId, name }) => ({
      publisherName,
      name,
      path: [publisherId, offerId].join('/'),
    })),
    queue: queue.items.map(({ publisherId, publisherName, offerId, offerName, submissionId }) => ({
      publisherName,
      offerName,
      submissionId,
      path: [publisherId, offerId, submissionId].join('/'),
    })),
  }
}

export default function Search({ loaderData: { q, publishers, offers, queue } }: Route.ComponentProps) {
  const { t } = useTranslation(['operator', 'ui'])
  const nothing = publishers.length + offers.length + queue.length === 0
  return (
    <>
      <PageHeader title={q ? t('ui:search.title', { q }) : t('ui:search.label')} />
      {nothing && (
        <EmptyState title={q ? t('ui:search.nothing', { q }) : t('ui:search.type')}>{t('search.what')}</EmptyState>
      )}
      <SearchGroup
        title={t('publishers.title')}
        found={publishers.map((one) => ({
          key: one.publisherId,
          to: `/publisher/${one.publisherId}/offers`,
          name: one.displayName,
          about: <code>{one.publisherId}</code>,
        }))}
      />
      <SearchGroup
        title={t('offers.title')}
        found={offers.map((one) => ({
          key: one.path,
          to: `/operator/offers/${one.path}`,
          name: one.name,
          about: one.publisherName,
        }))}
      />
      <SearchGroup
        title={t('queue.title')}
        found={queue.map((one) => ({
          key: one.submissionId,
          to: `/operator/certification/${one.path}`,
          name: one.offerName,
          about: one.publisherName,
        }))}
      />
    </>
  )
}
