/** What a publisher brings along: lists that leads are compared with, and leads missed elsewhere. */
import { useTranslation } from 'react-i18next'
import { requirePermission } from '#accounts'
import { importLeads, type LeadImport, listFacts, listImports, removeFacts, textOfFile, uploadFacts } from '#leads'
import { unprocessable } from '#platform/problem'
import { ctxOf } from '../../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { ConfirmForm } from '../../ui/confirm-form.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Form, FormActs, FormSection } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { isFormRefusal } from '../../ui/refusal.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { TextArea, TextField } from '../../ui/text-field.tsx'
import type { Route } from './+types/data.ts'
import { FileField } from './file-field.tsx'
import s from './leads.module.css'
import { LeadTabs } from './tabs.tsx'

export const handle = { areas: ['leads'] }

export async function loader({ context, params: { publisherId } }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  requirePermission(ctx, 'leads.manage', { publisherId })
  return { lists: await listFacts(ctx, publisherId), imports: await listImports(ctx, publisherId) }
}

export async function action({ context, params: { publisherId }, request, url }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  requirePermission(ctx, 'leads.manage', { publisherId })
  const form = await request.formData()
  const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'leads')
  const here = url.pathname
  return answerForm(form, async () => {
    switch (form.get('deed')) {
      case 'remove':
        await removeFacts(ctx, { publisherId, listId: textOf(form, 'listId') })
        return redirectWithNotice(ctx, here, t('data.removed'))
      case 'upload': {
        const { csv } = await fileIn(form, t('data.noFile'))
        const list = await uploadFacts(ctx, { publisherId, name: textOf(form, 'name'), csv })
        return redirectWithNotice(ctx, here, t('data.uploaded', { count: list.rows }))
      }
      default: {
        const { csv, fileName } = await fileIn(form, t('data.noFile'))
        const dryRun = form.get('dryRun') === 'true'
        const send = form.get('send') === 'true'
        const done = await importLeads(ctx, {
          publisherId,
          fileName,
          csv,
          send,
          dryRun,
          consent: textOf(form, 'consent'),
        })
        return { done, dryRun }
      }
    }
  })
}

async function fileIn(form: FormData, missing: string): Promise<{ csv: string; fileName: string }> {
  const file = form.get('file')
  if (!(file instanceof File) || file.size === 0)
    throw unprocessable(missing, { errors: [{ pointer: '#/file', detail: missing }] })
  return { csv: textOfFile(new Uint8Array(await file.arrayBuffer())), fileName: file.name }
}

export default function LeadData({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTranslation('leads')
  const { lists, imports } = loaderData
  const result = actionData && 'done' in actionData ? actionData : undefined
  const refusal = isFormRefusal(actionData) ? actionData : undefined
  const isUpload = refusal?.values.deed?.[0] === 'upload'
  return (
    <>
      <PageHeader
        title={t('tabs.data')}
        crumbs={[{ label: t('list.title'), to: `/publisher/${params.publisherId}/leads` }]}
      />
      <LeadTabs publisherId={params.publisherId} />
      {result && <Result done={result.done} dryRun={result.dryRun} />}
      <Form refusal={refusal && !isUpload ? refusal : undefined} encType="multipart/form-data" scope="import">
        <FormSection title={t('data.import')} help={t('data.importHelp')}>
          <FileField name="file" label={t('data.file')} />
          <TextArea name="consent" label={t('data.consent')} rows={2} limit={500} />
          <Checkbox name="send" label={t('data.send')} />
          <Checkbox name="dryRun" label={t('data.dry')} defaultChecked />
        </FormSection>
        <FormActs>
          <Button kind="primary">{t('data.importAct')}</Button>
        </FormActs>
      </Form>
      <h2>{t('data.imports')}</h2>
      <DataTable
        caption={t('data.imports')}
        columns={[
          { key: 'file', label: t('data.fileName'), cell: (row) => row.fileName },
          { key: 'kept', label: t('data.kept'), numeric: true, cell: (row) => row.kept },
          { key: 'repeated', label: t('data.repeated'), numeric: true, cell: (row) => row.repeated },
          { key: 'refused', label: t('data.refused'), cell: (row) => <Refusals refused={row.refused} /> },
          { key: 'by', label: t('data.by'), cell: (row) => row.by },
          { key: 'at', label: t('data.when'), cell: (row) => <RelativeTime at={row.at} /> },
        ]}
        rows={imports}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t('data.noImports')}>{t('data.importHelp')}</EmptyState>}
      />
      <Form refusal={isUpload ? refusal : undefined} encType="multipart/form-data" scope="list">
        <input type="hidden" name="deed" value="upload" />
        <FormSection title={t('data.lists')} help={t('data.listsHelp')}>
          <TextField name="name" label={t('data.listName')} limit={100} />
          <FileField name="file" label={t('data.file')} />
        </FormSection>
        <FormActs>
          <Button kind="plain">{t('data.upload')}</Button>
        </FormActs>
      </Form>
      <DataTable
        caption={t('data.lists')}
        columns={[
          { key: 'name', label: t('data.listName'), cell: (list) => list.name },
          { key: 'rows', label: t('data.rows'), numeric: true, cell: (list) => list.rows },
          { key: 'by', label: t('data.by'), cell: (list) => list.uploadedBy },
          { key: 'at', label: t('data.when'), cell: (list) => <RelativeTime at={list.uploadedAt} /> },
          {
            key: 'remove',
            label: t('data.remove'),
            cell: (list) => (
              <ConfirmForm
                label={t('data.remove')}
                question={t('data.removeQuestion', { name: list.name })}
                fields={{ deed: 'remove', listId: list.id }}
                kind="quiet"
                size="s"
              />
            ),
          },
        ]}
        rows={lists}
        rowKey={(list) => list.id}
        empty={<EmptyState title={t('data.noLists')}>{t('data.listsHelp')}</EmptyState>}
      />
    </>
  )
}

function Result({ done, dryRun }: { done: LeadImport; dryRun: boolean }) {
  const { t } = useTranslation('leads')
  const { rows, kept, repeated, refused } = done
  return (
    <Notice tone={refused.length > 0 ? 'needsYou' : 'done'} title={dryRun ? t('data.dryResult') : undefined}>
      <p>{t('data.result', { rows, kept, repeated, refused: refused.length })}</p>
      <Refusals refused={refused} open />
    </Notice>
  )
}

const mostShown = 100

function Refusals({ refused, open }: { refused: LeadImport['refused']; open?: boolean }) {
  const { t } = useTranslation('leads')
  if (refused.length === 0) return <>0</>
  const more = refused.length - mostShown
  return (
    <details open={open}>
      <summary>{t('data.refusedRows', { count: refused.length })}</summary>
      <ul className={s.reasons}>
        {refused
          .slice(0, mostShown)
          .flatMap(({ row, errors }) =>
            errors.map(({ column, detail }) => (
              <li key={`${row} ${column} ${detail}`}>{t('data.refusedRow', { row, column, detail })}</li>
            )),
          )}
        {more > 0 && <li>{t('data.moreRefused', { count: more })}</li>}
      </ul>
    </details>
  )
}
