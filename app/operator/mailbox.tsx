/** Every mail of the instance: sent, waiting, or kept because no mail server is configured. */
import { useTranslation } from 'react-i18next'
import { requirePermission } from '#accounts'
import { listMails } from '#platform/mail'
import { ctxOf } from '../ctx.server.ts'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import type { Route } from './+types/mailbox.ts'

export async function loader({ context, url }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  requirePermission(ctx, 'operator.admin')
  const query = url.searchParams
  const page = await listMails(ctx, { cursor: query.get('after') ?? undefined, to: query.get('to') ?? undefined })
  return {
    nextCursor: page.nextCursor,
    sending: ctx.config.smtpUrl !== undefined,
    mails: page.items.map(({ id, recipient, subject, status, createdAt }) => ({
      id,
      recipient,
      subject,
      status,
      createdAt,
    })),
  }
}

type Row = Route.ComponentProps['loaderData']['mails'][number]

export default function Mailbox({ loaderData: { mails, nextCursor, sending } }: Route.ComponentProps) {
  const { t } = useTranslation('operator')
  const columns: Column<Row>[] = [
    { key: 'subject', label: t('mailbox.subject'), cell: (mail) => mail.subject },
    { key: 'to', label: t('mailbox.to'), cell: (mail) => mail.recipient },
    { key: 'status', label: t('mailbox.status'), cell: (mail) => <StatusBadge of="mail" state={mail.status} /> },
    { key: 'at', label: t('mailbox.at'), cell: (mail) => <RelativeTime at={mail.createdAt} /> },
  ]
  return (
    <>
      <PageHeader title={t('mailbox.title')} />
      {!sending && <Notice tone="atRest">{t('mailbox.notSending')}</Notice>}
      <DataTable
        caption={t('mailbox.title')}
        columns={columns}
        rows={mails}
        rowKey={(mail) => mail.id}
        hrefOf={(mail) => `/operator/mailbox/${mail.id}`}
        empty={<EmptyState title={t('mailbox.empty')} />}
      />
      <Pagination next={nextCursor} />
    </>
  )
}
