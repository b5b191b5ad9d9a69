/** One connection: how it fares, its settings, the check with a test lead, and the offers that use it. */
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { data, Link } from 'react-router'
import { can } from '#accounts'
import { explain } from '#connectors'
import {
  attemptsOverTime,
  confirmSeen,
  explainReason,
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
import { HowItFared } from './how-it-fared.tsx'
import { Instructions } from './instructions.tsx'
import { CommonFields, SettingsFields, settingLabels } from './settings-fields.tsx'
import { ShownOnce } from './shown-once.tsx'

export const handle = { areas: ['destinations'] }

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const connection = await getConnection(ctx, params)
  const connector = getConnector(connection.kind)
  const { settings, mapping } = connection
  const hours = url.searchParams.get('hours') === '168' ? 168 : 24
  const { pace } = connector.limits(settings)
  // Where to look needs no secret but a storage account's name, which its mask shows.
  const look = connector.whereToLook({ settings, secrets: masksOf(connection.secrets), mapping })
  return {
    hours,
    attempts: await attemptsOverTime(ctx, { ...params, hours }),
    look: { text: look.text[ctx.locale], url: look.url },
    advice: (connector.advise?.(settings) ?? []).map(({ code, params }) => explain(ctx.locale, code, params)),
    legacy: connector.legacy?.[ctx.locale],
    nearLimit:
      pace?.warnAt !== undefined && connection.pace && connection.pace.sent >= pace.warnAt
        ? { sent: connection.pace.sent, most: pace.most }
        : null,
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
        said: step.code ? explainReason(ctx.locale, step.code, step.params) : null,
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
      case 'seen':
        await confirmSeen(ctx, params)
        return redirectWithNotice(ctx, here, t('validation.seenThanks'))
      case 'pause':
        await pauseConnection(ctx, params)
        return redirectWithNotice(ctx, here, t('connection.paused'))
      case 'resume':
        await resumeConnection(ctx, params)
        return redirectWithNotice(ctx, here, t('connection.resumed'))
      case 'ask':
        await resumeConnection(ctx, params)
        return redirectWithNotice(ctx, here, t('connection.asked'), 'onItsWay')
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
        return redirectWithNotice(ctx, `/publisher/${params.publisherId}/destinations`, t('connection.removed'))
      default: {
        const connector = getConnector(textOf(form, 'kind'))
        const draft = draftOf(connector, form)
        const saved = await updateConnection(ctx, { ...params, revision: Number(form.get('revision')), ...draft })
        if (saved.lastVersion === saved.liveVersion) return redirectWithNotice(ctx, here, t('connection.saved'))
        const { outcome } = await validateConnection(ctx, params)
        return redirectWithNotice(
          ctx,
          here,
          t(outcome === 'failed' ? 'connection.savedNotLive' : 'connection.savedLive'),
          outcome === 'failed' ? 'failed' : 'done',
        )
      }
    }
  })
}

