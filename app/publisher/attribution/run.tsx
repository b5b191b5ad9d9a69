/** One deployment: how it went, whose it is, and what it created. */
import { useTranslation } from 'react-i18next'
import { type CreatedResource, getRun } from '#attribution'
import { ctxOf } from '../../ctx.server.ts'
import { CopyId } from '../../ui/copy-id.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useFormat } from '../../ui/format.ts'
import { KeyValue } from '../../ui/key-value.tsx'
import { Notice } from '../../ui/notice.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import type { Route } from './+types/run.ts'
import s from './attribution.module.css'

export function loader({ context, params }: Route.LoaderArgs) {
  return getRun(ctxOf(context), params)
}

export default function RunSheet({ loaderData: run, params }: Route.ComponentProps) {
  const { t } = useTranslation('attribution')
  const format = useFormat()
  const home = `/publisher/${params.publisherId}/attribution`
  const columns: Column<CreatedResource>[] = [
    { key: 'type', label: t('dimension.resourceType'), cell: (one) => <span className={s.id}>{one.type}</span> },
    { key: 'name', label: t('dimension.resource'), cell: (one) => <code>{one.name}</code> },
    { key: 'region', label: t('dimension.region'), cell: (one) => one.region || '–' },
    { key: 'from', label: t('run.created'), cell: (one) => <RelativeTime at={one.fromAt} /> },
    {
      key: 'to',
      label: t('run.until'),
      cell: (one) => (one.toAt ? <RelativeTime at={one.toAt} /> : t('run.there')),
    },
  ]
  const marks = [
    !run.isPrimary && 'secondary',
    run.multipleTrackers && 'several',
    run.afterRetirement && 'retired',
  ].filter((mark) => typeof mark === 'string')
  return (
    <>
      <p>
        <a href={`${home}/deployments`}>{t('run.back')}</a>
      </p>
      <h2>
        {run.deploymentName || run.correlationId} <StatusBadge of="run" state={run.status} />
      </h2>
      {run.errorCode && (
        <Notice tone="failed" title={run.errorCode}>
          {run.errorMessage && <p lang="en">{run.errorMessage}</p>}
          {run.deepErrorCode && (
            <p>
              {t('run.deepError')} <code>{run.deepErrorCode}</code>{' '}
              {run.deepErrorMessage && <span lang="en">{run.deepErrorMessage}</span>}
            </p>
          )}
        </Notice>
      )}
      {marks.map((mark) => (
        <Notice key={mark} tone="atRest">
          <p>{t(`runs.mark.${mark}`)}</p>
        </Notice>
      ))}
      <KeyValue
        items={[
          { label: t('guids.trackingId'), value: <CopyId id={`pid-${run.guid}${run.suffix}`} short={60} /> },
          { label: t('dimension.offer'), value: [run.offerId, run.planId].filter(Boolean).join(' / ') },
          { label: t('dimension.channel'), value: t(`channel.${run.channel}`) },
          { label: t('dimension.method'), value: t(`method.${run.method}`) },
          { label: t('run.templateType'), value: t(`templateType.${run.templateType}`) },
          { label: t('dimension.customer'), value: run.customer },
          { label: t('dimension.cloud'), value: run.cloud },
          { label: t('dimension.scope'), value: run.scope },
          { label: t('dimension.region'), value: run.region },
          { label: t('verify.correlation'), value: <CopyId id={run.correlationId} short={40} /> },
          { label: t('runs.started'), value: <RelativeTime at={run.startedAt} /> },
          { label: t('run.ended'), value: run.endedAt && <RelativeTime at={run.endedAt} /> },
          {
            label: t('runs.duration'),
            value: run.endedAt && format.duration(run.endedAt.getTime() - run.startedAt.getTime()),
          },
        ]}
      />
      <section aria-labelledby="created">
        <h3 id="created">{t('verify.resources', { count: run.resources.length })}</h3>
        <p className={s.soft}>{t('run.resourcesText')}</p>
        <DataTable
          caption={t('run.resources')}
          columns={columns}
          rows={run.resources}
          rowKey={(one) => `${one.name} ${one.fromAt}`}
          empty={<EmptyState title={t('run.nothing')} />}
        />
      </section>
    </>
  )
}
