/** Proves from exported listings that a tracker was deployed, where there is no live access. */
import { useTranslation } from 'react-i18next'
import { requirePermission } from '#accounts'
import {
  exportedHistory,
  failureText,
  listGuids,
  lookUpGuids,
  readGuid,
  readListing,
  siteOfListing,
  sortListings,
  verifyDeployment,
  verifyFromRecords,
  warningText,
} from '#attribution'
import { unprocessable } from '#platform/problem'
import { ctxOf } from '../../ctx.server.ts'
import { answerForm, textOf } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'
import { Button } from '../../ui/button.tsx'
import { CopyLines } from '../../ui/copy-lines.tsx'
import { Field } from '../../ui/field.tsx'
import { Form, FormActs } from '../../ui/form.tsx'
import { KeyValue } from '../../ui/key-value.tsx'
import { Notice } from '../../ui/notice.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { Route } from './+types/verify.ts'
import s from './attribution.module.css'
import { listingCommands } from './query.server.ts'

const maxListingBytes = 50 * 1024 * 1024

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const [first] = await listGuids(ctxOf(context), { publisherId: params.publisherId, state: 'active' })
  return { guid: url.searchParams.get('guid') ?? first?.guid ?? '', commands: listingCommands }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  requirePermission(ctx, 'attribution.read', params)
  const form = await request.formData()
  const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'attribution')
  return answerForm(form, async () => {
    const wrong = (field: string, detail: string) =>
      unprocessable(detail, { errors: [{ pointer: `#/${field}`, detail, code: 'attribution.file' }] })
    const reading = readGuid(textOf(form, 'guid'))
    if (reading.kind === 'refused') throw wrong('guid', t('verify.noGuid'))
    if (form.get('from') === 'records')
      return { recorded: await verifyFromRecords(ctx, { publisherId: params.publisherId, guid: reading.guid }) }
    const read = async (name: string) => {
      const file = form.get(name)
      if (!(file instanceof File) || file.size === 0) return undefined
      if (file.size > maxListingBytes) throw wrong(name, t('check.refused'))
      const entries = readListing(new Uint8Array(await file.arrayBuffer()))
      if (!entries) throw wrong(name, t('verify.noListing'))
      return entries
    }
    const files = [await read('deployments'), await read('operations')].filter((file) => file !== undefined)
    if (!files.length) throw wrong('deployments', t('verify.chooseFile'))
    if (files.every((entries) => entries.length === 0)) throw wrong('deployments', t('verify.emptyListing'))
    const { deployments, operations } = sortListings(files)
    const history = exportedHistory(deployments, operations)
    const resourceGroup = textOf(form, 'resourceGroup') || undefined
    const site = siteOfListing(deployments, { resourceGroup, operations })
    if (!history || !site) throw wrong('deployments', t('verify.noListing'))
    const [record] = await lookUpGuids(ctx, [reading.guid])
    const result = await verifyDeployment(history, {
      guid: reading.guid,
      site,
      registered: record?.publisherId === params.publisherId,
    })
    return {
      result: {
        ...result,
        why: result.failure && failureText(ctx.locale, result.failure),
        warnings: result.warnings.map((warning) => ({ ...warning, message: warningText(ctx.locale, warning) })),
      },
    }
  })
}

export default function Verify({ loaderData: { guid, commands }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('attribution')
  const result = actionData && 'result' in actionData ? actionData.result : undefined
  const recorded = actionData && 'recorded' in actionData ? actionData.recorded : undefined
  const errors = (name: string) =>
    actionData && 'errors' in actionData
      ? actionData.errors.filter(({ pointer }) => pointer === `#/${name}`).map(({ detail }) => detail)
      : []
  return (
    <>
      <p>{t('verify.lead')}</p>
      <CopyLines text={commands} label={t('verify.title')} />
      <Form method="post" encType="multipart/form-data" refusal={actionData} initial={{ guid }}>
        <TextField name="guid" label={t('dimension.guid')} mono />
        <TextField name="resourceGroup" label={t('verify.group')} optional width="m" />
        <Field id="verify-deployments" label={t('verify.deployments')} errors={errors('deployments')}>
          <input id="verify-deployments" type="file" name="deployments" accept=".json" className={s.file} />
        </Field>
        <Field id="verify-operations" label={t('verify.operations')} errors={errors('operations')}>
          <input id="verify-operations" type="file" name="operations" accept=".json" className={s.file} />
        </Field>
        <FormActs>
          <Button kind="primary">{t('verify.now')}</Button>
          <Button name="from" value="records">
            {t('verify.fromRecords')}
          </Button>
        </FormActs>
      </Form>
      {recorded && (
        <section aria-live="polite">
          <Notice
            tone={recorded.outcome === 'verified' ? 'done' : 'needsYou'}
            title={t(`verify.outcome.${recorded.outcome}`)}
          >
            {t('verify.recordedText', { count: recorded.runs })}
          </Notice>
          {recorded.run && (
            <KeyValue
              items={[
                { label: t('runs.started'), value: <RelativeTime at={recorded.run.startedAt} /> },
                { label: t('guids.state'), value: <StatusBadge of="run" state={recorded.run.status} /> },
                { label: t('dimension.method'), value: t(`method.${recorded.run.method}`) },
                { label: t('dimension.region'), value: recorded.run.region },
                { label: t('verify.correlation'), value: <code className={s.id}>{recorded.run.correlationId}</code> },
              ]}
            />
          )}
          <ul>
            {recorded.resources.map(({ type, count }) => (
              <li key={type}>
                {count} × {type}
              </li>
            ))}
          </ul>
        </section>
      )}
      {result && (
        <section aria-live="polite">
          <Notice
            tone={result.outcome === 'verified' ? 'done' : 'needsYou'}
            title={t(`verify.outcome.${result.outcome}`)}
          >
            {result.why}
          </Notice>
          <KeyValue
            items={[
              { label: t('guids.trackingId'), value: <code className={s.id}>{result.trackingId}</code> },
              {
                label: t('verify.correlation'),
                value: result.correlationId && <code className={s.id}>{result.correlationId}</code>,
              },
              { label: t('runs.title'), value: result.deployments.length },
              { label: t('measure.failed'), value: result.failed.length },
            ]}
          />
          {result.warnings.map(({ code, message }) => (
            <Notice key={code + message} tone="onItsWay" title={t(`verify.warning.${code}`)}>
              {message}
            </Notice>
          ))}
          <h2>{t('verify.resources', { count: result.resources.length })}</h2>
          <ul>
            {result.resources.map(({ id, type }) => (
              <li key={id}>
                <code className={s.id}>{id}</code> <span className={s.soft}>{type}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
