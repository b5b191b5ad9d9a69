/** One connection: how it fares, its settings, the check with a test lead, and the offers that use it. */
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { data, Link, redirect } from 'react-router'
import { can } from '#accounts'
import { explain } from '#connectors'
import {
  getConnection,
  offersOf,
  pauseConnection,
  removeConnection,
  resumeConnection,
  retryFailed,
  rotateSecret,
  updateConnection,
  validateConnection,
} from '#delivery'
import { ctxOf } from '../../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmForm } from '../../ui/confirm-form.tsx'
import { Form, FormActs } from '../../ui/form.tsx'
import { KeyValue } from '../../ui/key-value.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { Steps } from '../../ui/steps.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { Route } from './+types/connection.ts'
import { draftOf, getConnector, mappingText, settingViews } from './form.server.ts'
import { Instructions } from './instructions.tsx'
import { CommonFields, SettingsFields } from './settings-fields.tsx'
import { ShownOnce } from './shown-once.tsx'

export const handle = { areas: ['destinations'] }

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const connection = await getConnection(ctx, params)
  const connector = getConnector(connection.kind)
  return {
    connection,
    kind: connector.name[ctx.locale],
    instructions: connector.instructions[ctx.locale],
    settings: settingViews(connector, ctx.locale),
    initial: {
      name: connection.name,
      settings: connection.settings,
      contactEmails: connection.contactEmails.join('; '),
      mapping: mappingText(connection.mapping),
    },
    mayConnect: can(ctx, 'leads.connect', params),
    problem: connection.problem && {
      ...explain(ctx.locale, connection.problem.code, connection.problem.params),
      since: connection.problem.since,
    },
    validation: connection.lastValidation && {
      ...connection.lastValidation,
      steps: connection.lastValidation.steps.map((step) => ({
        ...step,
        said: step.code ? explain(ctx.locale, step.code, step.params) : null,
      })),
    },
    offers: [...new Set((await offersOf(ctx, params)).map((offer) => offer.offerId))],
  }
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  const here = url.pathname
  const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'destinations')
  return answerForm(form, async () => {
    switch (form.get('deed')) {
      case 'validate': {
        const { outcome } = await validateConnection(ctx, { ...params, again: true })
        return redirectWithNotice(ctx, here, t(`validation.${outcome}`), outcome === 'failed' ? 'failed' : 'done')
      }
      case 'pause':
        await pauseConnection(ctx, params)
        return redirectWithNotice(ctx, here, t('connection.paused'))
      case 'resume':
        await resumeConnection(ctx, params)
        return redirectWithNotice(ctx, here, t('connection.resumed'))
      case 'retry': {
        const { queued } = await retryFailed(ctx, params)
        return redirectWithNotice(ctx, here, t('connection.retried', { count: queued }), 'onItsWay')
      }
      case 'rotate': {
        const { shownOnce } = await rotateSecret(ctx, { ...params, key: textOf(form, 'key') })
        return data({ shownOnce }, { headers: { 'Cache-Control': 'no-store' } })
      }
      case 'remove':
        await removeConnection(ctx, params)
        return redirect(`/publisher/${params.publisherId}/destinations`)
      default: {
        const connector = getConnector(textOf(form, 'kind'))
        await updateConnection(ctx, { ...params, revision: Number(form.get('revision')), ...draftOf(connector, form) })
        return redirectWithNotice(ctx, here, t('connection.saved'))
      }
    }
  })
}

