/** A publisher's own programs: one that is told what happens, one that is asked who somebody is. */
import { useTranslation } from 'react-i18next'
import { data } from 'react-router'
import {
  explainReason,
  listWebhooks,
  noticeTypes,
  type Purpose,
  removeWebhook,
  saveWebhook,
  tryWebhook,
} from '#delivery'
import { notFound } from '#platform/problem'
import { ctxOf } from '../../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf, textsOf } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox, CheckboxGroup } from '../../ui/choices.tsx'
import { ConfirmForm } from '../../ui/confirm-form.tsx'
import { Form, FormActs } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { Route } from './+types/webhooks.ts'
import { ShownOnce } from './shown-once.tsx'

export const handle = { areas: ['destinations'] }

const purposes: Purpose[] = ['notices', 'lookup']

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const webhooks = await listWebhooks(ctx, params)
  return {
    types: [...noticeTypes],
    webhooks: webhooks.map((one) => ({
      ...one,
      answer: one.answer && {
        ...explainReason(ctx.locale, one.answer.code, one.answer.params),
        class: one.answer.class,
      },
    })),
  }
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'destinations')
  const purpose = purposes.find((one) => one === form.get('purpose'))
  if (!purpose) throw notFound('There is no such webhook.')
  const of = { publisherId: params.publisherId, purpose }
  const done = (key: string, tone: 'done' | 'failed' = 'done') => redirectWithNotice(ctx, url.pathname, t(key), tone)
  return answerForm(form, async () => {
    switch (form.get('deed')) {
      case 'remove':
        await removeWebhook(ctx, of)
        return done('webhooks.removed')
      case 'try': {
        const { class: outcome } = await tryWebhook(ctx, of)
        return outcome === 'delivered' ? done('webhooks.taken') : done('webhooks.notTaken', 'failed')
      }
      default: {
        const { shownOnce } = await saveWebhook(ctx, {
          ...of,
          url: textOf(form, 'url'),
          events: noticeTypes.filter((type) => textsOf(form, 'events').includes(type)),
          tellsAddress: form.get('tellsAddress') === 'true',
          newSecret: form.get('newSecret') === 'true',
          revision: Number(form.get('revision')) || undefined,
        })
        if (Object.keys(shownOnce).length === 0) return done('webhooks.saved')
        return data({ shownOnce }, { headers: { 'Cache-Control': 'no-store' } })
      }
    }
  })
}

export default function Webhooks({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTranslation('destinations')
  const home = `/publisher/${params.publisherId}/destinations`
  return (
    <>
      <PageHeader
        title={t('webhooks.title')}
        crumbs={[{ label: t('list.title'), to: home }]}
        lead={t('webhooks.lead')}
      />
      {actionData && 'shownOnce' in actionData && <ShownOnce secrets={actionData.shownOnce} />}
      {purposes.map((purpose) => (
        <One
          key={purpose}
          purpose={purpose}
          webhook={loaderData.webhooks.find((one) => one.purpose === purpose)}
          types={loaderData.types}
          refusal={actionData}
        />
      ))}
    </>
  )
}

function One({
  purpose,
  webhook,
  types,
  refusal,
}: {
  purpose: Purpose
  webhook: Route.ComponentProps['loaderData']['webhooks'][number] | undefined
  types: string[]
  refusal: unknown
}) {
  const { t } = useTranslation('destinations')
  return (
    <section aria-labelledby={`webhook-${purpose}`}>
      <h2 id={`webhook-${purpose}`}>{t(`webhooks.${purpose}.title`)}</h2>
      <p>{t(`webhooks.${purpose}.text`)}</p>
      {webhook && <LastAnswer webhook={webhook} />}
      <Form
        key={webhook?.revision ?? 0}
        refusal={refusal}
        sends={{ purpose, deed: 'save' }}
        scope={purpose}
        initial={{ events: webhook?.events ?? types, tellsAddress: String(webhook?.tellsAddress ?? false) }}
      >
        <input type="hidden" name="revision" value={webhook?.revision ?? ''} />
        <TextField
          name="url"
          label={t('webhooks.url')}
          help={webhook ? t('form.secretSet', { mask: webhook.url }) : t('webhooks.urlHelp')}
          optional={webhook !== undefined}
          placeholder={webhook?.url ?? 'https://hooks.example.com/leads'}
          autoComplete="off"
          spellCheck={false}
        />
        {purpose === 'notices' ? (
          <CheckboxGroup
            name="events"
            label={t('webhooks.events')}
            options={types.map((type) => ({
              value: type,
              label: t(`webhooks.event.${type.replaceAll('.', '-')}`),
              help: type,
            }))}
          />
        ) : (
          <Checkbox name="tellsAddress" label={t('webhooks.tellsAddress')} help={t('webhooks.tellsAddressHelp')} />
        )}
        {webhook && <Checkbox name="newSecret" label={t('webhooks.newSecret')} help={t('webhooks.newSecretHelp')} />}
        <FormActs>
          <Button kind="primary">{t('form.save')}</Button>
        </FormActs>
      </Form>
      {webhook && (
        <FormActs>
          <Form sends={{ purpose, deed: 'try' }}>
            <Button kind="plain">{t('webhooks.try')}</Button>
          </Form>
          <ConfirmForm
            label={t('connection.remove')}
            question={t(`webhooks.${purpose}.removeQuestion`)}
            fields={{ purpose, deed: 'remove' }}
            align="start"
          />
        </FormActs>
      )}
    </section>
  )
}

function LastAnswer({ webhook }: { webhook: Route.ComponentProps['loaderData']['webhooks'][number] }) {
  const { t } = useTranslation('destinations')
  if (!webhook.answer || !webhook.answeredAt) return <Notice tone="needsYou">{t('webhooks.neverAnswered')}</Notice>
  if (webhook.answer.class === 'delivered')
    return (
      <p>
        {t('webhooks.lastTaken')} <RelativeTime at={webhook.answeredAt} />
      </p>
    )
  return (
    <Notice tone="failed" title={webhook.answer.what}>
      <p>
        {webhook.stoppedAt ? t('webhooks.stopped') : webhook.answer.fix} <RelativeTime at={webhook.answeredAt} />
      </p>
    </Notice>
  )
}
