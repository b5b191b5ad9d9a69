/** What happened to an offer, newest first. */
import { useTranslation } from 'react-i18next'
import { historyEvents, historyOf, publishingWords } from '#offers'
import { ctxOf } from '../../ctx.server.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterLinks } from '../../ui/filter-chips.tsx'
import { Pagination } from '../../ui/pagination.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import type { Route } from './+types/history.ts'

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const query = url.searchParams
  const event = historyEvents.find((one) => one === query.get('event'))
  const page = await historyOf(ctx, params, { events: event && [event], cursor: query.get('after') ?? undefined })
  const say = (code: string) => publishingWords(ctx.locale, code)
  return {
    nextCursor: page.nextCursor,
    entries: page.items.map((entry) => ({
      id: entry.id,
      at: entry.at,
      by: entry.initiatedBy?.kind === 'operator' ? ctx.config.name : (entry.initiatedBy?.name ?? ''),
      event: [say(`history.${entry.event}`), entry.stepId && say(`step.${entry.stepId}`)].filter(Boolean).join(' · '),
      outcome: entry.outcome,
      note: entry.note,
      submissionId: entry.submissionId,
    })),
    events: historyEvents.map((value) => ({ value, label: say(`history.${value}`) })),
  }
}

type Row = Route.ComponentProps['loaderData']['entries'][number]

export default function OfferHistory({ loaderData: { entries, events, nextCursor } }: Route.ComponentProps) {
  const { t } = useTranslation('offers')
  const columns: Column<Row>[] = [
    { key: 'event', label: t('history.event'), cell: (entry) => [entry.event, entry.note].filter(Boolean).join(': ') },
    { key: 'by', label: t('history.by'), cell: (entry) => entry.by },
    { key: 'at', label: t('history.at'), cell: (entry) => <RelativeTime at={entry.at} /> },
  ]
  return (
    <>
      <h2>{t('layout.history')}</h2>
      <FilterLinks
        label={t('history.filter')}
        name="event"
        options={[{ value: '', label: t('list.all') }, ...events]}
      />
      <DataTable
        caption={t('layout.history')}
        columns={columns}
        rows={entries}
        rowKey={(entry) => entry.id}
        empty={<EmptyState title={t('history.empty')} />}
      />
      <Pagination next={nextCursor} />
    </>
  )
}
