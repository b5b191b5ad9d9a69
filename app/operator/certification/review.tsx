/** One submission under review: what was handed in, the checklist, the findings, and the decision. */
import { useTranslation } from 'react-i18next'
import { data } from 'react-router'
import {
  approve,
  askPublisher,
  compareSlots,
  fieldIndex,
  getOfferType,
  getReview,
  placeOf,
  recordCheck,
  recordChecks,
  reject,
  revealCertificationSecrets,
  settleFinding,
} from '#offers'
import { ctxOf } from '../../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'
import { changesView } from '../../publisher/offers/changes-view.server.ts'
import { ChangesView } from '../../publisher/offers/changes-view.tsx'
import { ReportView } from '../../publisher/offers/report-view.tsx'
import { Button } from '../../ui/button.tsx'
import { ConfirmForm } from '../../ui/confirm-form.tsx'
import { FilterLinks } from '../../ui/filter-chips.tsx'
import { Form, FormActs, Refused } from '../../ui/form.tsx'
import { KeyValue } from '../../ui/key-value.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { isFormRefusal } from '../../ui/refusal.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import type { Route } from './+types/review.ts'
import { Checklist } from './checklist.tsx'
import s from './review.module.css'

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const review = await getReview(ctx, params)
  const { submission, snapshot, report, previous } = review
  const type = getOfferType(snapshot.type, snapshot.profile)
  const labelled = [...fieldIndex(type)].map(([value, { page }]) => ({
    value,
    label: [page.label[ctx.locale], ...placeOf(ctx.locale, type, {}, `#/${value.replaceAll('.', '/')}`)].join(' · '),
  }))
  // Those that the item is decided by come first.
  const fieldsOfItem = (keys: string[]) => [
    ...labelled.filter(({ value }) => keys.includes(value)),
    ...labelled.filter(({ value }) => !keys.includes(value)),
  ]
  const againstLive = url.searchParams.get('show') === 'changed'
  const pages = await compareSlots(ctx, params, {
    from: againstLive ? 'live' : { submissionId: params.submissionId },
    to: { submissionId: params.submissionId },
  }).catch(() => [])
  return {
    name: snapshot.document.listing?.name ?? snapshot.alias,
    publisherName: review.publisherName,
    submission: {
      number: submission.number,
      status: submission.status,
      submittedAt: submission.submittedAt,
      submittedBy: submission.submittedBy.name,
      notes: submission.notes,
      hasSecrets: submission.hasCertificationSecrets,
      seniorReview: submission.seniorReview,
      marketingOnly: submission.marketingOnly,
    },
    checklist: review.checklist.map((item) => ({
      ...item,
      title: item.title[ctx.locale],
      requirement: item.requirement[ctx.locale],
      fields: fieldsOfItem(item.fieldKeys),
    })),
    pages: changesView(pages, {
      type,
      locale: ctx.locale,
      shown: againstLive ? 'changed' : 'filled',
    }),
    againstLive,
    report,
    previous,
  }
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  const here = url.pathname
  const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'operator')
  return answerForm(form, async () => {
    switch (form.get('deed')) {
      case 'checks': {
        const decided = [...form].flatMap(([name, state]) =>
          name.startsWith('state.') && (state === 'pass' || state === 'notApplicable')
            ? [{ itemId: name.slice('state.'.length), state } as const]
            : [],
        )
        await recordChecks(ctx, params, decided)
        return redirectWithNotice(ctx, here, t('review.noted', { count: decided.length }))
      }
      case 'check': {
        const state = (['pass', 'fail', 'notApplicable'] as const).find((one) => one === form.get('state')) ?? 'pass'
        const itemId = textOf(form, 'itemId')
        await recordCheck(ctx, {
          ...params,
          itemId,
          state,
          note: textOf(form, 'note'),
          findings:
            state === 'fail'
              ? [
                  {
                    policyId: itemId,
                    fieldKey: textOf(form, 'fieldKey') || undefined,
                    message: textOf(form, 'message'),
                    evidence: textOf(form, 'evidence'),
                    suggestedFix: textOf(form, 'suggestedFix'),
                  },
                ]
              : undefined,
        })
        return redirectWithNotice(ctx, `${here}#check-${itemId}`, t('review.checked', { item: itemId }))
      }
      case 'approve':
        await approve(ctx, { ...params, note: textOf(form, 'note') })
        return redirectWithNotice(ctx, '/operator/certification', t('review.approved'))
      case 'reject':
        await reject(ctx, { ...params, note: textOf(form, 'note') })
        return redirectWithNotice(ctx, '/operator/certification', t('review.rejected'))
      case 'ask':
        await askPublisher(ctx, { ...params, text: textOf(form, 'text') })
        return redirectWithNotice(ctx, here, t('review.asked'))
      case 'settle': {
        const outcome = (['fixed', 'waived', 'upheld'] as const).find((one) => one === form.get('outcome')) ?? 'upheld'
        await settleFinding(ctx, {
          ...params,
          findingId: textOf(form, 'findingId'),
          outcome,
          text: textOf(form, 'text'),
        })
        return redirectWithNotice(ctx, here, t('review.settled'))
      }
      default:
        return data(
          { secrets: await revealCertificationSecrets(ctx, params) },
          { headers: { 'Cache-Control': 'no-store' } },
        )
    }
  })
}

