/** Signing in: with a password, or at the identity provider of one's company. */
import { useTranslation } from 'react-i18next'
import { data, Link, redirect } from 'react-router'
import { beginWorkSignIn, signIn, signInErrorText, signInWays } from '#accounts'
import { ownPath } from '#platform/own-path'
import { ctxOf } from '../ctx.server.ts'
import { answerForm, textOf } from '../forms.server.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/choices.tsx'
import { Form, FormActs } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { Route } from './+types/sign-in.ts'

export async function loader({ context, url }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const query = url.searchParams
  const next = ownPath(query.get('next'), '/account/home')
  if (ctx.actor.kind === 'person') throw redirect(next)
  const error = query.get('error')
  return {
    next,
    email: query.get('email') ?? '',
    ways: await signInWays(ctx, query.get('email') ?? undefined),
    error: error ? signInErrorText(ctx.locale, error) : undefined,
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  const next = ownPath(form.get('next'), '/account/home')
  const providerId = textOf(form, 'provider')
  return answerForm(form, async () => {
    if (providerId) {
      const { location, headers } = await beginWorkSignIn(ctx, {
        providerId,
        returnTo: next,
        loginHint: textOf(form, 'email') || undefined,
      })
      return data({ leadsTo: location }, { headers })
    }
    const email = textOf(form, 'email')
    const [company] = (await signInWays(ctx, email)).filter((way) => way.name !== null)
    const password = form.get('password')
    if (company && !password) {
      const { location, headers } = await beginWorkSignIn(ctx, {
        providerId: company.providerId,
        returnTo: next,
        loginHint: email,
      })
      return data({ leadsTo: location }, { headers })
    }
    const { headers } = await signIn(ctx, {
      email,
      password: String(password ?? ''),
      remember: form.get('remember') === 'true',
    })
    return redirect(next, { headers })
  })
}

export default function SignIn({ loaderData: { next, email, ways, error }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('account')
  if (actionData && 'leadsTo' in actionData) return <Elsewhere address={actionData.leadsTo} />
  return (
    <>
      <PageHeader title={t('signIn.title')} />
      {error && (
        <Notice tone="failed" role="alert">
          {error}
        </Notice>
      )}
      <Form refusal={actionData} initial={{ email, remember: 'true' }}>
        <input type="hidden" name="next" value={next} />
        <TextField name="email" type="email" label={t('email')} autoComplete="username" />
        <TextField
          name="password"
          type="password"
          label={t('password')}
          help={t('signIn.passwordHelp')}
          autoComplete="current-password"
        />
        <Checkbox name="remember" label={t('signIn.remember')} />
        <FormActs>
          <Button kind="primary">{t('signIn.act')}</Button>
          <Link to="/account/forgotten-password">{t('signIn.forgotten')}</Link>
        </FormActs>
        {ways.map((way) => (
          <Button key={way.providerId} name="provider" value={way.providerId}>
            {way.name ? t('signIn.withCompany', { name: way.name }) : t('signIn.withWork')}
          </Button>
        ))}
      </Form>
      <p>
        {t('signIn.noAccount')}{' '}
        <Link to={`/account/sign-up?${new URLSearchParams({ next, ...(email && { email }) })}`}>
          {t('signUp.title')}
        </Link>
      </p>
    </>
  )
}

/** The identity provider's page. A redirect would not do: forms of ours may lead nowhere but to ourselves. */
function Elsewhere({ address }: { address: string }) {
  const { t } = useTranslation('account')
  return (
    <>
      <meta httpEquiv="refresh" content={`0;url=${address}`} />
      <PageHeader title={t('signIn.elsewhere')} />
      <p>
        <a href={address}>{t('signIn.goOn', { host: new URL(address).host })}</a>
      </p>
    </>
  )
}
