/** An invitation to a publisher: who invites, to what, and the button that accepts. */
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { acceptInvitation, findInvitation } from '#accounts'
import { ctxOf } from '../ctx.server.ts'
import { answerForm, redirectWithNotice } from '../forms.server.ts'
import { i18nOf } from '../i18n.server.ts'
import { Button } from '../ui/button.tsx'
import { Form, FormActs } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/invitation.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const { publisherName, roles, email } = await findInvitation(ctx, params.token)
  return {
    publisherName,
    roles,
    email,
    me: ctx.actor.kind === 'person' ? ctx.actor.email : undefined,
    here: `/account/invitations/${params.token}`,
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  return answerForm(form, async () => {
    const { publisherId } = await acceptInvitation(ctx, params.token)
    return redirectWithNotice(ctx, `/publisher/${publisherId}`, i18nOf(ctx.locale).t('account:invitation.done'))
  })
}

export default function AcceptInvitation({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('account')
  const { publisherName, roles, email, me, here } = loaderData
  return (
    <>
      <PageHeader
        title={t('invitation.title', { name: publisherName })}
        lead={t('invitation.roles', { roles: roles.map((role) => t(`roles.${role}`)).join(', ') })}
      />
      {me === undefined && <SignInFirst email={email} here={here} />}
      {me !== undefined && me !== email && <ForSomebodyElse email={email} me={me} here={here} />}
      {me === email && (
        <Form refusal={actionData}>
          <FormActs>
            <Button kind="primary">{t('invitation.act')}</Button>
          </FormActs>
        </Form>
      )}
    </>
  )
}

function SignInFirst({ email, here }: { email: string; here: string }) {
  const { t } = useTranslation('account')
  const next = `?${new URLSearchParams({ next: here, email })}`
  return (
    <>
      <p>{t('invitation.signInFirst', { email })}</p>
      <p>
        <Link to={`/account/sign-in${next}`}>{t('signIn.act')}</Link> ·{' '}
        <Link to={`/account/sign-up${next}`}>{t('signUp.title')}</Link>
      </p>
    </>
  )
}

/** Only the address that was invited may accept, so nothing is offered here but the way to it. */
function ForSomebodyElse({ email, me, here }: { email: string; me: string; here: string }) {
  const { t } = useTranslation('account')
  return (
    <>
      <Notice tone="needsYou" title={t('invitation.otherAddress', { email })}>
        <p>{t('invitation.otherAddressTodo', { email, me })}</p>
      </Notice>
      <form method="post" action="/account/sign-out">
        <input type="hidden" name="next" value={here} />
        <Button kind="primary">{t('invitation.switch')}</Button>
      </form>
    </>
  )
}
