/** Asking for a link to choose a new password. The answer is the same whether the address is known or not. */
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { requestPasswordReset } from '#accounts'
import { ctxOf } from '../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf } from '../forms.server.ts'
import { i18nOf } from '../i18n.server.ts'
import { Button } from '../ui/button.tsx'
import { Form, FormActs } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { Route } from './+types/forgotten-password.ts'

export async function action({ context, request }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  return answerForm(form, async () => {
    await requestPasswordReset(ctx, { email: textOf(form, 'email') })
    return redirectWithNotice(ctx, '/account/sign-in', i18nOf(ctx.locale).t('account:forgotten.sent'), 'onItsWay')
  })
}

export default function ForgottenPassword({ actionData }: Route.ComponentProps) {
  const { t } = useTranslation('account')
  return (
    <>
      <PageHeader title={t('forgotten.title')} lead={t('forgotten.lead')} />
      <Form refusal={actionData}>
        <TextField name="email" type="email" label={t('email')} autoComplete="username" />
        <FormActs>
          <Button kind="primary">{t('forgotten.act')}</Button>
          <Link to="/account/sign-in">{t('back')}</Link>
        </FormActs>
      </Form>
    </>
  )
}
