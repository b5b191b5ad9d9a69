/** One mail, as its recipient gets it. */
import { useTranslation } from 'react-i18next'
import { requirePermission } from '#accounts'
import { findMail } from '#platform/mail'
import { notFound } from '#platform/problem'
import { ctxOf } from '../ctx.server.ts'
import { KeyValue } from '../ui/key-value.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import type { Route } from './+types/mail.ts'
import s from './operator.module.css'

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  requirePermission(ctx, 'operator.admin')
  const mail = /^[0-9a-f-]{36}$/.test(params.mailId) ? await findMail(ctx, params.mailId) : undefined
  if (!mail) throw notFound('There is no such mail.')
  const { recipient, subject, body, kind, status, attempts, lastError, createdAt, sentAt } = mail
  return { recipient, subject, body, kind, status, attempts, lastError, createdAt, sentAt }
}

export default function MailPage({ loaderData: mail }: Route.ComponentProps) {
  const { t } = useTranslation('operator')
  return (
    <>
      <PageHeader
        title={mail.subject}
        crumbs={[{ label: t('mailbox.title'), to: '/operator/mailbox' }]}
        status={<StatusBadge of="mail" state={mail.status} />}
      />
      <KeyValue
        items={[
          { label: t('mailbox.to'), value: mail.recipient },
          { label: t('mailbox.kind'), value: <code>{mail.kind}</code> },
          { label: t('mailbox.at'), value: <RelativeTime at={mail.createdAt} /> },
          { label: t('mailbox.sent'), value: mail.sentAt && <RelativeTime at={mail.sentAt} /> },
          { label: t('mailbox.error'), value: mail.lastError },
        ]}
      />
      <p className={s.body}>{linked(mail.body)}</p>
    </>
  )
}

/** Links of the mail as links: whoever tries things out without a mail server clicks them here. */
function linked(body: string) {
  return body.split(/(https?:\/\/\S+)/).map((part) =>
    part.startsWith('http') ? (
      <a key={part} href={part}>
        {part}
      </a>
    ) : (
      part
    ),
  )
}
