/** The lists that offers are classified by, with how many entries each has. */
import { useTranslation } from 'react-i18next'
import { requirePermission } from '#accounts'
import { editableLists, entriesOf, taxonomyVersion } from '#offers'
import { ctxOf } from '../../ctx.server.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import type { Route } from './+types/lists.ts'

export function loader({ context }: Route.LoaderArgs) {
  requirePermission(ctxOf(context), 'taxonomies.write')
  return editableLists.map((name) => {
    const entries = entriesOf(name).length
    const retired = entriesOf(name, { retired: true }).length - entries
    return { name, entries, retired, version: taxonomyVersion(name) }
  })
}

type List = Route.ComponentProps['loaderData'][number]

export default function Lists({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('operator')
  const columns: Column<List>[] = [
    { key: 'list', label: t('lists.list'), cell: (one) => t(`lists.names.${one.name}`) },
    { key: 'entries', label: t('lists.entries'), numeric: true, cell: (one) => one.entries },
    { key: 'retired', label: t('lists.retiredMany'), numeric: true, cell: (one) => one.retired || '–' },
    { key: 'version', label: t('lists.version'), cell: (one) => <code>{one.version}</code> },
  ]
  return (
    <>
      <PageHeader title={t('lists.title')} lead={t('lists.lead')} />
      <DataTable
        caption={t('lists.title')}
        columns={columns}
        rows={loaderData}
        rowKey={(one) => one.name}
        hrefOf={(one) => `/operator/lists/${one.name}`}
        empty={null}
      />
    </>
  )
}
