/** Choosing a new password with the link of a mail. */
import { useTranslation } from 'react-i18next'
import { data } from 'react-router'
import { resetLinkWorks, resetPassword } from '#accounts'
import { ctxOf } from '../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf } from '../forms.server.ts'
import { i18nOf } from '../i18n.server.ts'
import { Button } from '../ui/button.tsx'
import { Form, FormActs } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { Route } from './+types/reset-password.ts'
import { DeadLink } from './dead-link.tsx'

export async function loader({ context, url }: Route.LoaderArgs) {
  const token = url.searchParams.get('token') ?? ''
  const works = await resetLinkWorks(ctxOf(context), token)
  return data({ token, works }, works ? 200 : 410)
}

export async function action({ context, request }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  return answerForm(form, async () => {
    await resetPassword(ctx, { token: textOf(form, 'token'), password: String(form.get('password') ?? '') })
    return redirectWithNotice(ctx, '/account/sign-in', i18nOf(ctx.locale).t('account:reset.done'))
  })
}

export default function ResetPassword({ loaderData: { token, works }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('account')
  if (!works) {
    return (
      <DeadLink
        title={t('reset.title')}
        why={t('reset.dead')}
        to="/account/forgotten-password"
        act={t('reset.again')}
      />
    )
  }
  return (
    <>
      <PageHeader title={t('reset.title')} />
      <Form refusal={actionData}>
        <input type="hidden" name="token" value={token} />
        <TextField
          name="password"
          type="password"
          label={t('reset.password')}
          help={t('passwordRule')}
          autoComplete="new-password"
        />
        <FormActs>
          <Button kind="primary">{t('reset.act')}</Button>
        </FormActs>
      </Form>
    </>
  )
}
