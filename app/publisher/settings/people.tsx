/** Who works for a publisher, in which roles, and who is invited. */
import { useTranslation } from 'react-i18next'
import {
  can,
  changeMember,
  invitePeople,
  listInvitations,
  listMembers,
  removeMember,
  resendInvitation,
  revokeInvitation,
  rolesToGive,
} from '#accounts'
import { ctxOf } from '../../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmForm } from '../../ui/confirm-form.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { Form, FormActs } from '../../ui/form.tsx'
import { refusalFor } from '../../ui/refusal.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import type { Route } from './+types/people.ts'
import { rightsIn } from './rights.server.ts'
import { RightsFields } from './rights-fields.tsx'

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const mayWrite = can(ctx, 'users.write', params)
  return {
    mayWrite,
    roles: rolesToGive(ctx, params.publisherId),
    members: await listMembers(ctx, params.publisherId),
    invitations: mayWrite ? await listInvitations(ctx, params.publisherId) : [],
  }
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  const { publisherId } = params
  const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'settings')
  const done = (text: string) => redirectWithNotice(ctx, url.pathname, text)
  return answerForm(form, async () => {
    switch (form.get('deed')) {
      case 'invite': {
        const invited = await invitePeople(ctx, publisherId, { emails: textOf(form, 'emails'), ...rightsIn(form) })
        return done(t('people.invited', { count: invited.length }))
      }
      case 'resend':
        await resendInvitation(ctx, publisherId, textOf(form, 'invitationId'))
        return done(t('people.resent'))
      case 'revoke':
        await revokeInvitation(ctx, publisherId, textOf(form, 'invitationId'))
        return done(t('people.revoked'))
      case 'change':
        await changeMember(ctx, publisherId, { personId: textOf(form, 'personId'), rights: rightsIn(form) })
        return done(t('saved'))
      default:
        await removeMember(ctx, publisherId, textOf(form, 'personId'))
        return done(t('people.removed'))
    }
  })
}

const invitation = { deed: 'invite' }
const changeOf = (personId: string) => ({ deed: 'change', personId })

type Data = Route.ComponentProps['loaderData']

export default function PeopleSettings({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('settings')
  const { members, invitations, roles, mayWrite } = loaderData
  const columns: Column<Data['members'][number]>[] = [
    { key: 'name', label: t('people.name'), cell: (member) => member.name },
    { key: 'email', label: t('people.email'), cell: (member) => member.email },
    {
      key: 'roles',
      label: t('people.roles'),
      cell: (member) => member.roles.map((role) => t(`account:roles.${role}`)).join(', '),
    },
    { key: 'limit', label: t('people.limit'), cell: (member) => member.limitedTo?.join(', ') ?? t('people.allOffers') },
    {
      key: 'acts',
      label: t('people.acts'),
      cell: (member) =>
        member.roles.every((role) => roles.includes(role)) && (
          <>
            <details open={refusalFor(actionData, changeOf(member.personId)) !== undefined || undefined}>
              <summary>{t('people.change')}</summary>
              <Form
                scope={member.personId}
                sends={changeOf(member.personId)}
                refusal={actionData}
                initial={{ roles: member.roles, limitedTo: member.limitedTo ?? [] }}
              >
                <RightsFields roles={roles} />
                <Button size="s">{t('save')}</Button>
              </Form>
            </details>
            <ConfirmForm
              label={t('people.remove')}
              question={t('people.removeQuestion', { name: member.name })}
              fields={{ deed: 'remove', personId: member.personId }}
              size="s"
            />
          </>
        ),
    },
  ]
  return (
    <>
      <DataTable
        caption={t('people.title')}
        columns={mayWrite ? columns : columns.slice(0, -1)}
        rows={members}
        rowKey={(member) => member.personId}
        empty={null}
      />
      {mayWrite && (
        <>
          <Invitations invitations={invitations} />
          <h2>{t('people.invite')}</h2>
          <Form refusal={actionData} sends={invitation}>
            <TextArea name="emails" label={t('people.emails')} help={t('people.emailsHelp')} rows={2} />
            <RightsFields roles={roles} />
            <FormActs>
              <Button kind="primary">{t('people.inviteAct')}</Button>
            </FormActs>
          </Form>
        </>
      )}
    </>
  )
}

function Invitations({ invitations }: Pick<Data, 'invitations'>) {
  const { t } = useTranslation('settings')
  if (invitations.length === 0) return null
  const columns: Column<Data['invitations'][number]>[] = [
    { key: 'email', label: t('people.email'), cell: (one) => one.email },
    {
      key: 'roles',
      label: t('people.roles'),
      cell: (one) => one.roles.map((role) => t(`account:roles.${role}`)).join(', '),
    },
    { key: 'status', label: t('people.status'), cell: (one) => t(`people.statuses.${one.status}`) },
    { key: 'sent', label: t('people.sent'), cell: (one) => <RelativeTime at={one.sentAt} /> },
    {
      key: 'acts',
      label: t('people.acts'),
      cell: (one) =>
        one.status === 'pending' || one.status === 'expired' ? (
          <>
            <ConfirmForm
              label={t('people.resend')}
              question={t('people.resendQuestion', { email: one.email })}
              fields={{ deed: 'resend', invitationId: one.id }}
              kind="plain"
              size="s"
            />
            <ConfirmForm
              label={t('people.revoke')}
              question={t('people.revokeQuestion', { email: one.email })}
              fields={{ deed: 'revoke', invitationId: one.id }}
              size="s"
            />
          </>
        ) : null,
    },
  ]
  return (
    <>
      <h2>{t('people.invitations')}</h2>
      <DataTable
        caption={t('people.invitations')}
        columns={columns}
        rows={invitations}
        rowKey={(one) => one.id}
        empty={null}
      />
    </>
  )
}
