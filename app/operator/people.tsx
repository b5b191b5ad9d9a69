/** Who runs this marketplace: administrators and reviewers. */
import { useTranslation } from 'react-i18next'
import { dismissOperator, listOperators, nameOperator, operatorRoles } from '#accounts'
import { ctxOf } from '../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf } from '../forms.server.ts'
import { i18nOf } from '../i18n.server.ts'
import { Button } from '../ui/button.tsx'
import { RadioCards } from '../ui/choices.tsx'
import { ConfirmForm } from '../ui/confirm-form.tsx'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { Form, FormActs } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { Route } from './+types/people.ts'

export async function loader({ context }: Route.LoaderArgs) {
  return { operators: await listOperators(ctxOf(context)), roles: [...operatorRoles] }
}

export async function action({ context, request }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  const role = operatorRoles.find((one) => one === form.get('role')) ?? 'reviewer'
  const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'operator')
  return answerForm(form, async () => {
    if (form.get('deed') === 'dismiss') await dismissOperator(ctx, { personId: textOf(form, 'personId'), role })
    else await nameOperator(ctx, { email: textOf(form, 'email'), role })
    return redirectWithNotice(ctx, '/operator/people', t('people.done'))
  })
}

type Row = Route.ComponentProps['loaderData']['operators'][number]

export default function OperatorPeople({ loaderData: { operators, roles }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('operator')
  const columns: Column<Row>[] = [
    { key: 'name', label: t('people.name'), cell: (one) => one.name },
    { key: 'email', label: t('people.email'), cell: (one) => one.email },
    { key: 'role', label: t('people.role'), cell: (one) => t(`people.roles.${one.role}`) },
    { key: 'since', label: t('people.since'), cell: (one) => <RelativeTime at={one.grantedAt} /> },
    {
      key: 'acts',
      label: t('people.dismiss'),
      cell: (one) => (
        <ConfirmForm
          label={t('people.dismiss')}
          question={t('people.dismissQuestion', { name: one.name })}
          fields={{ deed: 'dismiss', personId: one.personId, role: one.role }}
          size="s"
        />
      ),
    },
  ]
  return (
    <>
      <PageHeader title={t('people.title')} lead={t('people.lead')} />
      <DataTable
        caption={t('people.title')}
        columns={columns}
        rows={operators}
        rowKey={(one) => `${one.personId} ${one.role}`}
        empty={null}
      />
      <h2>{t('people.add')}</h2>
      <Form refusal={actionData} initial={{ role: 'reviewer' }}>
        <TextField name="email" type="email" label={t('people.email')} help={t('people.emailHelp')} width="l" />
        <RadioCards
          name="role"
          label={t('people.role')}
          options={roles.map((value) => ({
            value,
            label: t(`people.roles.${value}`),
            help: t(`people.roleHelp.${value}`),
          }))}
        />
        <FormActs>
          <Button kind="primary">{t('people.addAct')}</Button>
        </FormActs>
      </Form>
    </>
  )
}
