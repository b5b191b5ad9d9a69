/** Where leads go: each connection with its health, and what waits for it. */
import { useTranslation } from 'react-i18next'
import { can } from '#accounts'
import { connectorOf } from '#connectors'
import { listConnections } from '#delivery'
import { ctxOf } from '../../ctx.server.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import type { Route } from './+types/list.ts'

export const handle = { areas: ['destinations'] }

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const connections = await listConnections(ctx, { publisherId: params.publisherId })
  return {
    mayConnect: can(ctx, 'leads.connect', params),
    connections: connections.map(({ id, name, kind, state, waiting, failed, updatedAt }) => ({
      id,
      name,
      kind: connectorOf(kind)?.name[ctx.locale] ?? kind,
      state,
      waiting,
      failed,
      updatedAt,
    })),
  }
}

type Row = Route.ComponentProps['loaderData']['connections'][number]

export default function Destinations({ loaderData: { connections, mayConnect }, params }: Route.ComponentProps) {
  const { t } = useTranslation('destinations')
  const home = `/publisher/${params.publisherId}/destinations`
  const add = mayConnect && (
    <ButtonLink to={`${home}/new`} kind="primary">
      {t('list.new')}
    </ButtonLink>
  )
  const acts = mayConnect && (
    <>
      <ButtonLink to={`${home}/webhooks`}>{t('webhooks.title')}</ButtonLink>
      {add}
    </>
  )
  const columns: Column<Row>[] = [
    { key: 'name', label: t('list.name'), cell: (one) => one.name },
    { key: 'kind', label: t('list.kind'), cell: (one) => one.kind },
    { key: 'state', label: t('list.state'), cell: (one) => <StatusBadge of="connection" state={one.state} /> },
    { key: 'waiting', label: t('list.waiting'), numeric: true, cell: (one) => one.waiting },
    { key: 'failed', label: t('list.failed'), numeric: true, cell: (one) => one.failed },
    { key: 'updatedAt', label: t('list.updated'), cell: (one) => <RelativeTime at={one.updatedAt} /> },
  ]
  return (
    <>
      <PageHeader title={t('list.title')} lead={t('list.lead')} acts={acts} />
      <DataTable
        caption={t('list.title')}
        columns={columns}
        rows={connections}
        rowKey={(one) => one.id}
        hrefOf={(one) => `${home}/${one.id}`}
        empty={
          <EmptyState title={t('list.emptyTitle')} act={add || undefined}>
            {t('list.emptyText')}
          </EmptyState>
        }
      />
    </>
  )
}
