/** Sign-in through a publisher's own identity provider, and the mail domains whose people it may bring. */
import { useTranslation } from 'react-i18next'
import {
  addDomain,
  confirmDomain,
  domainMailboxes,
  linkTenant,
  listTenants,
  removeDomain,
  removeTenant,
  sendDomainCode,
} from '#accounts'
import { ctxOf } from '../../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox, NativeSelect } from '../../ui/choices.tsx'
import { ConfirmForm } from '../../ui/confirm-form.tsx'
import { CopyId } from '../../ui/copy-id.tsx'
import { Form, FormActs } from '../../ui/form.tsx'
import { KeyValue } from '../../ui/key-value.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { Route } from './+types/tenants.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  return { tenants: await listTenants(ctxOf(context), params.publisherId), mailboxes: [...domainMailboxes] }
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  const { publisherId } = params
  const which = { tenantId: textOf(form, 'tenantId'), domain: textOf(form, 'domain') }
  const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'settings')
  const done = (text: string) => redirectWithNotice(ctx, url.pathname, text)
  return answerForm(form, async () => {
    switch (form.get('deed')) {
      case 'link':
        await linkTenant(ctx, publisherId, {
          name: textOf(form, 'name'),
          issuer: textOf(form, 'issuer'),
          clientId: textOf(form, 'clientId'),
          clientSecret: textOf(form, 'clientSecret'),
          defaultRoles: form.get('join') === 'true' ? ['developer'] : null,
        })
        return done(t('tenants.linked'))
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
      case 'removeDomain':
        await removeDomain(ctx, publisherId, which)
        return done(t('tenants.domainRemoved'))
      default:
        await removeTenant(ctx, publisherId, which.tenantId)
        return done(t('tenants.removed'))
    }
  })
}

type Tenant = Route.ComponentProps['loaderData']['tenants'][number]

export default function TenantSettings({ loaderData: { tenants, mailboxes }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('settings')
  return (
    <>
      <p>{t('tenants.lead')}</p>
      {tenants.map((tenant) => (
        <section key={tenant.id} aria-label={tenant.name}>
          <h2>{tenant.name}</h2>
          <KeyValue
            items={[
              { label: t('tenants.issuer'), value: tenant.issuer },
              { label: t('tenants.redirectUri'), value: <CopyId id={tenant.redirectUri} short={120} /> },
              {
                label: t('tenants.joining'),
                value: tenant.defaultRoles
                  ? tenant.defaultRoles.map((role) => t(`account:roles.${role}`)).join(', ')
                  : t('tenants.invitedOnly'),
              },
            ]}
          />
          {tenant.domains.map((domain) => (
            <Domain key={domain.domain} tenant={tenant} domain={domain} mailboxes={mailboxes} refusal={actionData} />
          ))}
          <Form scope={tenant.id} refusal={actionData}>
            <input type="hidden" name="deed" value="addDomain" />
            <input type="hidden" name="tenantId" value={tenant.id} />
            <TextField name="domain" label={t('tenants.domain')} help={t('tenants.domainHelp')} width="l" />
            <FormActs>
              <Button>{t('tenants.addDomain')}</Button>
            </FormActs>
          </Form>
          <ConfirmForm
            label={t('tenants.remove')}
            question={t('tenants.removeQuestion', { name: tenant.name })}
            fields={{ deed: 'remove', tenantId: tenant.id }}
            align="start"
          />
        </section>
      ))}
      <h2>{t('tenants.new')}</h2>
      <Form refusal={actionData}>
        <input type="hidden" name="deed" value="link" />
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
        <Checkbox name="join" label={t('tenants.join')} help={t('tenants.joinHelp')} />
        <FormActs>
          <Button kind="primary">{t('tenants.link')}</Button>
        </FormActs>
      </Form>
    </>
  )
}

function Domain(props: { tenant: Tenant; domain: Tenant['domains'][number]; mailboxes: string[]; refusal: unknown }) {
  const { tenant, domain, mailboxes, refusal } = props
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
      </p>
      {domain.status === 'pending' && (
        <>
          <Form scope={domain.domain}>
            <input type="hidden" name="tenantId" value={tenant.id} />
            <input type="hidden" name="domain" value={domain.domain} />
            <NativeSelect
              name="mailbox"
              label={t('tenants.mailbox')}
              options={mailboxes.map((value) => ({ value, label: `${value}@${domain.domain}` }))}
            />
            <Button name="deed" value="sendCode">
              {t('tenants.sendCode')}
            </Button>
          </Form>
          {domain.codeSentTo && (
            <Form scope={domain.domain} refusal={refusal}>
              <input type="hidden" name="tenantId" value={tenant.id} />
              <input type="hidden" name="domain" value={domain.domain} />
              <TextField
                name="code"
                label={t('tenants.code', { to: domain.codeSentTo })}
                width="m"
                autoComplete="one-time-code"
              />
              <Button name="deed" value="confirm">
                {t('tenants.confirm')}
              </Button>
            </Form>
          )}
        </>
      )}
    </div>
  )
}
