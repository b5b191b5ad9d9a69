/** Every publisher of the marketplace, and the operator's word on who it is. */
import { useTranslation } from 'react-i18next'
import { can, listPublishers, requirePermission, setVerification } from '#accounts'
import { ctxOf } from '../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf } from '../forms.server.ts'
import { i18nOf } from '../i18n.server.ts'
import { ConfirmForm } from '../ui/confirm-form.tsx'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FindForm } from '../ui/find-form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import type { Route } from './+types/publishers.ts'

export async function loader({ context, url }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  requirePermission(ctx, 'certification.review')
  const query = url.searchParams
  const page = await listPublishers(ctx, { text: query.get('q') ?? undefined, cursor: query.get('after') ?? undefined })
  return {
    q: query.get('q') ?? '',
    nextCursor: page.nextCursor,
    mayVerify: can(ctx, 'operator.admin'),
    publishers: page.items.map(({ publisherId, displayName, businessVerification, createdAt }) => ({
      publisherId,
      displayName,
      businessVerification,
      createdAt,
    })),
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  return answerForm(form, async () => {
    await setVerification(ctx, textOf(form, 'publisherId'), { business: 'verified' })
    return redirectWithNotice(ctx, '/operator/publishers', i18nOf(ctx.locale).t('operator:publishers.verified'))
  })
}

type Row = Route.ComponentProps['loaderData']['publishers'][number]

export default function Publishers({ loaderData: { publishers, nextCursor, mayVerify, q } }: Route.ComponentProps) {
  const { t } = useTranslation('operator')
  const columns: Column<Row>[] = [
    { key: 'name', label: t('publishers.name'), cell: (one) => one.displayName },
    { key: 'id', label: t('publishers.id'), cell: (one) => <code>{one.publisherId}</code> },
    {
      key: 'verification',
      label: t('publishers.verification'),
      cell: (one) =>
        one.businessVerification === 'verified' || !mayVerify ? (
          t(`publishers.status.${one.businessVerification}`)
        ) : (
          <ConfirmForm
            label={t('publishers.verify')}
            question={t('publishers.verifyQuestion', { name: one.displayName })}
            fields={{ publisherId: one.publisherId }}
            kind="plain"
            size="s"
          />
        ),
    },
    { key: 'since', label: t('publishers.since'), cell: (one) => <RelativeTime at={one.createdAt} /> },
  ]
  return (
    <>
      <PageHeader title={t('publishers.title')} />
      <FindForm label={t('publishers.find')} value={q} />
      <DataTable
        caption={t('publishers.title')}
        columns={columns}
        rows={publishers}
        rowKey={(one) => one.publisherId}
        hrefOf={(one) => `/publisher/${one.publisherId}/offers`}
        empty={<EmptyState title={t('publishers.empty')} />}
      />
      <Pagination next={nextCursor} />
    </>
  )
}
