/** Destinations that still have what was erased here, for somebody to erase it there. */
import { useTranslation } from 'react-i18next'
import { Form } from 'react-router'
import { finishErasureTask, listErasureTasks } from '#leads'
import { ctxOf } from '../../ctx.server.ts'
import { redirectWithNotice, textOf } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'
import { Button } from '../../ui/button.tsx'
import { CopyId } from '../../ui/copy-id.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import type { Route } from './+types/erasure.ts'
import { LeadTabs } from './tabs.tsx'

export const handle = { areas: ['leads'] }

export async function loader({ context, params: { publisherId } }: Route.LoaderArgs) {
  return { tasks: await listErasureTasks(ctxOf(context), publisherId) }
}

export async function action({ context, params: { publisherId }, request, url }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  const which = { publisherId, leadId: textOf(form, 'leadId'), connectionId: textOf(form, 'connectionId') }
  await finishErasureTask(ctx, which)
  return redirectWithNotice(ctx, url.pathname, i18nOf(ctx.locale).getFixedT(ctx.locale, 'leads')('erasure.noted'))
}

export default function Erasure({ loaderData: { tasks }, params }: Route.ComponentProps) {
  const { t } = useTranslation('leads')
  return (
    <>
      <PageHeader
        title={t('erasure.title')}
        lead={t('erasure.help')}
        crumbs={[{ label: t('list.title'), to: `/publisher/${params.publisherId}/leads` }]}
      />
      <LeadTabs publisherId={params.publisherId} />
      <DataTable
        caption={t('erasure.title')}
        columns={[
          { key: 'lead', label: t('sheet.id'), cell: (task) => <CopyId id={task.leadId} /> },
          { key: 'destination', label: t('erasure.destination'), cell: (task) => task.connectionName },
          {
            key: 'there',
            label: t('erasure.there'),
            cell: (task) =>
              task.destinationUri ? <a href={task.destinationUri}>{task.destinationId}</a> : task.destinationId,
          },
          {
            key: 'delivered',
            label: t('erasure.delivered'),
            cell: (task) => task.deliveredAt && <RelativeTime at={task.deliveredAt} />,
          },
          {
            key: 'done',
            label: t('erasure.done'),
            cell: (task) => (
              <Form method="post">
                <input type="hidden" name="leadId" value={task.leadId} />
                <input type="hidden" name="connectionId" value={task.connectionId} />
                <Button kind="plain" size="s">
                  {t('erasure.done')}
                </Button>
              </Form>
            ),
          },
        ]}
        rows={tasks}
        rowKey={(task) => `${task.leadId} ${task.connectionId}`}
        empty={<EmptyState title={t('erasure.none')}>{t('erasure.noneText')}</EmptyState>}
      />
    </>
  )
}
