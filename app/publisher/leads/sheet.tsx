/** One lead: who, what for, with whose consent, and the story of its delivery. */
import { useTranslation } from 'react-i18next'
import { can } from '#accounts'
import { explain } from '#connectors'
import { listConnections } from '#delivery'
import { companyDomain, explainSheet, getLead, leadWorkers } from '#leads'
import { ctxOf } from '../../ctx.server.ts'
import { answerForm, redirectWithNotice } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'
import { ConfirmForm } from '../../ui/confirm-form.tsx'
import { useFormat } from '../../ui/format.ts'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import type { Route } from './+types/sheet.ts'
import { AskForRelease } from './ask-for-release.tsx'
import { Checklist } from './checklist.tsx'
import { DeliveryStory } from './delivery-story.tsx'
import { Facts } from './facts.tsx'
import { nameOfLead } from './lead-name.ts'
import { LeadPerson } from './lead-person.tsx'
import { LeadScore } from './lead-score.tsx'
import { NoteStep } from './lead-steps.tsx'
import { LeadStory } from './lead-story.tsx'
import s from './leads.module.css'
import { PathMails } from './path-mails.tsx'
import { doOnSheet } from './sheet-deeds.server.ts'
import { Standing } from './standing.tsx'

export const handle = { areas: ['leads'] }

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const sheet = await getLead(ctx, params)
  const connections = await listConnections(ctx, params)
  const { story, next, needsYou } = explainSheet(sheet, { connections, locale: ctx.locale })
  return {
    ...sheet,
    story,
    next,
    needsYou,
    company: companyDomain(sheet.lead.email),
    workers: await leadWorkers(ctx, { publisherId: params.publisherId, offerId: sheet.lead.offerId }),
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
  const lead = { publisherId: params.publisherId, leadId: params.leadId }
  return answerForm(form, async () => {
    const { said, isOnItsWay } = await doOnSheet(ctx, lead, form)
    return redirectWithNotice(ctx, url.pathname, t(`sheet.${said}`), isOnItsWay ? 'onItsWay' : 'done')
  })
}

export default function LeadSheet({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTranslation('leads')
  const { lead, deliveries, story, workState, otherLeads, mayManage, standing, tasks, facts, next, needsYou, workers } =
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
          <LeadPerson
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
          <LeadStory story={story} />
        </div>
        <div>
          <section aria-labelledby="work">
            <h2 id="work">{t('sheet.work')}</h2>
            {mayManage ? (
              <NoteStep workState={workState} reason={standing.reason} refusal={actionData} />
            ) : (
              <p>{t(`work.${workState}`)}</p>
            )}
          </section>
          <Standing standing={standing} workers={workers} tasks={tasks} mayManage={mayManage} refusal={actionData} />
          <Checklist items={loaderData.checklist} mayManage={mayManage} />
          <PathMails mails={loaderData.mails} />
          <LeadScore lead={lead} />
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