/** Deeds whose forms say themselves why they were refused. */
const toldWhereItWasAsked = new Set<string | undefined>(['check', 'ask', 'approve', 'reject'])

export default function ReviewSubmission({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTranslation('operator')
  const { name, publisherName, submission, checklist, pages, report, previous } = loaderData
  const open = checklist.filter((item) => item.state === 'open').length
  const failed = checklist.filter((item) => item.state === 'fail').length
  const decided = report.verdict !== null
  return (
    <>
      <PageHeader
        title={name}
        crumbs={[{ label: t('queue.title'), to: '/operator/certification' }]}
        lead={`${publisherName} · ${t('review.submission', { number: submission.number })}`}
      />
      {isFormRefusal(actionData) && !toldWhereItWasAsked.has(actionData.values.deed?.[0]) && (
        <Refused {...actionData} />
      )}
      {submission.seniorReview && <Notice tone="needsYou">{t('review.seniorReview')}</Notice>}
      {submission.marketingOnly && <Notice tone="onItsWay">{t('review.marketingOnly')}</Notice>}
      <div className={s.work}>
        <div className={s.offer}>
          <h2>{t('review.handedIn')}</h2>
          <KeyValue
            items={[
              { label: t('review.by'), value: submission.submittedBy },
              { label: t('review.at'), value: <RelativeTime at={submission.submittedAt} /> },
              {
                label: t('review.notes'),
                value: submission.notes && <span className={s.notes}>{submission.notes}</span>,
              },
            ]}
          />
          {actionData && 'secrets' in actionData ? (
            <pre className={s.secrets}>{actionData.secrets}</pre>
          ) : (
            submission.hasSecrets && (
              <Form>
                <input type="hidden" name="deed" value="reveal" />
                <Button>{t('review.reveal')}</Button>
              </Form>
            )
          )}
          <FilterLinks
            label={t('review.show')}
            name="show"
            options={[
              { value: '', label: t('review.everything') },
              { value: 'changed', label: t('review.changed') },
            ]}
          />
          <ChangesView
            pages={pages}
            publisherId={params.publisherId}
            alone={!loaderData.againstLive}
            beforeLabel={t('review.live')}
            afterLabel={t('review.handedIn')}
          />
        </div>
        <div className={s.desk}>
          <h2>
            {t('review.checklist')} ({checklist.length - open}/{checklist.length})
          </h2>
          <Checklist items={checklist} refusal={actionData} decided={decided} findings={report.findings} />
          {!decided && (
            <section aria-labelledby="decision">
              <h2 id="decision">{t('review.decision')}</h2>
              <p>
                {open > 0
                  ? t('review.stillOpen', { count: open })
                  : failed > 0
                    ? t('review.hasFailed', { count: failed })
                    : t('review.allPassed')}
              </p>
              <FormActs>
                <ConfirmForm
                  label={t('review.approve')}
                  question={t('review.approveQuestion', { name })}
                  fields={{ deed: 'approve' }}
                  kind={open + failed === 0 ? 'accent' : 'plain'}
                />
                <ConfirmForm
                  label={t('review.reject')}
                  question={t('review.rejectQuestion', { name })}
                  fields={{ deed: 'reject' }}
                >
                  <p>{t('review.rejectConsequence')}</p>
                </ConfirmForm>
              </FormActs>
            </section>
          )}
          <Form refusal={actionData} sends={{ deed: 'ask' }}>
            <TextArea name="text" label={t('review.ask')} help={t('review.askHelp')} rows={3} />
            <FormActs>
              <Button>{t('review.askAct')}</Button>
            </FormActs>
          </Form>
          <ReportView report={report} title={t('review.report')} />
          {previous && <ReportView report={previous} title={t('review.previous')} settling />}
        </div>
      </div>
    </>
  )
}
