/** Files of leads: up to a thousand at once, more in the background with a mail at the end. */
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { redirect, useRevalidator } from 'react-router'
import { countExport, EXPORT_AT_ONCE, exportFormats, listExports, requestExport } from '#leads'
import { ctxOf } from '../../ctx.server.ts'
import { answerForm, redirectWithNotice } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Form, FormActs, Refused } from '../../ui/form.tsx'
import { useFormat } from '../../ui/format.ts'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { isFormRefusal } from '../../ui/refusal.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import type { Route } from './+types/exports.ts'
import { filterNames, filterOf } from './filter.server.ts'
import { useFilterWords } from './filter-words.ts'
import s from './leads.module.css'
import { LeadTabs } from './tabs.tsx'

export const handle = { areas: ['leads'] }

export async function loader({ context, params: { publisherId }, url }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const query = url.searchParams
  return {
    files: await listExports(ctx, publisherId),
    count: await countExport(ctx, { publisherId, filter: filterOf(query), format: 'csv' }),
    atOnce: EXPORT_AT_ONCE,
    chosen: filterNames.filter((name) => query.get(name)).map((name) => ({ name, value: query.get(name)! })),
  }
}

export async function action({ context, params: { publisherId }, request, url }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  const home = `/publisher/${publisherId}/leads`
  return answerForm(form, async () => {
    const format = exportFormats.find((known) => known === form.get('format')) ?? 'csv'
    const asked = { publisherId, filter: filterOf(url.searchParams), format }
    if ((await countExport(ctx, asked)) <= EXPORT_AT_ONCE) return redirect(`${home}/export.${format}${url.search}`)
    await requestExport(ctx, asked)
    const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'leads')
    return redirectWithNotice(ctx, `${home}/exports`, t('exports.asked'), 'onItsWay')
  })
}

export default function LeadExports({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTranslation('leads')
  const format = useFormat()
  const words = useFilterWords()
  const { files, count, chosen, atOnce } = loaderData
  const home = `/publisher/${params.publisherId}/leads`
  useProgress(files.some(({ state }) => state === 'queued' || state === 'running'))
  return (
    <>
      <PageHeader title={t('exports.title')} lead={t('exports.help')} crumbs={[{ label: t('list.title'), to: home }]} />
      <LeadTabs publisherId={params.publisherId} />
      {isFormRefusal(actionData) && <Refused {...actionData} />}
      <Form refusal={undefined} reloadDocument>
        <p>
          {t('exports.would', { count })}{' '}
          {chosen
            .map(({ name, value }) => t('filter.chip', { name: t(`filter.${name}`), value: words(name, value) }))
            .join(' · ')}
        </p>
        {count > atOnce && <Notice tone="atRest">{t('exports.takesTime', { limit: atOnce })}</Notice>}
        <FormActs>
          <Button kind="primary" name="format" value="csv">
            {t('list.export')}
          </Button>
          <Button kind="plain" name="format" value="xlsx">
            {t('list.exportXlsx')}
          </Button>
        </FormActs>
      </Form>
      <DataTable
        caption={t('exports.title')}
        columns={[
          {
            key: 'file',
            label: t('exports.file'),
            cell: (file) =>
              file.state === 'ready' ? (
                <a href={`${home}/exports/${file.id}`} download>
                  {t('exports.fetch', { format: file.format.toUpperCase(), count: file.total })}
                </a>
              ) : (
                t('exports.name', { format: file.format.toUpperCase(), count: file.total })
              ),
          },
          {
            key: 'state',
            label: t('exports.state'),
            cell: (file) => (
              <>
                <StatusBadge of="export" state={file.state} />
                {file.state === 'running' && (
                  <progress
                    className={s.progress}
                    max={file.total}
                    value={file.done}
                    aria-label={t('exports.progress', { done: file.done, total: file.total })}
                  />
                )}
              </>
            ),
          },
          {
            key: 'size',
            label: t('exports.size'),
            numeric: true,
            cell: (file) => (file.state === 'ready' ? format.bytes(file.bytes) : ''),
          },
          { key: 'at', label: t('exports.at'), cell: (file) => <RelativeTime at={file.at} /> },
          {
            key: 'until',
            label: t('exports.until'),
            cell: (file) => file.state === 'ready' && format.exactTime(file.expiresAt),
          },
        ]}
        rows={files}
        rowKey={(file) => file.id}
        empty={<EmptyState title={t('exports.none')}>{t('exports.noneText')}</EmptyState>}
      />
    </>
  )
}

const everyMs = 2_000

/** Looks again while a file is being made. Without a script the page is loaded again by hand. */
function useProgress(isUnderWay: boolean): void {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (!isUnderWay) return
    const timer = setInterval(() => document.visibilityState === 'visible' && revalidate(), everyMs)
    return () => clearInterval(timer)
  }, [isUnderWay, revalidate])
}
