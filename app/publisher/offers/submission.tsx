/** One publication: its steps with all they said. */
import { useTranslation } from 'react-i18next'
import { getSubmission } from '#offers'
import { ctxOf } from '../../ctx.server.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import type { Route } from './+types/submission.ts'
import { PublicationSteps } from './publication-steps.tsx'
import { stepsView } from './steps-view.server.ts'
import { useRunningSubmission } from './use-running-submission.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const submission = await getSubmission(ctx, params)
  return {
    number: submission.number,
    status: submission.status,
    notes: submission.notes,
    submittedBy: submission.submittedBy.name,
    submittedAt: submission.submittedAt,
    steps: stepsView(submission.steps, ctx.locale),
  }
}

export default function SubmissionPage({ loaderData: { number, status, notes, submittedBy, submittedAt, steps } }: Route.ComponentProps) {
  const { t } = useTranslation('offers')
  useRunningSubmission(status === 'running')
  return (
    <>
      <h2>{t('overview.publication', { number })}</h2>
      <p>
        {t('overview.submittedBy', { name: submittedBy })} <RelativeTime at={submittedAt} />
      </p>
      <PublicationSteps steps={steps} />
      {notes && (
        <>
          <h3>{t('review.notes')}</h3>
          <p style={{ whiteSpace: 'pre-wrap' }}>{notes}</p>
        </>
      )}
    </>
  )
}
