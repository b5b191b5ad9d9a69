/** Who changed what on this instance, or at one publisher. */
import { useTranslation } from 'react-i18next'
import { listActs } from '#accounts'
import { ctxOf } from '../ctx.server.ts'
import { ActsFilter, ActsTable } from '../ui/acts-table.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/audit.ts'

export const handle = { areas: ['acts'] }

const kinds = ['session', 'operator', 'taxonomy']

export async function loader({ context, url }: Route.LoaderArgs) {
  const query = url.searchParams
  return listActs(ctxOf(context), {
    publisherId: query.get('publisherId') ?? undefined,
    act: query.get('act') || undefined,
    cursor: query.get('after') ?? undefined,
  })
}

export default function AuditLog({ loaderData: { items, nextCursor } }: Route.ComponentProps) {
  const { t } = useTranslation('operator')
  return (
    <>
      <PageHeader title={t('audit.title')} lead={t('audit.lead')} />
      <ActsFilter kinds={kinds} />
      <ActsTable acts={items} nextCursor={nextCursor} />
    </>
  )
}
