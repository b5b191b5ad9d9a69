/** One lead: who, what for, with whose consent, and the story of its delivery. */
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { can } from '#accounts'
import { explain } from '#connectors'
import { cancelDelivery, listConnections, retryDelivery } from '#delivery'
import {
  addTask,
  assignLead,
  companyDomain,
  eraseLead,
  explainSheet,
  finishTask,
  getLead,
  judgeLead,
  leadWorkers,
  noteStep,
  qualities,
  releaseLead,
  releaseRequestOf,
  requestRelease,
  tagLead,
  tickChecklist,
  workStates,
} from '#leads'
import { ctxOf } from '../../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf, textsOf } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'
import { Button } from '../../ui/button.tsx'
import { NativeSelect } from '../../ui/choices.tsx'
import { ConfirmForm } from '../../ui/confirm-form.tsx'
import { CopyId } from '../../ui/copy-id.tsx'
import { Form, FormActs } from '../../ui/form.tsx'
import { useFormat } from '../../ui/format.ts'
import { KeyValue } from '../../ui/key-value.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { TextArea, TextField } from '../../ui/text-field.tsx'
import type { Route } from './+types/sheet.ts'
import { AskForRelease } from './ask-for-release.tsx'
import { Checklist } from './checklist.tsx'
import { DeliveryStory } from './delivery-story.tsx'
import { Facts } from './facts.tsx'
import { nameOfLead } from './lead-name.ts'
import s from './leads.module.css'
import { PathMails } from './path-mails.tsx'
import { reasonKey } from './reason-key.ts'
import { Standing } from './standing.tsx'

