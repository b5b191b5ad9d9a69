/** Who may publish to restricted package regions, and the lists that offers are classified by. */
import { useTranslation } from 'react-i18next'
import {
  authoriseRegion,
  entriesOf,
  labelOf,
  listRegionAuthorisations,
  taxonomyNames,
  taxonomyVersions,
  withdrawRegion,
} from '#offers'
import { ctxOf } from '../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf } from '../forms.server.ts'
import { i18nOf } from '../i18n.server.ts'
import { Button } from '../ui/button.tsx'
import { NativeSelect } from '../ui/choices.tsx'
import { ConfirmForm } from '../ui/confirm-form.tsx'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Form, FormActs } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { Route } from './+types/regions.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const authorisations = await listRegionAuthorisations(ctx)
  const versions = taxonomyVersions()
  const fileOf: Record<string, string> = {
    subcategories: 'categories',
    verticals: 'industries',
    applicableProducts: 'products',
    testDriveTypes: 'products',
  }
  return {
    authorisations: authorisations.map((one) => ({
      ...one,
      region: labelOf(ctx.locale, 'packageRegions', one.regionId),
    })),
    restricted: entriesOf('packageRegions')
      .filter((region) => region.class === 'restricted')
      .map((region) => ({ value: region.id, label: region.label[ctx.locale] })),
    lists: taxonomyNames
      .filter((name) => entriesOf(name).length > 0)
      .map((name) => ({
        name,
        entries: entriesOf(name).length,
        retired: entriesOf(name, { retired: true }).length - entriesOf(name).length,
        version: versions[fileOf[name] ?? name] ?? '',
      })),
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  const grant = { publisherId: textOf(form, 'publisherId'), regionId: textOf(form, 'regionId') }
  const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'operator')
  const withdrawing = form.get('deed') === 'withdraw'
  return answerForm(form, async () => {
    if (withdrawing) await withdrawRegion(ctx, grant)
    else await authoriseRegion(ctx, grant)
    return redirectWithNotice(ctx, '/operator/regions', t(withdrawing ? 'regions.withdrawn' : 'regions.granted'))
  })
}

type Grant = Route.ComponentProps['loaderData']['authorisations'][number]
type List = Route.ComponentProps['loaderData']['lists'][number]

export default function Regions({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('operator')
  const { authorisations, restricted, lists } = loaderData
  const grants: Column<Grant>[] = [
    { key: 'publisher', label: t('regions.publisher'), cell: (one) => one.publisherName },
    { key: 'region', label: t('regions.region'), cell: (one) => one.region },
    { key: 'since', label: t('regions.since'), cell: (one) => <RelativeTime at={one.grantedAt} /> },
    {
      key: 'acts',
      label: t('regions.withdraw'),
      cell: (one) => (
        <ConfirmForm
          label={t('regions.withdraw')}
          question={t('regions.withdrawQuestion', { region: one.region, publisher: one.publisherName })}
          fields={{ deed: 'withdraw', publisherId: one.publisherId, regionId: one.regionId }}
          size="s"
        />
      ),
    },
  ]
  const columns: Column<List>[] = [
    {
      key: 'list',
      label: t('regions.list'),
      cell: (one) => t(`regions.names.${one.name}`, { defaultValue: one.name }),
    },
    {
      key: 'entries',
      label: t('regions.entries'),
      numeric: true,
      cell: (one) =>
        [one.entries, one.retired > 0 && t('regions.retired', { count: one.retired })].filter(Boolean).join(', '),
    },
    { key: 'version', label: t('regions.version'), cell: (one) => one.version },
  ]
  return (
    <>
      <PageHeader title={t('regions.title')} lead={t('regions.lead')} />
      <DataTable
        caption={t('regions.authorised')}
        columns={grants}
        rows={authorisations}
        rowKey={(one) => `${one.publisherId} ${one.regionId}`}
        empty={<EmptyState title={t('regions.none')} />}
      />
      <Form refusal={actionData}>
        <TextField name="publisherId" label={t('regions.publisher')} mono width="m" />
        <NativeSelect name="regionId" label={t('regions.region')} options={restricted} width="l" />
        <FormActs>
          <Button kind="primary">{t('regions.grant')}</Button>
        </FormActs>
      </Form>
      <h2>{t('regions.taxonomies')}</h2>
      <DataTable
        caption={t('regions.taxonomies')}
        columns={columns}
        rows={lists}
        rowKey={(one) => one.name}
        empty={null}
      />
    </>
  )
}