export default function ConnectionPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTranslation('destinations')
  const { connection, kind, instructions, settings, initial, mayConnect, problem, offers } = loaderData
  const home = `/publisher/${params.publisherId}/destinations`
  const masks = Object.fromEntries(Object.entries(connection.secrets).map(([key, secret]) => [key, secret.mask]))
  const rotating = settings.filter((setting) => setting.generated)
  return (
    <>
      <PageHeader
        title={connection.name}
        crumbs={[{ label: t('list.title'), to: home }]}
        status={<StatusBadge of="connection" state={connection.state} />}
        lead={kind}
      />
      {actionData && 'shownOnce' in actionData && <ShownOnce secrets={actionData.shownOnce} />}
      {problem && (
        <Notice tone="failed" title={problem.what}>
          <p>
            {problem.fix} {t('connection.since')} <RelativeTime at={problem.since} />
          </p>
        </Notice>
      )}
      <KeyValue
        items={[
          { label: t('list.waiting'), value: connection.waiting },
          { label: t('list.failed'), value: connection.failed },
          {
            label: t('connection.offers'),
            value:
              offers.length > 0 &&
              offers.map((offerId) => (
                <Fragment key={offerId}>
                  <Link to={`/publisher/${params.publisherId}/offers/${offerId}`}>{offerId}</Link>{' '}
                </Fragment>
              )),
          },
        ]}
      />
      <Checked validation={loaderData.validation} />
      {mayConnect && (
        <>
          <FormActs>
            <Form>
              <input type="hidden" name="deed" value="validate" />
              <Button kind="accent">{t('validation.act')}</Button>
            </Form>
            <ConfirmForm
              label={t(connection.state === 'paused' ? 'connection.resume' : 'connection.pause')}
              question={t(connection.state === 'paused' ? 'connection.resumeQuestion' : 'connection.pauseQuestion', {
                name: connection.name,
              })}
              fields={{ deed: connection.state === 'paused' || connection.state === 'suspended' ? 'resume' : 'pause' }}
              kind="plain"
            />
            {connection.failed > 0 && (
              <ConfirmForm
                label={t('connection.retry')}
                question={t('connection.retryQuestion', { count: connection.failed })}
                fields={{ deed: 'retry' }}
                kind="plain"
              />
            )}
            {rotating.map((setting) => (
              <ConfirmForm
                key={setting.key}
                label={t('connection.rotate')}
                question={t('connection.rotateQuestion')}
                fields={{ deed: 'rotate', key: setting.key }}
                kind="plain"
              />
            ))}
            <ConfirmForm
              label={t('connection.remove')}
              question={t('connection.removeQuestion', { name: connection.name })}
              fields={{ deed: 'remove' }}
            >
              <p>{t('connection.removeConsequence')}</p>
            </ConfirmForm>
          </FormActs>
          <h2>{t('connection.settings')}</h2>
          <Instructions text={instructions} />
          <Form refusal={actionData} initial={initial}>
            <input type="hidden" name="kind" value={connection.kind} />
            <input type="hidden" name="revision" value={connection.revision} />
            <TextField name="name" label={t('form.name')} />
            <SettingsFields settings={settings} masks={masks} />
            <CommonFields />
            <FormActs>
              <Button kind="primary">{t('form.save')}</Button>
            </FormActs>
          </Form>
        </>
      )}
    </>
  )
}

/** The last check, step by step, and what to look for at the destination. */
function Checked({ validation }: Pick<Route.ComponentProps['loaderData'], 'validation'>) {
  const { t } = useTranslation('destinations')
  if (!validation) return <Notice tone="needsYou">{t('validation.never')}</Notice>
  const state = { passed: 'complete', warning: 'complete', failed: 'rejected', skipped: 'notStarted' } as const
  return (
    <section aria-labelledby="checked">
      <h2 id="checked">
        {t('validation.title')} <RelativeTime at={validation.at} />
      </h2>
      <p>{t('validation.marker', { marker: validation.marker })}</p>
      <Steps
        label={t('validation.title')}
        of="step"
        steps={validation.steps.map((step) => ({
          key: step.step,
          label: t(`validation.step.${step.step}`),
          state: state[step.result],
          children: step.said && (
            <p>
              {step.said.what} {step.said.fix}
              {step.vendorMessage && <q>{step.vendorMessage}</q>}
            </p>
          ),
        }))}
      />
    </section>
  )
}
