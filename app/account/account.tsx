/** One's own account: name and language, password, where one is signed in, and what one did. */
import { useTranslation } from 'react-i18next'
import { Link, redirect } from 'react-router'
import {
  changePassword,
  getProfile,
  listSessions,
  ownActs,
  revokeOtherSessions,
  revokeSession,
  updateProfile,
} from '#accounts'
import { ctxOf } from '../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf } from '../forms.server.ts'
import { i18nOf } from '../i18n.server.ts'
import { isLocale, locales } from '../locale.ts'
import { ActsTable } from '../ui/acts-table.tsx'
import { Button } from '../ui/button.tsx'
import { NativeSelect } from '../ui/choices.tsx'
import { ConfirmForm } from '../ui/confirm-form.tsx'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { Form, FormActs } from '../ui/form.tsx'
import { useFormat } from '../ui/format.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { Route } from './+types/account.ts'
import { deviceOf } from './device.ts'

const ACTS = 20

export async function loader({ context, request }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const profile = await getProfile(ctx)
  return { profile, sessions: await listSessions(ctx, request.headers), acts: await ownActs(ctx, ACTS) }
}

export async function action({ context, request }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  const deed = textOf(form, 'deed')
  const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'account')
  return answerForm(form, async () => {
    if (deed === 'profile') {
      const locale = form.get('locale')
      const { headers } = await updateProfile(ctx, {
        name: textOf(form, 'name'),
        locale: isLocale(locale) ? locale : null,
      })
      return redirect('/account', { headers })
    }
    if (deed === 'password') {
      await changePassword(
        ctx,
        { current: String(form.get('current') ?? ''), password: String(form.get('password') ?? '') },
        request.headers,
      )
      return redirectWithNotice(ctx, '/account', t('account.passwordChanged'))
    }
    if (deed === 'endSession') await revokeSession(ctx, textOf(form, 'sessionId'))
    if (deed === 'endOthers') await revokeOtherSessions(ctx, request.headers)
    return redirectWithNotice(ctx, '/account', t('account.sessionEnded'))
  })
}

type Row = Route.ComponentProps['loaderData']['sessions'][number]

export default function Account({ loaderData: { profile, sessions, acts }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('account')
  const format = useFormat()
  const columns: Column<Row>[] = [
    {
      key: 'where',
      label: t('account.where'),
      cell: ({ userAgent, ipAddress }) => {
        const { browser, system } = deviceOf(userAgent ?? '')
        const device = browser && system ? t('account.device', { browser, system }) : (browser ?? system)
        return (
          <span title={userAgent ?? undefined}>
            {[device ?? t('account.unknownDevice'), ipAddress].filter(Boolean).join(' · ')}
          </span>
        )
      },
    },
    { key: 'since', label: t('account.since'), cell: (session) => <RelativeTime at={session.createdAt} /> },
    {
      key: 'end',
      label: t('account.end'),
      cell: (session) =>
        session.current ? (
          t('account.thisOne')
        ) : (
          <ConfirmForm
            label={t('account.end')}
            question={t('account.endQuestion')}
            fields={{ deed: 'endSession', sessionId: session.id }}
            size="s"
          />
        ),
    },
  ]
  return (
    <>
      <PageHeader title={t('account.title')} lead={profile.email} />
      <h2>{t('account.profile')}</h2>
      <Form
        initial={{ name: profile.name, locale: profile.locale ?? '' }}
        refusal={actionData}
        sends={{ deed: 'profile' }}
      >
        <TextField name="name" label={t('name')} autoComplete="name" limit={100} />
        <NativeSelect
          name="locale"
          label={t('account.language')}
          options={locales.map((locale) => ({ value: locale, label: format.language(locale) }))}
          placeholder={t('account.asBrowser')}
        />
        <FormActs>
          <Button kind="primary">{t('account.save')}</Button>
        </FormActs>
      </Form>
      {profile.hasPassword && (
        <>
          <h2>{t('account.password')}</h2>
          <Form refusal={actionData} sends={{ deed: 'password' }}>
            <TextField name="current" type="password" label={t('account.current')} autoComplete="current-password" />
            <TextField
              name="password"
              type="password"
              label={t('reset.password')}
              help={t('passwordRule')}
              autoComplete="new-password"
            />
            <FormActs>
              <Button>{t('account.changePassword')}</Button>
            </FormActs>
          </Form>
        </>
      )}
      <h2>{t('account.sessions')}</h2>
      <DataTable
        caption={t('account.sessions')}
        columns={columns}
        rows={sessions}
        rowKey={(session) => session.id}
        empty={null}
      />
      {sessions.length > 1 && (
        <ConfirmForm
          label={t('account.endOthers')}
          question={t('account.endOthersQuestion')}
          fields={{ deed: 'endOthers' }}
          align="start"
        />
      )}
      <h2>{t('data.title')}</h2>
      <p>
        {t('data.lead')} <Link to="/account/data">{t('data.link')}</Link>
      </p>
      <h2>{t('account.acts')}</h2>
      <ActsTable acts={acts} nextCursor={null} />
    </>
  )
}