export default function ConnectionPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTranslation('destinations')
  const { connection, kind, instructions, settings, initial, mayConnect, problem, offers } = loaderData
  const home = `/publisher/${params.publisherId}/destinations`
  const masks = masksOf(connection.secrets)
  const isAsked = connection.state === 'failing' || connection.state === 'suspended'
  const pauseOrResume = connection.state === 'paused' ? 'resume' : 'pause'
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
          {isAsked && <p>{t(`connection.${connection.state}Text`)}</p>}
        </Notice>
      )}
      {loaderData.legacy && <Notice tone="needsYou">{loaderData.legacy}</Notice>}
      {loaderData.nearLimit && <Notice tone="needsYou">{t('connection.nearLimit', loaderData.nearLimit)}</Notice>}
      <KeyValue
        items={[
          { label: t('list.waiting'), value: connection.waiting },
          { label: t('list.failed'), value: connection.failed },
          ...(connection.secretExpiresAt
            ? [{ label: t('connection.expires'), value: <RelativeTime at={connection.secretExpiresAt} /> }]
            : []),
          {
            label: t('connection.offers'),
            value:
              offers.length === 0
                ? undefined
                : offers.map((offerId) => (
                    <Fragment key={offerId}>
                      <Link to={`/publisher/${params.publisherId}/offers/${offerId}`}>{offerId}</Link>{' '}
                    </Fragment>
                  )),
          },
        ]}
      />
      <HowItFared attempts={loaderData.attempts} hours={loaderData.hours} />
      <Checked validation={loaderData.validation} look={loaderData.look} mayConnect={mayConnect} />
      {mayConnect && (
        <>
          <FormActs>
            <Form>
              <input type="hidden" name="deed" value="validate" />
              <Button kind="accent">{t('validation.act')}</Button>
            </Form>
            {isAsked && (
              <Form>
                <input type="hidden" name="deed" value="ask" />
                <Button kind="plain">{t('connection.ask')}</Button>
              </Form>
            )}
            <ConfirmForm
              label={t(`connection.${pauseOrResume}`)}
              question={t(`connection.${pauseOrResume}Question`, { name: connection.name })}
              fields={{ deed: pauseOrResume }}
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
          {loaderData.advice.map(({ what, fix }) => (
            <Notice key={what} tone="needsYou" title={what}>
              {fix && <p>{fix}</p>}
            </Notice>
          ))}
          <Form refusal={actionData} initial={initial} labels={settingLabels(settings)}>
            <input type="hidden" name="kind" value={connection.kind} />
            <input type="hidden" name="revision" value={connection.revision} />
            <TextField name="name" label={t('form.name')} />
            <SettingsFields settings={settings} masks={masks} values={connection.settings} />
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
function Checked({
  validation,
  look,
  mayConnect,
}: Pick<Route.ComponentProps['loaderData'], 'validation' | 'look' | 'mayConnect'>) {
  const { t } = useTranslation('destinations')
  if (!validation) return <Notice tone="needsYou">{t('validation.never')}</Notice>
  return (
    <section aria-labelledby="checked">
      <h2 id="checked">
        {t('validation.title')} <RelativeTime at={validation.at} />
      </h2>
      {validation.outcome !== 'failed' && (
        <p>
          {t('validation.marker', { marker: validation.marker })} {look.text}{' '}
          {look.url && (
            <a href={look.url} target="_blank" rel="noreferrer">
              {t('validation.open')}
            </a>
          )}
        </p>
      )}
      <Seen validation={validation} mayConnect={mayConnect} />
      <Steps
        label={t('validation.title')}
        of="destinationCheck"
        steps={validation.steps.map((step, i) => ({
          key: `${step.step} ${i}`,
          label: t(`validation.step.${step.step}`),
          state: step.result,
          children: step.said && (
            <p>
              {step.said.what} {step.said.fix} {step.vendorMessage && <q>{step.vendorMessage}</q>}
            </p>
          ),
        }))}
      />
    </section>
  )
}

/** Where the destination proves nothing, a person who saw the test lead there does. */
function Seen({
  validation,
  mayConnect,
}: {
  validation: NonNullable<Route.ComponentProps['loaderData']['validation']>
  mayConnect: boolean
}) {
  const { t } = useTranslation('destinations')
  if (validation.outcome !== 'passed_unconfirmed') return null
  if (validation.seenAt)
    return (
      <p>
        {t('validation.seen', { by: validation.seenBy })} <RelativeTime at={validation.seenAt} />
      </p>
    )
  if (!mayConnect) return null
  return (
    <Form>
      <input type="hidden" name="deed" value="seen" />
      <FormActs>
        <Button kind="plain">{t('validation.iSawIt')}</Button>
      </FormActs>
    </Form>
  )
}

function masksOf(secrets: Record<string, { mask: string }>): Record<string, string> {
  return Object.fromEntries(Object.entries(secrets).map(([key, { mask }]) => [key, mask]))
}