export const handle = { areas: ['leads'] }

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const sheet = await getLead(ctx, params)
  const connections = await listConnections(ctx, params)
  const { next, needsYou } = explainSheet(sheet, { connections, locale: ctx.locale })
  return {
    ...sheet,
    next,
    needsYou,
    company: companyDomain(sheet.lead.email),
    workers: await leadWorkers(ctx, { publisherId: params.publisherId, offerId: sheet.lead.offerId }),
    releaseRequest: sheet.lead.state === 'withheld' ? await releaseRequestOf(ctx, params) : null,
    mayManage: can(ctx, 'leads.manage', params),
    deliveries: sheet.deliveries.map((delivery) => ({
      ...delivery,
      why: delivery.reason && explain(ctx.locale, delivery.reason.code, delivery.reason.params),
      timeline: delivery.timeline.map((attempt) => ({
        ...attempt,
        said: explain(ctx.locale, attempt.code, attempt.params),
        remarks: attempt.warnings.map(({ code, params }) => explain(ctx.locale, code, params)),
      })),
    })),
  }
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'leads')
  const here = url.pathname
  const lead = { publisherId: params.publisherId, leadId: params.leadId }
  const delivery = { publisherId: params.publisherId, deliveryId: textOf(form, 'deliveryId') }
  return answerForm(form, async () => {
    switch (form.get('deed')) {
      case 'retry':
        await retryDelivery(ctx, delivery)
        return redirectWithNotice(ctx, here, t('sheet.retried'), 'onItsWay')
      case 'cancel':
        await cancelDelivery(ctx, delivery)
        return redirectWithNotice(ctx, here, t('sheet.cancelled'))
      case 'release':
        await releaseLead(ctx, { publisherId: params.publisherId, leadId: params.leadId })
        return redirectWithNotice(ctx, here, t('sheet.released'), 'onItsWay')
      case 'requestRelease':
        await requestRelease(ctx, { ...lead, why: textOf(form, 'why') })
        return redirectWithNotice(ctx, here, t('sheet.releaseAsked'), 'onItsWay')
      case 'assign':
        await assignLead(ctx, { ...lead, ownerId: textOf(form, 'ownerId') || null })
        return redirectWithNotice(ctx, here, t('sheet.given'))
      case 'tag':
        await tagLead(ctx, { ...lead, tags: textOf(form, 'tags').split(',') })
        return redirectWithNotice(ctx, here, t('sheet.tagged'))
      case 'addTask': {
        const day = textOf(form, 'dueAt')
        const dueAt = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T12:00:00Z`) : undefined
        await addTask(ctx, { ...lead, what: textOf(form, 'what'), dueAt })
        return redirectWithNotice(ctx, here, t('sheet.taskAdded'))
      }
      case 'finishTask':
        await finishTask(ctx, { ...lead, taskId: textOf(form, 'taskId') })
        return redirectWithNotice(ctx, here, t('sheet.taskFinished'))
      case 'judge': {
        const quality = qualities.find((known) => known === form.get('quality'))
        if (quality) await judgeLead(ctx, { ...lead, quality })
        return redirectWithNotice(ctx, here, t('sheet.judged'))
      }
      case 'check':
        await tickChecklist(ctx, { ...lead, items: textsOf(form, 'item') })
        return redirectWithNotice(ctx, here, t('sheet.checked'))
      case 'erase':
        await eraseLead(ctx, lead)
        return redirectWithNotice(ctx, here, t('sheet.erased'))
      default: {
        const workState = workStates.find((state) => state === form.get('workState')) ?? 'new'
        await noteStep(ctx, {
          publisherId: params.publisherId,
          leadId: params.leadId,
          workState,
          reason: textOf(form, 'reason'),
          note: textOf(form, 'note'),
        })
        return redirectWithNotice(ctx, here, t('sheet.noted'))
      }
    }
  })
}

export default function LeadSheet({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTranslation('leads')
  const { lead, deliveries, steps, workState, otherLeads, mayManage, standing, tasks, facts, next, needsYou, workers } =
    loaderData
  const format = useFormat()
  const home = `/publisher/${params.publisherId}/leads`
  return (
    <>
      <PageHeader
        title={nameOfLead(t, lead)}
        crumbs={[{ label: t('list.title'), to: home }]}
        lead={`${t(`action.${lead.actionCode}`)} · ${lead.offerTitle}`}
      />
      {lead.state === 'withheld' && (
        <Notice tone="atRest">
          {t('sheet.withheldWhy')} <a href={`${home}/help#withheld`}>{t('tabs.help')}</a>
        </Notice>
      )}
      {lead.state === 'withheld' && mayManage && !lead.flags.includes('dnc') && (
        <AskForRelease request={loaderData.releaseRequest} refusal={actionData} />
      )}
      {lead.state === 'unconfirmed' && (
        <Notice tone="atRest">{t('sheet.unconfirmedWhy', { until: format.date(lead.retainUntil) })}</Notice>
      )}
      {lead.state === 'quarantined' && (
        <Notice tone="needsYou" title={t('sheet.quarantined')}>
          <p>{lead.suspicions.map((suspicion) => t(`suspicion.${suspicion}`)).join(' ')}</p>
          {mayManage && (
            <ConfirmForm
              label={t('sheet.release')}
              question={t('sheet.releaseQuestion')}
              fields={{ deed: 'release' }}
              kind="plain"
            />
          )}
        </Notice>
      )}
      {lead.state === 'erased' && <Notice tone="atRest">{t('sheet.erasedState')}</Notice>}
      {lead.environment !== 'live' && <Notice tone="atRest">{t(`environment.${lead.environment}`)}</Notice>}
      <div className={s.columns}>
        <div>
          <Notice tone={needsYou ? 'needsYou' : 'atRest'} title={t('sheet.next')}>
            {next.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </Notice>
          <Person
            lead={lead}
            home={home}
            company={loaderData.company}
            confirmedAt={loaderData.confirmation?.confirmedAt}
          />
          <Facts facts={facts} />
          <section aria-labelledby="delivery">
            <h2 id="delivery">{t('sheet.delivery')}</h2>
            {deliveries.length === 0 && <p>{t('sheet.nowhere')}</p>}
            {deliveries.map((delivery) => (
              <DeliveryStory key={delivery.id} delivery={delivery} mayManage={mayManage} />
            ))}
          </section>
        </div>
        <div>
          <section aria-labelledby="work">
            <h2 id="work">{t('sheet.work')}</h2>
            {mayManage && (
              <Form refusal={actionData} initial={{ workState, reason: standing.reason ?? '', note: '' }}>
                <NativeSelect
                  name="workState"
                  label={t('list.work')}
                  options={workStateOptions.map((value) => ({ value, label: t(`work.${value}`) }))}
                />
                <TextField name="reason" label={t('sheet.reason')} optional limit={200} />
                <TextArea name="note" label={t('sheet.note')} optional limit={2000} rows={3} />
                <FormActs>
                  <Button>{t('sheet.noteAct')}</Button>
                </FormActs>
              </Form>
            )}
            <ol className={s.steps}>
              {steps.map((step) => (
                <li key={String(step.at)}>
                  <strong>{t(`work.${step.workState}`)}</strong> {step.reason && <>({step.reason}) </>}
                  {step.byName}, <RelativeTime at={step.at} />
                  {step.note && <p>{step.note}</p>}
                </li>
              ))}
            </ol>
          </section>
          <Standing standing={standing} workers={workers} tasks={tasks} mayManage={mayManage} />
          <Checklist items={loaderData.checklist} mayManage={mayManage} />
          <PathMails mails={loaderData.mails} />
          <Score lead={lead} />
          {otherLeads.length > 0 && (
            <section aria-labelledby="others">
              <h2 id="others">{t('sheet.others')}</h2>
              <ul>
                {otherLeads.map((other) => (
                  <li key={other.id}>
                    <a href={`${home}/${other.id}`}>
                      {t(`action.${other.actionCode}`)} · {other.offerTitle}
                    </a>
                    , <RelativeTime at={other.capturedAt} />
                  </li>
                ))}
              </ul>
            </section>
          )}
          {mayManage && lead.state !== 'erased' && (
            <ConfirmForm
              label={t('sheet.erase')}
              question={t('sheet.eraseQuestion')}
              fields={{ deed: 'erase' }}
              align="start"
            >
              {t('sheet.eraseText')}
            </ConfirmForm>
          )}
        </div>
      </div>
    </>
  )
}

const workStateOptions = ['new', 'contacted', 'nurturing', 'qualified', 'converted', 'disqualified', 'unreachable']

type Lead = Route.ComponentProps['loaderData']['lead']

type PersonProps = { lead: Lead; home: string; company: string | undefined; confirmedAt: Date | null | undefined }

function Person({ lead, home, company, confirmedAt }: PersonProps) {
  const { t } = useTranslation('leads')
  const format = useFormat()
  const campaign = Object.entries(lead.campaign)
  return (
    <>
      <KeyValue
        items={[
          { label: t('sheet.email'), value: lead.email && <a href={`mailto:${lead.email}`}>{lead.email}</a> },
          {
            label: t('sheet.phone'),
            value: lead.phone && <a href={`tel:${lead.phoneE164 ?? lead.phone}`}>{lead.phone}</a>,
          },
          {
            label: t('list.company'),
            value: company ? <Link to={`${home}/companies/${company}`}>{lead.company ?? company}</Link> : lead.company,
          },
          { label: t('sheet.title'), value: lead.title },
          { label: t('sheet.country'), value: lead.country && format.country(lead.country) },
          { label: t('list.when'), value: <RelativeTime at={lead.capturedAt} /> },
          { label: t('sheet.source'), value: <code>{lead.leadSource}</code> },
          {
            label: t('sheet.campaign'),
            value: campaign.length > 0 && campaign.map(([key, value]) => `${key}=${value}`).join(' '),
          },
          {
            label: t('sheet.consent'),
            value: lead.consent && (
              <>
                {lead.consent.textId}, <RelativeTime at={lead.consent.at} />
              </>
            ),
          },
          { label: t('sheet.confirmation'), value: confirmedAt && <RelativeTime at={confirmedAt} /> },
          {
            label: t('sheet.duplicateOf'),
            value: lead.duplicateOf && <a href={`${home}/${lead.duplicateOf}`}>{lead.duplicateOf.slice(0, 8)}</a>,
          },
          { label: t('sheet.flags'), value: lead.flags.map((flag) => t(`flag.${flag}`)).join(', ') },
          { label: t('sheet.id'), value: <CopyId id={lead.id} /> },
        ]}
      />
      {lead.message && <blockquote className={s.message}>{lead.message}</blockquote>}
    </>
  )
}

function Score({ lead }: { lead: Lead }) {
  const { t } = useTranslation('leads')
  return (
    <section aria-labelledby="score">
      <h2 id="score">
        {t('list.score')}: {lead.score} <StatusBadge of="rating" state={lead.rating} plain />
      </h2>
      <ul className={s.reasons}>
        {lead.scoreReasons.map(({ reason, points }) => (
          <li key={reason}>
            {points > 0 ? `+${points}` : points} {t(reasonKey(reason), { defaultValue: reason })}
          </li>
        ))}
      </ul>
    </section>
  )
}
