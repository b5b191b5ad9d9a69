/** Making an account of one's own. */
import { useTranslation } from 'react-i18next'
import { Link, redirect } from 'react-router'
import { signUp } from '#accounts'
import { ownPath } from '#platform/own-path'
import { ctxOf } from '../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf } from '../forms.server.ts'
import { i18nOf } from '../i18n.server.ts'
import { Button } from '../ui/button.tsx'
import { Form, FormActs } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { Route } from './+types/sign-up.ts'

export function loader({ context, url }: Route.LoaderArgs) {
  const next = ownPath(url.searchParams.get('next'), '/account/home')
  if (ctxOf(context).actor.kind === 'person') throw redirect(next)
  return { next, email: url.searchParams.get('email') ?? '' }
}

export async function action({ context, request }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  return answerForm(form, async () => {
    const signedUp = await signUp(ctx, {
      name: textOf(form, 'name'),
      email: textOf(form, 'email'),
      password: String(form.get('password') ?? ''),
      locale: ctx.locale,
    })
    if (signedUp.kind === 'signedIn')
      return redirect(ownPath(form.get('next'), '/account/home'), { headers: signedUp.headers })
    return redirectWithNotice(ctx, '/account/sign-in', i18nOf(ctx.locale).t('account:signUp.confirm'), 'onItsWay')
  })
}

export default function SignUp({ loaderData: { next, email }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('account')
  return (
    <>
      <PageHeader title={t('signUp.title')} lead={t('signUp.lead')} />
      <Form refusal={actionData} initial={{ email }}>
        <input type="hidden" name="next" value={next} />
        <TextField name="name" label={t('name')} autoComplete="name" limit={100} />
        <TextField name="email" type="email" label={t('email')} help={t('signUp.emailHelp')} autoComplete="username" />
        <TextField
          name="password"
          type="password"
          label={t('password')}
          help={t('passwordRule')}
          autoComplete="new-password"
        />
        <FormActs>
          <Button kind="primary">{t('signUp.act')}</Button>
        </FormActs>
      </Form>
      <p>
        {t('signUp.haveOne')}{' '}
        <Link to={`/account/sign-in?${new URLSearchParams({ next, ...(email && { email }) })}`}>{t('signIn.act')}</Link>
      </p>
    </>
  )
}
