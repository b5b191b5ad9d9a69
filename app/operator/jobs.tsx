/** What the instance does in the background: queues, and how much is in each. */
import { useTranslation } from 'react-i18next'
import { requirePermission } from '#accounts'
import { ctxOf } from '../ctx.server.ts'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/jobs.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  requirePermission(ctx, 'operator.admin')
  return { queues: await ctx.jobs.counts() }
}

type Row = Route.ComponentProps['loaderData']['queues'][number]

export default function Jobs({ loaderData: { queues } }: Route.ComponentProps) {
  const { t } = useTranslation('operator')
  const columns: Column<Row>[] = [
    { key: 'name', label: t('jobs.queue'), cell: (queue) => <code>{queue.name}</code> },
    { key: 'queued', label: t('jobs.queued'), numeric: true, cell: (queue) => queue.queued },
    { key: 'active', label: t('jobs.active'), numeric: true, cell: (queue) => queue.active },
    { key: 'failed', label: t('jobs.failed'), numeric: true, cell: (queue) => queue.failed },
  ]
  return (
    <>
      <PageHeader title={t('jobs.title')} lead={t('jobs.lead')} />
      <DataTable
        caption={t('jobs.title')}
        columns={columns}
        rows={queues}
        rowKey={(queue) => queue.name}
        empty={null}
      />
    </>
  )
}
