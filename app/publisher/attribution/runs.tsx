/** Deployments as they were told, newest first; of a report’s row, those behind it. */
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type DeploymentTimes, deploymentTimes, listRuns } from '#attribution'
import { ctxOf } from '../../ctx.server.ts'
import { useAddress } from '../../ui/address.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { CopyId } from '../../ui/copy-id.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterChips, FilterLinks } from '../../ui/filter-chips.tsx'
import { useFormat } from '../../ui/format.ts'
import { Pagination } from '../../ui/pagination.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import type { Route } from './+types/runs.ts'
import s from './attribution.module.css'
import { askedRuns, monthsOfRuns, pickedRuns } from './query.server.ts'

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const asked = askedRuns(params.publisherId, url.searchParams)
  const page = await listRuns(ctx, { ...asked, cursor: url.searchParams.get('after') ?? undefined })
  const named = new Map(page.items.map(({ customerRef, customer }) => [customerRef, customer]))
  return {
    nextCursor: page.nextCursor,
    chips: pickedRuns(url.searchParams).map((chip) => ({
      ...chip,
      shown: chip.name === 'customer' ? (named.get(chip.value) ?? chip.value) : chip.value,
    })),
    times: await deploymentTimes(ctx, {
      ...{ publisherId: params.publisherId, filter: asked.filter },
      ...monthsOfRuns(asked, ctx.now()),
    }),
    runs: page.items.map(
      ({ id, deploymentName, guid, status, region, customer, errorCode, startedAt, endedAt, ...run }) => ({
        ...{ id, deploymentName, guid, status, region, customer, errorCode, startedAt },
        correlationId: run.correlationId,
        marks: [
          !run.isPrimary && 'secondary',
          run.multipleTrackers && 'several',
          run.afterRetirement && 'retired',
        ].filter((mark) => typeof mark === 'string'),
        durationMs: endedAt ? endedAt.getTime() - startedAt.getTime() : undefined,
      }),
    ),
  }
}

type Row = Route.ComponentProps['loaderData']['runs'][number]

export default function Runs({ loaderData: { runs, nextCursor, chips, times }, params }: Route.ComponentProps) {
  const { t } = useTranslation('attribution')
  const format = useFormat()
  const { params: address } = useAddress()
  const home = `/publisher/${params.publisherId}/attribution`
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
    { key: 'guid', label: t('dimension.guid'), cell: (run) => <CopyId id={run.guid} short={13} /> },
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
  const files = new URLSearchParams(address)
  files.delete('after')
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
      <FilterChips
        chips={chips.map(({ shown, ...chip }) => ({ ...chip, label: `${t(`picked.${chip.name}`)}: ${shown || '–'}` }))}
      />
      <DataTable
        caption={t('runs.title')}
        columns={columns}
        rows={runs}
        rowKey={(run) => run.id}
        hrefOf={(run) => `${home}/deployments/${run.id}`}
        tools={<Files home={home} table="deployments" search={files.toString()} />}
        empty={
          chips.length ? (
            <EmptyState
              title={t('runs.noneTitle')}
              act={<Link to={`${home}/deployments`}>{t('runs.allOfThem')}</Link>}
            />
          ) : (
            <EmptyState title={t('runs.emptyTitle')}>{t('runs.emptyText')}</EmptyState>
          )
        }
      />
      <Pagination next={nextCursor} />
      {times.length > 0 && <Times times={times} home={home} search={files.toString()} />}
    </>
  )
}

/** The same rows as files. */
function Files({ home, table, search }: { home: string; table: string; search: string }) {
  const { t } = useTranslation('attribution')
  return (
    <>
      {(['csv', 'tsv'] as const).map((type) => (
        <ButtonLink key={type} to={`${home}/tables/${table}.${type}?${search}`} reloadDocument size="s">
          {t(`file.${type}`)}
        </ButtonLink>
      ))}
    </>
  )
}

function Times({ times, home, search }: { times: DeploymentTimes[]; home: string; search: string }) {
  const { t } = useTranslation('attribution')
  const format = useFormat()
  const duration = (ms: number | null) => (ms === null ? '–' : format.duration(ms))
  const columns: Column<DeploymentTimes>[] = [
    {
      key: 'offer',
      label: t('dimension.offer'),
      cell: ({ offer, plan }) => [offer, plan].filter(Boolean).join(' / ') || t('runs.noOffer'),
    },
    { key: 'deployments', label: t('measure.deployments'), numeric: true, cell: (one) => one.deployments },
    {
      key: 'failed',
      label: t('runs.failedShare'),
      numeric: true,
      cell: ({ failed, deployments }) => format.percent(failed / deployments),
    },
    { key: 'success', label: t('runs.successTakes'), numeric: true, cell: (one) => duration(one.successMs) },
    { key: 'failure', label: t('runs.failureTakes'), numeric: true, cell: (one) => duration(one.failureMs) },
    {
      key: 'first',
      label: t('runs.firstSuccess'),
      numeric: true,
      cell: ({ firstSuccessMs, firstSuccesses }) => (
        <>
          {duration(firstSuccessMs)} <span className={s.soft}>{t('runs.customers', { count: firstSuccesses })}</span>
        </>
      ),
    },
    { key: 'error', label: t('runs.error'), cell: ({ error }) => (error ? <code>{error}</code> : '–') },
  ]
  return (
    <section aria-labelledby="times">
      <h2 id="times">{t('runs.times')}</h2>
      <p>{t('runs.timesText')}</p>
      <DataTable
        caption={t('runs.times')}
        columns={columns}
        rows={times}
        rowKey={({ offer, plan }) => `${offer} ${plan}`}
        tools={<Files home={home} table="times" search={search} />}
        empty={null}
      />
    </section>
  )
}
