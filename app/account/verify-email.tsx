/** Confirming one's address with the link of a mail: a button, so that no mail scanner confirms by fetching it. */
import { useTranslation } from 'react-i18next'
import { confirmAddress } from '#accounts'
import { ctxOf } from '../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf } from '../forms.server.ts'
import { i18nOf } from '../i18n.server.ts'
import { Button } from '../ui/button.tsx'
import { Form, FormActs } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/verify-email.ts'
import { DeadLink } from './dead-link.tsx'

export function loader({ url }: Route.LoaderArgs) {
  return { token: url.searchParams.get('token') ?? '' }
}

export async function action({ context, request }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  return answerForm(form, async () => {
    await confirmAddress(ctx, textOf(form, 'token'))
    return redirectWithNotice(ctx, '/account/sign-in', i18nOf(ctx.locale).t('account:verify.done'))
  })
}

export default function VerifyEmail({ loaderData: { token }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('account')
  if (!token)
    return <DeadLink title={t('verify.title')} why={t('verify.cut')} to="/account/sign-in" act={t('signIn.act')} />
  return (
    <>
      <PageHeader title={t('verify.title')} lead={t('verify.lead')} />
      <Form refusal={actionData}>
        <input type="hidden" name="token" value={token} />
        <FormActs>
          <Button kind="primary">{t('verify.act')}</Button>
        </FormActs>
      </Form>
    </>
  )
}
