/** Sign-in through a publisher's own identity provider, and the mail domains whose people it may bring. */
import { useTranslation } from 'react-i18next'
import {
  addDomain,
  approveDomain,
  can,
  confirmDomain,
  domainMailboxes,
  linkTenant,
  listTenants,
  type PublisherRole,
  removeDomain,
  removeTenant,
  rolesToGive,
  sendDomainCode,
  updateTenant,
} from '#accounts'
import { ctxOf } from '../../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf, textsOf } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'
import { Button } from '../../ui/button.tsx'
import { CheckboxGroup, NativeSelect } from '../../ui/choices.tsx'
import { ConfirmForm } from '../../ui/confirm-form.tsx'
import { CopyId } from '../../ui/copy-id.tsx'
import { Form, FormActs } from '../../ui/form.tsx'
import { KeyValue } from '../../ui/key-value.tsx'
import { refusalFor } from '../../ui/refusal.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { Route } from './+types/tenants.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  return {
    tenants: await listTenants(ctx, params.publisherId),
    mailboxes: [...domainMailboxes],
    roles: rolesToGive(ctx, params.publisherId).filter((role) => role !== 'owner'),
    mayApprove: can(ctx, 'operator.admin'),
  }
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  const { publisherId } = params
  const which = { tenantId: textOf(form, 'tenantId'), domain: textOf(form, 'domain') }
  const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'settings')
  const done = (text: string) => redirectWithNotice(ctx, url.pathname, text)
  const joining = textsOf(form, 'defaultRoles') as PublisherRole[]
  const defaultRoles = joining.length ? joining : null
  return answerForm(form, async () => {
    switch (form.get('deed')) {
      case 'link':
        await linkTenant(ctx, publisherId, {
          name: textOf(form, 'name'),
          issuer: textOf(form, 'issuer'),
          clientId: textOf(form, 'clientId'),
          clientSecret: textOf(form, 'clientSecret'),
          defaultRoles,
        })
        return done(t('tenants.linked'))
      case 'change': {
        const clientSecret = textOf(form, 'clientSecret')
        await updateTenant(ctx, publisherId, {
          tenantId: which.tenantId,
          name: textOf(form, 'name'),
          clientId: textOf(form, 'clientId'),
          ...(clientSecret && { clientSecret }),
          defaultRoles,
        })
        return done(t('saved'))
      }
      case 'addDomain':
        await addDomain(ctx, publisherId, which)
        return done(t('tenants.domainAdded'))
      case 'sendCode':
        await sendDomainCode(ctx, publisherId, {
          ...which,
          mailbox: domainMailboxes.find((one) => one === form.get('mailbox')) ?? 'admin',
        })
        return done(t('tenants.codeSent'))
      case 'confirm':
        await confirmDomain(ctx, publisherId, { ...which, code: textOf(form, 'code') })
        return done(t('tenants.confirmed'))
      case 'approve':
        await approveDomain(ctx, publisherId, which)
        return done(t('tenants.confirmed'))
      case 'removeDomain':
        await removeDomain(ctx, publisherId, which)
        return done(t('tenants.domainRemoved'))
      default:
        await removeTenant(ctx, publisherId, which.tenantId)
        return done(t('tenants.removed'))
    }
  })
}

type Data = Route.ComponentProps['loaderData']
type Tenant = Data['tenants'][number]

const linking = { deed: 'link' }

