/** A new connection: first what kind, then its settings, then a test lead; secrets that Comptoir makes are shown once. */
import { useTranslation } from 'react-i18next'
import { data } from 'react-router'
import { requirePermission } from '#accounts'
import { connectors } from '#connectors'
import { createConnection, validateConnection } from '#delivery'
import { ctxOf } from '../../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Form, FormActs } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { Route } from './+types/new.ts'
import { draftOf, getConnector, settingViews } from './form.server.ts'
import { Instructions } from './instructions.tsx'
import s from './new.module.css'
import { CommonFields, SettingsFields, settingLabels } from './settings-fields.tsx'
import { ShownOnce } from './shown-once.tsx'

export const handle = { areas: ['destinations'] }

export function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  requirePermission(ctx, 'leads.connect', params)
  const kinds = connectors.map(({ kind, name, summary }) => ({
    kind,
    label: name[ctx.locale],
    summary: summary[ctx.locale],
  }))
  const wanted = url.searchParams.get('kind') ?? (kinds.length === 1 ? kinds[0]!.kind : '')
  if (!wanted) return { kinds, connector: null }
  const connector = getConnector(wanted)
  return {
    kinds,
    connector: {
      kind: connector.kind,
      label: connector.name[ctx.locale],
      legacy: connector.legacy?.[ctx.locale],
      instructions: connector.instructions[ctx.locale],
      settings: settingViews(connector, ctx.locale),
      defaults: Object.fromEntries(connector.settings.map(({ key, default: value }) => [key, value ?? ''])),
    },
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  const connector = getConnector(textOf(form, 'kind'))
  return answerForm(form, async () => {
    const { connection, shownOnce } = await createConnection(ctx, {
      publisherId: params.publisherId,
      kind: connector.kind,
      ...draftOf(connector, form),
    })
    if (Object.keys(shownOnce).length === 0) {
      const { outcome } = await validateConnection(ctx, {
        publisherId: params.publisherId,
        connectionId: connection.id,
      })
      const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'destinations')
      const home = `/publisher/${params.publisherId}/destinations/${connection.id}`
      return redirectWithNotice(ctx, home, t(`validation.${outcome}`), outcome === 'failed' ? 'failed' : 'done')
    }
    return data(
      { created: { id: connection.id, name: connection.name, shownOnce } },
      { headers: { 'Cache-Control': 'no-store' } },
    )
  })
}

export default function NewDestination({ loaderData: { kinds, connector }, actionData, params }: Route.ComponentProps) {
  const { t } = useTranslation('destinations')
  const home = `/publisher/${params.publisherId}/destinations`
  const crumbs = [{ label: t('list.title'), to: home }]
  if (actionData && 'created' in actionData) {
    const { id, name, shownOnce } = actionData.created
    return (
      <>
        <PageHeader title={t('new.created', { name })} crumbs={crumbs} lead={t('new.next')} />
        <ShownOnce secrets={shownOnce} />
        <ButtonLink to={`${home}/${id}`} kind="primary">
          {t('new.goOn')}
        </ButtonLink>
      </>
    )
  }
  if (!connector) {
    return (
      <>
        <PageHeader title={t('new.title')} crumbs={crumbs} lead={t('new.pick')} />
        <ul className={s.kinds}>
          {kinds.map(({ kind, label, summary }) => (
            <li key={kind}>
              <ButtonLink to={`?kind=${kind}`}>{label}</ButtonLink>
              <p>{summary}</p>
            </li>
          ))}
        </ul>
        <p>{t('new.none')}</p>
      </>
    )
  }
  return (
    <>
      <PageHeader title={connector.label} crumbs={crumbs} />
      {connector.legacy && <Notice tone="needsYou">{connector.legacy}</Notice>}
      <Instructions text={connector.instructions} />
      <Form refusal={actionData} initial={{ settings: connector.defaults }} labels={settingLabels(connector.settings)}>
        <input type="hidden" name="kind" value={connector.kind} />
        <TextField name="name" label={t('form.name')} help={t('form.nameHelp')} />
        <SettingsFields settings={connector.settings} values={connector.defaults} />
        <CommonFields />
        <FormActs>
          <Button kind="primary">{t('new.save')}</Button>
          <ButtonLink to={home} kind="quiet">
            {t('form.cancel')}
          </ButtonLink>
        </FormActs>
      </Form>
    </>
  )
}
