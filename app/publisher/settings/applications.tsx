/** Programs that act for a publisher: client id, secrets shown once, roles within those of whoever made them. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { data } from 'react-router'
import {
  addCertificate,
  addSecret,
  createApplication,
  listApplications,
  removeApplication,
  revokeSecret,
  rolesToGive,
  updateApplication,
} from '#accounts'
import { ctxOf } from '../../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'
import { Button } from '../../ui/button.tsx'
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
import { rightsIn } from './rights.server.ts'
import { RightsFields } from './rights-fields.tsx'

export async function loader({ context, params: { publisherId } }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  return {
    applications: await listApplications(ctx, publisherId),
    roles: rolesToGive(ctx, publisherId),
  }
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
        await createApplication(ctx, publisherId, { name: textOf(form, 'name'), ...rightsIn(form) })
        return done(t('applications.created'))
      case 'change':
        await updateApplication(ctx, publisherId, { applicationId, name: textOf(form, 'name'), ...rightsIn(form) })
        return done(t('saved'))
      case 'secret': {
        const { secret } = await addSecret(ctx, publisherId, {
          applicationId,
          description: textOf(form, 'description') || undefined,
          lifetimeDays: textOf(form, 'lifetimeDays') ? Number(textOf(form, 'lifetimeDays')) : undefined,
        })
        return data({ applicationId, secret }, { headers: { 'Cache-Control': 'no-store' } })
      }
      case 'certificate': {
        const certificate = textOf(form, 'certificate')
        // A key that was pasted along is refused, and not sent about once more.
        if (certificate.includes('PRIVATE KEY')) form.delete('certificate')
        await addCertificate(ctx, publisherId, { applicationId, certificate })
        return done(t('applications.certificateAdded'))
      }
      case 'revoke':
        await revokeSecret(ctx, publisherId, { applicationId, secretId: textOf(form, 'secretId') })
        return done(t('applications.revoked'))
      default:
        await removeApplication(ctx, publisherId, applicationId)
        return done(t('applications.removed'))
    }
  })
}

const creation = { deed: 'create' }

type Data = Route.ComponentProps['loaderData']
type Application = Data['applications'][number]

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
        <OneApplication key={application.id} application={application} roles={roles} answer={actionData} />
      ))}
      <h2>{t('applications.new')}</h2>
      <Form refusal={actionData} sends={creation}>
        <TextField name="name" label={t('applications.name')} limit={100} />
        <RightsFields roles={roles} />
        <FormActs>
          <Button kind="primary">{t('applications.create')}</Button>
        </FormActs>
      </Form>
    </>
  )
}

type OneProps = { application: Application; roles: Data['roles']; answer: unknown }

function OneApplication({ application, roles, answer }: OneProps) {
  const { t } = useTranslation('settings')
  const { id: applicationId, name, limitedTo } = application
  return (
    <section>
      <h2>{name}</h2>
      <KeyValue
        items={[
          { label: t('applications.clientId'), value: <CopyId id={applicationId} short={40} /> },
          {
            label: t('people.roles'),
            value: application.roles.map((role) => t(`account:roles.${role}`)).join(', '),
          },
          { label: t('people.limit'), value: limitedTo?.join(', ') ?? t('people.allOffers') },
        ]}
      />
      <ul>
        {application.secrets.map((secret) => (
          <li key={secret.id}>
            <SecretName secret={secret} /> {secret.description} · {t('applications.expires')}{' '}
            <RelativeTime at={secret.expiresAt} /> ·{' '}
            {secret.lastUsedAt ? (
              <>
                {t('applications.lastUsed')} <RelativeTime at={secret.lastUsedAt} />
              </>
            ) : (
              t('applications.neverUsed')
            )}{' '}
            <ConfirmForm
              label={t('applications.revoke')}
              question={t(
                secret.certificateSubject ? 'applications.revokeCertificate' : 'applications.revokeQuestion',
                { hint: secret.hint },
              )}
              fields={{ deed: 'revoke', applicationId, secretId: secret.id }}
              size="s"
            />
          </li>
        ))}
      </ul>
      <Folded title={t('applications.newSecret')} sends={{ deed: 'secret', applicationId }} answer={answer}>
        <TextField name="description" label={t('applications.description')} limit={100} optional width="l" />
        <TextField
          name="lifetimeDays"
          label={t('applications.lifetime')}
          help={t('applications.lifetimeHelp')}
          inputMode="numeric"
          defaultValue="365"
          width="s"
        />
        <FormActs>
          <Button>{t('applications.makeSecret')}</Button>
        </FormActs>
      </Folded>
      <Folded title={t('applications.newCertificate')} sends={{ deed: 'certificate', applicationId }} answer={answer}>
        <TextArea
          name="certificate"
          label={t('applications.certificate')}
          help={t('applications.certificateHelp')}
          rows={6}
        />
        <FormActs>
          <Button>{t('applications.addCertificate')}</Button>
        </FormActs>
      </Folded>
      <Folded
        title={t('people.change')}
        sends={{ deed: 'change', applicationId }}
        answer={answer}
        initial={{ name, roles: application.roles, limitedTo: limitedTo ?? [] }}
      >
        <TextField name="name" label={t('applications.name')} limit={100} />
        <RightsFields roles={roles} />
        <FormActs>
          <Button>{t('save')}</Button>
        </FormActs>
      </Folded>
      <ConfirmForm
        label={t('applications.remove')}
        question={t('applications.removeQuestion', { name })}
        fields={{ deed: 'remove', applicationId }}
        align="start"
      />
    </section>
  )
}

type FoldedProps = {
  title: string
  sends: { deed: string; applicationId: string }
  answer: unknown
  initial?: Record<string, unknown>
  children: ReactNode
}

/** A form that opens on demand, and stays open when it was refused. */
function Folded({ title, sends, answer, initial, children }: FoldedProps) {
  return (
    <details open={refusalFor(answer, sends) !== undefined || undefined}>
      <summary>{title}</summary>
      <Form refusal={answer} sends={sends} scope={`${sends.deed}-${sends.applicationId}`} initial={initial}>
        {children}
      </Form>
    </details>
  )
}

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
