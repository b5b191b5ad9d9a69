/** How every connection of the marketplace fares, those in trouble first. */
import { useTranslation } from 'react-i18next'
import { publisherNames } from '#accounts'
import { connectorOf } from '#connectors'
import { explainReason, listConnectionHealth } from '#delivery'
import { ctxOf } from '../ctx.server.ts'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FilterLinks } from '../ui/filter-chips.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import type { Route } from './+types/deliveries.ts'

const inTrouble = ['degraded', 'failing', 'suspended']

export async function loader({ context, url }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const all = await listConnectionHealth(ctx)
  const troubled = all.filter((one) => inTrouble.includes(one.state) || one.failed > 0)
  const show = url.searchParams.get('show') === 'trouble' ? troubled : all
  const names = await publisherNames(ctx, [...new Set(show.map((one) => one.publisherId))])
  return {
    counts: { all: all.length, trouble: troubled.length },
    connections: show.map(({ problem, ...one }) => ({
      ...one,
      publisherName: names.get(one.publisherId) ?? one.publisherId,
      kind: connectorOf(one.kind)?.name[ctx.locale] ?? one.kind,
      problem: problem && { what: explainReason(ctx.locale, problem.code, problem.params).what, since: problem.since },
    })),
  }
}

type Row = Route.ComponentProps['loaderData']['connections'][number]

export default function Deliveries({ loaderData: { connections, counts } }: Route.ComponentProps) {
  const { t } = useTranslation('operator')
  const columns: Column<Row>[] = [
    { key: 'publisher', label: t('deliveries.publisher'), cell: (one) => one.publisherName },
    { key: 'name', label: t('deliveries.connection'), cell: (one) => one.name },
    { key: 'kind', label: t('deliveries.kind'), cell: (one) => one.kind },
    { key: 'state', label: t('deliveries.state'), cell: (one) => <StatusBadge of="connection" state={one.state} /> },
    { key: 'waiting', label: t('deliveries.waiting'), numeric: true, cell: (one) => one.waiting },
    {
      key: 'oldest',
      label: t('deliveries.oldest'),
      cell: (one) => one.oldestWaitingSince && <RelativeTime at={one.oldestWaitingSince} />,
    },
    { key: 'failed', label: t('deliveries.failed'), numeric: true, cell: (one) => one.failed },
    {
      key: 'problem',
      label: t('deliveries.problem'),
      cell: (one) =>
        one.problem && (
          <span>
            {one.problem.what} <RelativeTime at={one.problem.since} />
          </span>
        ),
    },
  ]
  return (
    <>
      <PageHeader title={t('deliveries.title')} lead={t('deliveries.lead')} />
      <FilterLinks
        label={t('deliveries.show')}
        name="show"
        options={[
          { value: '', label: t('deliveries.all'), count: counts.all },
          { value: 'trouble', label: t('deliveries.trouble'), count: counts.trouble },
        ]}
      />
      <DataTable
        caption={t('deliveries.title')}
        columns={columns}
        rows={connections}
        rowKey={(one) => one.connectionId}
        hrefOf={(one) => `/publisher/${one.publisherId}/offers`}
        empty={<EmptyState title={t('deliveries.empty')} />}
      />
    </>
  )
}
