/** One publication: its steps with all they said, the certification report, and the talk with the reviewers. */
import { useTranslation } from 'react-i18next'
import { can } from '#accounts'
import { answerFinding, answerReviewer, expectedReview, getOffer, getReport, getSubmission } from '#offers'
import { ctxOf } from '../../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'
import { Button } from '../../ui/button.tsx'
import { Form, FormActs } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import type { Route } from './+types/submission.ts'
import s from './offers.module.css'
import { PublicationSteps } from './publication-steps.tsx'
import { ReportView } from './report-view.tsx'
import { stepsView } from './steps-view.server.ts'
import { useRunningSubmission } from './use-running-submission.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const submission = await getSubmission(ctx, params)
  const offer = await getOffer(ctx, params)
  return {
    number: submission.number,
    status: submission.status,
    notes: submission.notes,
    submittedBy: submission.submittedBy.name,
    submittedAt: submission.submittedAt,
    steps: stepsView(submission.steps, { ...offer, locale: ctx.locale }),
    expected: await expectedReview(ctx, params),
    quality: submission.quality && { score: submission.quality.score, band: submission.quality.band },
    report: can(ctx, 'certification.read', params) ? await getReport(ctx, params) : null,
    mayAnswer: can(ctx, 'certification.answer', params),
  }
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  const text = textOf(form, 'text')
  const deed = form.get('deed')
  return answerForm(form, async () => {
    if (deed === 'message') await answerReviewer(ctx, { ...params, text })
    else
      await answerFinding(ctx, { ...params, findingId: textOf(form, 'findingId'), text, dispute: deed === 'dispute' })
    return redirectWithNotice(ctx, url.pathname, i18nOf(ctx.locale).t('offers:report.sent'))
  })
}

export default function SubmissionPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTranslation('offers')
  const { number, status, notes, submittedBy, submittedAt, steps, report, mayAnswer, expected, quality } = loaderData
  useRunningSubmission(status === 'running')
  return (
    <>
      <h2>{t('overview.publication', { number })}</h2>
      <p>
        {t('overview.submittedBy', { name: submittedBy })} <RelativeTime at={submittedAt} />
      </p>
      {quality && (
        <p>
          {t('quality:score', { score: quality.score })} <StatusBadge of="band" state={quality.band} />
        </p>
      )}
      {expected && (
        <Notice tone="onItsWay" title={t('quality:review.expected')}>
          <p>
            <RelativeTime at={expected.expectedAt} /> ·{' '}
            {t('quality:review.position', { position: expected.position, waiting: expected.waiting })}
          </p>
        </Notice>
      )}
      <PublicationSteps steps={steps} />
      {report && (
        <ReportView
          report={report}
          title={t('report.title')}
          editAt={`/publisher/${params.publisherId}/offers/${params.offerId}/pages`}
          answering={mayAnswer}
        />
      )}
      {mayAnswer && (
        <Form refusal={actionData}>
          <input type="hidden" name="deed" value="message" />
          <TextArea name="text" label={t('report.write')} rows={3} />
          <FormActs>
            <Button>{t('report.send')}</Button>
          </FormActs>
        </Form>
      )}
      {notes && (
        <>
          <h3>{t('review.notes')}</h3>
          <p className={s.notes}>{notes}</p>
        </>
      )}
    </>
  )
}
