/** A delivery, attempt by attempt: when, how long, what was sent and answered, and what to do now. */
import { useTranslation } from 'react-i18next'
import type { Attempt, Delivery } from '#delivery'
import { ConfirmForm } from '../../ui/confirm-form.tsx'
import { useFormat } from '../../ui/format.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import s from './leads.module.css'

type Explained = { what: string; fix: string }
type Told = Attempt & { said: Explained; remarks: Explained[] }
type Story = Delivery & { why: Explained | null; timeline: Told[] }

const canRetry = ['waiting', 'held', 'rejected', 'parked', 'cancelled']
const canCancel = ['queued', 'waiting', 'held', 'parked', 'rejected']

export function DeliveryStory({ delivery, mayManage }: { delivery: Story; mayManage: boolean }) {
  const { t } = useTranslation('leads')
  return (
    <article className={s.delivery}>
      <header className={s.deliveryHead}>
        <h3>{delivery.connectionName}</h3>
        <StatusBadge of="delivery" state={delivery.state} />
        {delivery.deliveredAt && <RelativeTime at={delivery.deliveredAt} />}
        {delivery.state === 'waiting' && delivery.nextAt && (
          <span>
            {t('story.next')} <RelativeTime at={delivery.nextAt} />
          </span>
        )}
      </header>
      {delivery.why && !['delivered', 'delivered_unconfirmed'].includes(delivery.state) && (
        <p>
          <strong>{delivery.why.what}</strong> {delivery.why.fix}
        </p>
      )}
      {delivery.possibleDuplicate && <p>{t('story.possibleDuplicate')}</p>}
      <ol className={s.attempts}>
        {delivery.timeline.map((attempt) => (
          <li key={attempt.number}>
            <AttemptLine attempt={attempt} />
          </li>
        ))}
      </ol>
      {mayManage && (
        <div className={s.acts}>
          {canRetry.includes(delivery.state) && (
            <ConfirmForm
              label={t('story.retry')}
              question={t('story.retryQuestion')}
              fields={{ deed: 'retry', deliveryId: delivery.id }}
              kind="plain"
              size="s"
            />
          )}
          {canCancel.includes(delivery.state) && (
            <ConfirmForm
              label={t('story.cancel')}
              question={t('story.cancelQuestion')}
              fields={{ deed: 'cancel', deliveryId: delivery.id }}
              size="s"
            />
          )}
        </div>
      )}
    </article>
  )
}

function AttemptLine({ attempt }: { attempt: Told }) {
  const { t } = useTranslation('leads')
  const format = useFormat()
  const { request, response, failure } = attempt
  return (
    <details>
      <summary>
        {t('story.attempt', { n: attempt.number })} ·{' '}
        {attempt.httpStatus ?? failure?.reason ?? t(`outcome.${attempt.class}`)} · {format.duration(attempt.durationMs)}{' '}
        · <RelativeTime at={attempt.startedAt} />
      </summary>
      <p>
        {attempt.said.what} {attempt.said.fix}
      </p>
      {attempt.remarks.map(({ what, fix }) => (
        <p key={what}>
          {what} {fix}
        </p>
      ))}
      {request && (
        <pre
          className={s.wire}
        >{`${request.method} ${request.url}\n${headersText(request.headers)}\n(${format.bytes(request.bodyBytes)})`}</pre>
      )}
      {response && (
        <pre
          className={s.wire}
        >{`${response.status}\n${headersText(response.headers)}\n\n${response.body}${response.bodyTruncated ? '…' : ''}`}</pre>
      )}
      {failure && <pre className={s.wire}>{`${failure.stage}: ${failure.reason}\n${failure.message}`}</pre>}
    </details>
  )
}

function headersText(headers: Record<string, string>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')
}
