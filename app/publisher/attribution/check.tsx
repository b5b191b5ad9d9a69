/** Drop a template, or a zip of a repository: see what lint finds, on its lines; download the tagged copy. */
import { useTranslation } from 'react-i18next'
import { requirePermission } from '#accounts'
import { channels, type LintChannel, listGuids } from '#attribution'
import { ctxOf } from '../../ctx.server.ts'
import { answerForm, textOf } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox, NativeSelect } from '../../ui/choices.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Field, FieldGroup } from '../../ui/field.tsx'
import { Form, FormActs } from '../../ui/form.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { Route } from './+types/check.ts'
import s from './attribution.module.css'
import { type CheckedFile, checkFiles, droppedFiles } from './checked-files.server.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const records = await listGuids(ctxOf(context), { publisherId: params.publisherId, state: 'active' })
  return {
    guids: records.flatMap(({ trackingId, guid, description }) =>
      guid ? [{ guid, name: `${description} · ${trackingId}` }] : [],
    ),
    // What one GUID says of its opt-out is a good guess for a template that has none yet.
    optOutParameter: records.map(({ optOut }) => /^parameter:(\w+)$/.exec(optOut)?.[1]).find(Boolean) ?? '',
    channels: [...channels],
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  requirePermission(ctx, 'attribution.read', params)
  const form = await request.formData()
  const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'attribution')
  return answerForm(form, async () => {
    const files = await droppedFiles(ctx, form, t('check.refused'))
    const channel = channels.find((one) => one === textOf(form, 'channel')) as LintChannel | undefined
    return {
      files: await checkFiles(ctx, params.publisherId, files, { channel, guid: textOf(form, 'guid') || undefined }),
    }
  })
}

export default function Check({ loaderData, actionData, params }: Route.ComponentProps) {
  const { guids, channels, optOutParameter } = loaderData
  const { t } = useTranslation('attribution')
  const download = `/publisher/${params.publisherId}/attribution/tagged`
  const files = actionData && 'files' in actionData ? actionData.files : undefined
  const errors = actionData && 'errors' in actionData ? actionData.errors.map(({ detail }) => detail) : []
  return (
    <>
      <p>{t('check.lead')}</p>
      <Form
        method="post"
        encType="multipart/form-data"
        refusal={actionData}
        initial={{ channel: 'marketplace', guid: guids[0]?.guid ?? '', optOutParameter }}
      >
        <Field id="check-file" label={t('check.file')} help={t('check.fileHelp')} errors={errors}>
          <input
            id="check-file"
            type="file"
            name="file"
            accept=".json,.jsonc,.bicep,.tf,.zip,.sh,.ps1,.py,.js,.ts,.cs,.go,.java,.yml,.yaml"
            aria-describedby="check-file-help"
            className={s.file}
          />
        </Field>
        <NativeSelect
          name="channel"
          label={t('dimension.channel')}
          options={channels.map((value) => ({ value, label: t(`channel.${value}`) }))}
          width="m"
        />
        <NativeSelect
          name="guid"
          label={t('check.guid')}
          help={t('check.guidHelp')}
          optional
          placeholder={t('check.noGuid')}
          options={guids.map(({ guid, name }) => ({ value: guid, label: name }))}
        />
        <TextField
          name="optOutParameter"
          label={t('check.optOutParameter')}
          help={t('check.optOutParameterHelp')}
          optional
          mono
          width="m"
        />
        <FieldGroup id="check-copy" label={t('check.copy')} errors={[]}>
          <Checkbox name="publish" label={t('check.publish')} help={t('check.publishHelp')} />
          <Checkbox name="replace" label={t('check.replace')} help={t('check.replaceHelp')} />
          <Checkbox name="allowGenerated" label={t('check.allowGenerated')} help={t('check.allowGeneratedHelp')} />
        </FieldGroup>
        <FormActs>
          <Button kind="primary">{t('check.look')}</Button>
          <Button formAction={download} name="reload" value="document" onClick={postPlainly}>
            {t('check.download')}
          </Button>
        </FormActs>
      </Form>
      {files && <Findings files={files} />}
    </>
  )
}

/** A file comes back: the browser has to ask for it itself. */
function postPlainly(event: React.MouseEvent<HTMLButtonElement>) {
  event.preventDefault()
  const { form } = event.currentTarget
  if (!form) return
  const before = { action: form.action, method: form.method }
  Object.assign(form, { action: event.currentTarget.formAction, method: 'post' })
  HTMLFormElement.prototype.submit.call(form)
  Object.assign(form, before)
}

function Findings({ files }: { files: CheckedFile[] }) {
  const { t } = useTranslation('attribution')
  if (!files.length) return <EmptyState title={t('check.nothing')}>{t('check.nothingText')}</EmptyState>
  return (
    <section aria-live="polite">
      <h2>{t('check.found', { count: files.reduce((sum, { findings }) => sum + findings.length, 0) })}</h2>
      {files.map(({ path, findings }) => (
        <section key={path} className={s.checked}>
          <h3>
            <code>{path}</code>
          </h3>
          {findings.length === 0 && <p>{t('check.clean')}</p>}
          <ol className={s.findings}>
            {findings.map((finding) => (
              <li key={`${finding.rule} ${finding.line}:${finding.column} ${finding.message}`}>
                <StatusBadge of="lint" state={finding.level} /> <strong>{finding.rule}</strong> {finding.message}
                <div className={s.soft}>{finding.cure}</div>
                {finding.source && (
                  <pre className={s.code}>
                    <code>{`${finding.line}:${finding.column}  ${finding.source}`}</code>
                  </pre>
                )}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </section>
  )
}