export default function TenantSettings({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('settings')
  const { tenants, roles } = loaderData
  return (
    <>
      <p>{t('tenants.lead')}</p>
      {tenants.map((tenant) => (
        <LinkedTenant key={tenant.id} tenant={tenant} data={loaderData} answer={actionData} />
      ))}
      <h2>{t('tenants.new')}</h2>
      <Form refusal={actionData} sends={linking}>
        <TextField name="name" label={t('tenants.name')} width="l" />
        <TextField
          name="issuer"
          type="url"
          label={t('tenants.issuer')}
          help={t('tenants.issuerHelp')}
          placeholder="https://login.example.com/…/v2.0"
        />
        <TextField name="clientId" label={t('tenants.clientId')} />
        <TextField name="clientSecret" type="password" label={t('tenants.clientSecret')} autoComplete="new-password" />
        <Joining roles={roles} />
        <FormActs>
          <Button kind="primary">{t('tenants.link')}</Button>
        </FormActs>
      </Form>
    </>
  )
}

function LinkedTenant({ tenant, data, answer }: { tenant: Tenant; data: Data; answer: unknown }) {
  const { t } = useTranslation('settings')
  const adding = { deed: 'addDomain', tenantId: tenant.id }
  const changing = { deed: 'change', tenantId: tenant.id }
  const { name, clientId, defaultRoles } = tenant
  return (
    <section>
      <h2>{tenant.name}</h2>
      <KeyValue
        items={[
          { label: t('tenants.issuer'), value: tenant.issuer },
          { label: t('tenants.redirectUri'), value: <CopyId id={tenant.redirectUri} short={120} /> },
          { label: t('tenants.clientId'), value: <CopyId id={clientId} short={50} /> },
          { label: t('tenants.secretSet'), value: <RelativeTime at={tenant.secretSetAt} /> },
          {
            label: t('tenants.joining'),
            value: defaultRoles?.map((role) => t(`account:roles.${role}`)).join(', ') ?? t('tenants.invitedOnly'),
          },
        ]}
      />
      <details open={refusalFor(answer, changing) !== undefined || undefined}>
        <summary>{t('tenants.change')}</summary>
        <Form
          scope={`change-${tenant.id}`}
          sends={changing}
          refusal={answer}
          initial={{ name, clientId, defaultRoles: defaultRoles ?? [] }}
        >
          <TextField name="name" label={t('tenants.name')} width="l" />
          <TextField name="clientId" label={t('tenants.clientId')} />
          <TextField
            name="clientSecret"
            type="password"
            label={t('tenants.newSecret')}
            help={t('tenants.newSecretHelp')}
            autoComplete="new-password"
            optional
          />
          <Joining roles={data.roles} />
          <FormActs>
            <Button>{t('save')}</Button>
          </FormActs>
        </Form>
      </details>
      {tenant.domains.map((domain) => (
        <Domain key={domain.domain} tenant={tenant} domain={domain} data={data} answer={answer} />
      ))}
      <Form scope={tenant.id} refusal={answer} sends={adding}>
        <TextField name="domain" label={t('tenants.domain')} help={t('tenants.domainHelp')} width="l" />
        <FormActs>
          <Button>{t('tenants.addDomain')}</Button>
        </FormActs>
      </Form>
      <ConfirmForm
        label={t('tenants.remove')}
        question={t('tenants.removeQuestion', { name })}
        fields={{ deed: 'remove', tenantId: tenant.id }}
        align="start"
      />
    </section>
  )
}

/** What people of a confirmed domain become when they first come in; without any role they have to be invited. */
function Joining({ roles }: Pick<Data, 'roles'>) {
  const { t } = useTranslation('settings')
  return (
    <CheckboxGroup
      name="defaultRoles"
      label={t('tenants.join')}
      help={t('tenants.joinHelp')}
      options={roles.map((value) => ({ value, label: t(`account:roles.${value}`) }))}
      optional
    />
  )
}

type DomainProps = { tenant: Tenant; domain: Tenant['domains'][number]; data: Data; answer: unknown }

function Domain({ tenant, domain, data: { mailboxes, mayApprove }, answer }: DomainProps) {
  const { t } = useTranslation('settings')
  const which = { tenantId: tenant.id, domain: domain.domain }
  return (
    <div>
      <p>
        <strong>{domain.domain}</strong> {t(`tenants.domainStatus.${domain.status}`)}{' '}
        <ConfirmForm
          label={t('tenants.removeDomain')}
          question={t('tenants.removeDomainQuestion', which)}
          fields={{ deed: 'removeDomain', ...which }}
          size="s"
        />
        {domain.status === 'pending' && mayApprove && (
          <ConfirmForm
            label={t('tenants.approve')}
            question={t('tenants.approveQuestion', which)}
            fields={{ deed: 'approve', ...which }}
            kind="plain"
            size="s"
          />
        )}
      </p>
      {domain.status === 'pending' && (
        <>
          <Form scope={domain.domain} refusal={answer} sends={{ deed: 'sendCode', ...which }}>
            <NativeSelect
              name="mailbox"
              label={t('tenants.mailbox')}
              options={mailboxes.map((value) => ({ value, label: `${value}@${domain.domain}` }))}
            />
            <Button>{t('tenants.sendCode')}</Button>
          </Form>
          {domain.codeSentTo && (
            <Form scope={domain.domain} refusal={answer} sends={{ deed: 'confirm', ...which }}>
              <TextField
                name="code"
                label={t('tenants.code', { to: domain.codeSentTo })}
                width="m"
                autoComplete="one-time-code"
              />
              <Button>{t('tenants.confirm')}</Button>
            </Form>
          )}
        </>
      )}
    </div>
  )
}
