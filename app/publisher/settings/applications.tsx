/** Programs that act for a publisher: client id, secrets shown once, roles within those of whoever made them. */
import { useTranslation } from 'react-i18next'
import { data } from 'react-router'
import {
  addCertificate,
  addSecret,
  createApplication,
  listApplications,
  type PublisherRole,
  publisherRoles,
  removeApplication,
  revokeSecret,
} from '#accounts'
import { ctxOf } from '../../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf, textsOf } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'
import { Button } from '../../ui/button.tsx'
import { CheckboxGroup } from '../../ui/choices.tsx'
import { ConfirmForm } from '../../ui/confirm-form.tsx'
import { CopyId } from '../../ui/copy-id.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Form, FormActs } from '../../ui/form.tsx'
import { KeyValue } from '../../ui/key-value.tsx'
import { Notice } from '../../ui/notice.tsx'
import { refusalFor } from '../../ui/refusal.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { TextArea, TextField } from '../../ui/text-field.tsx'
import type { Route } from './+types/applications.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  return { applications: await listApplications(ctxOf(context), params.publisherId), roles: [...publisherRoles] }
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  const { publisherId } = params
  const applicationId = textOf(form, 'applicationId')
  const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'settings')
  const done = (text: string) => redirectWithNotice(ctx, url.pathname, text)
  return answerForm(form, async () => {
    switch (form.get('deed')) {
      case 'create':
        await createApplication(ctx, publisherId, {
          name: textOf(form, 'name'),
          roles: textsOf(form, 'roles') as PublisherRole[],
          limitedTo: null,
        })
        return done(t('applications.created'))
      case 'secret': {
        const { secret } = await addSecret(ctx, publisherId, {
          applicationId,
          description: textOf(form, 'description') || undefined,
        })
        return data({ applicationId, secret }, { headers: { 'Cache-Control': 'no-store' } })
      }
      case 'certificate':
        await addCertificate(ctx, publisherId, { applicationId, certificate: textOf(form, 'certificate') })
        return done(t('applications.certificateAdded'))
      case 'revoke':
        await revokeSecret(ctx, publisherId, { applicationId, secretId: textOf(form, 'secretId') })
        return done(t('applications.revoked'))
      default:
        await removeApplication(ctx, publisherId, applicationId)
        return done(t('applications.removed'))
    }
  })
}

export default function ApplicationSettings({ loaderData: { applications, roles }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('settings')
  return (
    <>
      <p>
        {t('applications.lead')} <a href="/docs/api">{t('applications.docs')}</a>
      </p>
      {actionData && 'secret' in actionData && (
        <Notice tone="needsYou" role="alert" title={t('applications.copyNow')}>
          <p>
            <CopyId id={actionData.secret} short={80} />
          </p>
        </Notice>
      )}
      {applications.length === 0 && (
        <EmptyState title={t('applications.emptyTitle')}>{t('applications.emptyText')}</EmptyState>
      )}
      {applications.map((application) => (
        <section key={application.id} aria-label={application.name}>
          <h2>{application.name}</h2>
          <KeyValue
            items={[
              { label: t('applications.clientId'), value: <CopyId id={application.id} short={40} /> },
              {
                label: t('people.roles'),
                value: application.roles.map((role) => t(`account:roles.${role}`)).join(', '),
              },
            ]}
          />
          <ul>
            {application.secrets.map((secret) => (
              <li key={secret.id}>
                <SecretName secret={secret} /> {secret.description} · {t('applications.expires')}{' '}
                <RelativeTime at={secret.expiresAt} />{' '}
                <ConfirmForm
                  label={t('applications.revoke')}
                  question={t(
                    secret.certificateSubject ? 'applications.revokeCertificate' : 'applications.revokeQuestion',
                    {
                      hint: secret.hint,
                    },
                  )}
                  fields={{ deed: 'revoke', applicationId: application.id, secretId: secret.id }}
                  size="s"
                />
              </li>
            ))}
          </ul>
          <FormActs>
            <Form>
              <input type="hidden" name="deed" value="secret" />
              <input type="hidden" name="applicationId" value={application.id} />
              <Button>{t('applications.newSecret')}</Button>
            </Form>
            <ConfirmForm
              label={t('applications.remove')}
              question={t('applications.removeQuestion', { name: application.name })}
              fields={{ deed: 'remove', applicationId: application.id }}
            />
          </FormActs>
          <details open={refusalFor(actionData, certificateOf(application.id)) !== undefined}>
            <summary>{t('applications.newCertificate')}</summary>
            <Form refusal={actionData} sends={certificateOf(application.id)} scope={application.id}>
              <TextArea
                name="certificate"
                label={t('applications.certificate')}
                help={t('applications.certificateHelp')}
                rows={6}
              />
              <FormActs>
                <Button>{t('applications.addCertificate')}</Button>
              </FormActs>
            </Form>
          </details>
        </section>
      ))}
      <h2>{t('applications.new')}</h2>
      <Form refusal={actionData} sends={creation}>
        <TextField name="name" label={t('applications.name')} limit={100} />
        <CheckboxGroup
          name="roles"
          label={t('people.roles')}
          options={roles.map((value) => ({ value, label: t(`account:roles.${value}`) }))}
        />
        <FormActs>
          <Button kind="primary">{t('applications.create')}</Button>
        </FormActs>
      </Form>
    </>
  )
}

const creation = { deed: 'create' }
const certificateOf = (applicationId: string) => ({ deed: 'certificate', applicationId })

function SecretName({
  secret: { hint, certificateSubject },
}: {
  secret: { hint: string; certificateSubject: string | null }
}) {
  const { t } = useTranslation('settings')
  if (certificateSubject === null) return <code>{hint}…</code>
  return (
    <>
      {t('applications.certificateOf', { subject: certificateSubject })} <code>{hint}</code>
    </>
  )
}
