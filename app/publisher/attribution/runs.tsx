/** Deployments as they were told, newest first. */
import { useTranslation } from 'react-i18next'
import { listRuns, runStatuses } from '#attribution'
import { ctxOf } from '../../ctx.server.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterLinks } from '../../ui/filter-chips.tsx'
import { useFormat } from '../../ui/format.ts'
import { Pagination } from '../../ui/pagination.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import type { Route } from './+types/runs.ts'
import s from './attribution.module.css'

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const query = url.searchParams
  const page = await listRuns(ctxOf(context), {
    publisherId: params.publisherId,
    guid: query.get('guid') ?? undefined,
    status: runStatuses.find((status) => status === query.get('status')),
    cursor: query.get('after') ?? undefined,
  })
  return {
    nextCursor: page.nextCursor,
    runs: page.items.map(
      ({
        id,
        deploymentName,
        guid,
        status,
        region,
        customer,
        errorCode,
        startedAt,
        endedAt,
        isPrimary,
        multipleTrackers,
        afterRetirement,
        correlationId,
      }) => ({
        ...{ id, deploymentName, guid, status, region, customer, errorCode, startedAt, correlationId },
        marks: [!isPrimary && 'secondary', multipleTrackers && 'several', afterRetirement && 'retired'].filter(
          (mark) => typeof mark === 'string',
        ),
        durationMs: endedAt ? endedAt.getTime() - startedAt.getTime() : undefined,
      }),
    ),
  }
}

type Row = Route.ComponentProps['loaderData']['runs'][number]

export default function Runs({ loaderData: { runs, nextCursor } }: Route.ComponentProps) {
  const { t } = useTranslation('attribution')
  const format = useFormat()
  const columns: Column<Row>[] = [
    { key: 'name', label: t('runs.name'), cell: (run) => run.deploymentName || run.correlationId },
    {
      key: 'status',
      label: t('guids.state'),
      cell: (run) => (
        <>
          <StatusBadge of="run" state={run.status} /> {run.errorCode && <code>{run.errorCode}</code>}
          {run.marks.map((mark) => (
            <div key={mark} className={s.soft}>
              {t(`runs.mark.${mark}`)}
            </div>
          ))}
        </>
      ),
    },
    { key: 'guid', label: t('dimension.guid'), cell: (run) => <code className={s.id}>{run.guid}</code> },
    { key: 'customer', label: t('dimension.customer'), cell: (run) => run.customer },
    { key: 'region', label: t('dimension.region'), cell: (run) => run.region || '–' },
    {
      key: 'duration',
      label: t('runs.duration'),
      numeric: true,
      cell: (run) => (run.durationMs === undefined ? '–' : format.duration(run.durationMs)),
    },
    { key: 'started', label: t('runs.started'), cell: (run) => <RelativeTime at={run.startedAt} /> },
  ]
  return (
    <>
      <FilterLinks
        label={t('guids.state')}
        name="status"
        options={[
          { value: '', label: t('guids.all') },
          ...(['Succeeded', 'Failed', 'Running', 'Canceled'] as const).map((value) => ({
            value,
            label: t(`ui:status.run.${value}`),
          })),
        ]}
      />
      <DataTable
        caption={t('runs.title')}
        columns={columns}
        rows={runs}
        rowKey={(run) => run.id}
        empty={<EmptyState title={t('runs.emptyTitle')}>{t('runs.emptyText')}</EmptyState>}
      />
      <Pagination next={nextCursor} />
    </>
  )
}
