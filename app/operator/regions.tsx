/** What publishers may do or claim by the operator's word: restricted package regions, and credentials. */
import { useTranslation } from 'react-i18next'
import {
  authoriseRegion,
  credentialChoices,
  credentialLabel,
  entriesOf,
  grantCredential,
  labelOf,
  listCredentials,
  listRegionAuthorisations,
  withdrawCredential,
  withdrawRegion,
} from '#offers'
import { ctxOf } from '../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf } from '../forms.server.ts'
import { i18nOf } from '../i18n.server.ts'
import { Button } from '../ui/button.tsx'
import { NativeSelect, type Option } from '../ui/choices.tsx'
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
  const [regions, credentials] = [await listRegionAuthorisations(ctx), await listCredentials(ctx)]
  return {
    regions: regions.map(({ regionId, ...one }) => ({
      ...one,
      id: regionId,
      label: labelOf(ctx.locale, 'packageRegions', regionId),
    })),
    restricted: entriesOf('packageRegions')
      .filter((region) => region.class === 'restricted')
      .map((region) => ({ value: region.id, label: region.label[ctx.locale] })),
    credentials: credentials.map(({ credentialId, ...one }) => ({
      ...one,
      id: credentialId,
      label: credentialLabel(ctx.locale, credentialId),
    })),
    choices: credentialChoices(ctx.locale),
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  const publisherId = textOf(form, 'publisherId')
  const region = { publisherId, regionId: textOf(form, 'regionId') }
  const credential = { publisherId, credentialId: textOf(form, 'credentialId') }
  const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'operator')
  const withdrawing = form.get('deed') === 'withdraw'
  return answerForm(form, async () => {
    if (form.has('credentialId')) await (withdrawing ? withdrawCredential : grantCredential)(ctx, credential)
    else await (withdrawing ? withdrawRegion : authoriseRegion)(ctx, region)
    return redirectWithNotice(ctx, '/operator/regions', t(withdrawing ? 'regions.withdrawn' : 'regions.granted'))
  })
}

type Granted = { publisherId: string; publisherName: string; grantedAt: Date; id: string; label: string }

/** The two kinds of grant differ in what they are called, and in the field that names what is granted. */
type GrantsProps = {
  field: 'regionId' | 'credentialId'
  caption: string
  column: string
  question: (grant: Granted) => string
  empty: string
  rows: Granted[]
  options: Option[]
  refusal: unknown
}

export default function Authorisations({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('operator')
  const { regions, restricted, credentials, choices } = loaderData
  return (
    <>
      <PageHeader title={t('regions.title')} lead={t('regions.lead')} />
      <h2>{t('regions.authorised')}</h2>
      <Grants
        field="regionId"
        caption={t('regions.authorised')}
        column={t('regions.region')}
        question={(one) => t('regions.withdrawQuestion', { region: one.label, publisher: one.publisherName })}
        empty={t('regions.none')}
        rows={regions}
        options={restricted}
        refusal={actionData}
      />
      <h2>{t('regions.credentials')}</h2>
      <p>{t('regions.credentialsLead')}</p>
      <Grants
        field="credentialId"
        caption={t('regions.credentials')}
        column={t('regions.credential')}
        question={(one) => t('regions.withdrawCredential', { credential: one.label, publisher: one.publisherName })}
        empty={t('regions.noCredentials')}
        rows={credentials}
        options={choices}
        refusal={actionData}
      />
    </>
  )
}

function Grants({ field, caption, column, question, empty, rows, options, refusal }: GrantsProps) {
  const { t } = useTranslation('operator')
  const columns: Column<Granted>[] = [
    { key: 'publisher', label: t('regions.publisher'), cell: (one) => one.publisherName },
    { key: 'granted', label: column, cell: (one) => one.label },
    { key: 'since', label: t('regions.since'), cell: (one) => <RelativeTime at={one.grantedAt} /> },
    {
      key: 'acts',
      label: t('regions.withdraw'),
      cell: (one) => (
        <ConfirmForm
          label={t('regions.withdraw')}
          question={question(one)}
          fields={{ deed: 'withdraw', publisherId: one.publisherId, [field]: one.id }}
          size="s"
        />
      ),
    },
  ]
  return (
    <>
      <DataTable
        caption={caption}
        columns={columns}
        rows={rows}
        rowKey={(one) => `${one.publisherId} ${one.id}`}
        empty={<EmptyState title={empty} />}
      />
      <Form refusal={isFor(refusal, field) ? refusal : undefined} scope={field}>
        <TextField name="publisherId" label={t('regions.publisher')} mono width="m" />
        <NativeSelect name={field} label={column} options={options} width="l" />
        <FormActs>
          <Button>{t('regions.grant')}</Button>
        </FormActs>
      </Form>
    </>
  )
}

/** A refusal belongs to the form that was sent. */
function isFor(refusal: unknown, field: string): boolean {
  return typeof refusal === 'object' && refusal !== null && 'values' in refusal && field in (refusal.values as object)
}
