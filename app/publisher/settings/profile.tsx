/** The publisher's profile: what customers read of it, and whom the operator asks. */
import { useTranslation } from 'react-i18next'
import { can, getPublisher, updatePublisher } from '#accounts'
import { countriesIn } from '../../countries.server.ts'
import { ctxOf } from '../../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox, NativeSelect } from '../../ui/choices.tsx'
import { CopyId } from '../../ui/copy-id.tsx'
import { Form, FormActs, FormSection } from '../../ui/form.tsx'
import { KeyValue } from '../../ui/key-value.tsx'
import { TextArea, TextField } from '../../ui/text-field.tsx'
import type { Route } from './+types/profile.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const publisher = await getPublisher(ctx, params.publisherId)
  return {
    revision: publisher.revision,
    verification: [publisher.emailVerification, publisher.employmentVerification, publisher.businessVerification],
    mayWrite: can(ctx, 'profile.write', params),
    countries: countriesIn(ctx.locale),
    initial: {
      displayName: publisher.displayName,
      website: publisher.website ?? '',
      description: publisher.description ?? '',
      sellerContact: publisher.sellerContact ?? {},
      companyApprover: publisher.companyApprover ?? {},
      address: publisher.address ?? {},
      marketersEditListings: String(publisher.marketersEditListings),
      marketersReadLeads: String(publisher.marketersReadLeads),
    },
  }
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  return answerForm(form, async () => {
    await updatePublisher(ctx, params.publisherId, {
      revision: Number(form.get('revision')),
      profile: {
        displayName: textOf(form, 'displayName'),
        website: textOf(form, 'website') || null,
        description: textOf(form, 'description') || null,
        sellerContact: group(form, 'sellerContact', contactKeys),
        companyApprover: group(form, 'companyApprover', contactKeys),
        address: group(form, 'address', ['line1', 'line2', 'postalCode', 'city', 'region', 'country']),
        marketersEditListings: form.get('marketersEditListings') === 'true',
        marketersReadLeads: form.get('marketersReadLeads') === 'true',
      },
    })
    return redirectWithNotice(ctx, url.pathname, i18nOf(ctx.locale).t('settings:saved'))
  })
}

const contactKeys = ['name', 'email', 'phone'] as const

/** Fields that belong together: all of them, or nothing when none was filled in. */
function group<K extends string>(form: FormData, name: string, keys: readonly K[]): Record<K, string> | null {
  const entries = keys.map((key) => [key, textOf(form, `${name}.${key}`)] as const).filter(([, value]) => value)
  return entries.length ? (Object.fromEntries(entries) as Record<K, string>) : null
}

type Data = Route.ComponentProps['loaderData']

export default function ProfileSettings({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTranslation('settings')
  const { verification, mayWrite } = loaderData
  const kinds = ['email', 'employment', 'business'] as const
  return (
    <>
      <KeyValue
        items={[
          { label: t('profile.publisherId'), value: <CopyId id={params.publisherId} short={50} /> },
          ...kinds.map((kind, i) => ({
            label: t(`profile.verification.${kind}`),
            value: t(`profile.status.${verification[i]}`),
          })),
        ]}
      />
      {mayWrite ? <ProfileForm data={loaderData} refusal={actionData} /> : <ProfileFacts data={loaderData} />}
    </>
  )
}

function ProfileForm({ data: { initial, revision, countries }, refusal }: { data: Data; refusal: unknown }) {
  const { t } = useTranslation('settings')
  return (
    <Form refusal={refusal} initial={initial} guarded>
      <input type="hidden" name="revision" value={revision} />
      <FormSection title={t('profile.public')} help={t('profile.publicHelp')}>
        <TextField name="displayName" label={t('profile.displayName')} limit={100} />
        <TextField name="website" type="url" label={t('profile.website')} placeholder="https://" optional />
        <TextArea name="description" label={t('profile.description')} optional limit={2000} rows={5} />
      </FormSection>
      <Contact of="sellerContact" title={t('profile.contact')} help={t('profile.contactHelp')} />
      <Contact of="companyApprover" title={t('profile.approver')} help={t('profile.approverHelp')} />
      <FormSection title={t('profile.address')}>
        <TextField name="address.line1" label={t('profile.line1')} optional autoComplete="address-line1" />
        <TextField name="address.line2" label={t('profile.line2')} optional autoComplete="address-line2" />
        <TextField name="address.postalCode" label={t('profile.postalCode')} optional width="s" />
        <TextField name="address.city" label={t('profile.city')} optional width="l" />
        <TextField name="address.region" label={t('profile.region')} optional width="l" />
        <NativeSelect
          name="address.country"
          label={t('profile.country')}
          options={countries}
          placeholder={t('profile.noCountry')}
          autoComplete="country"
          optional
          width="l"
        />
      </FormSection>
      <FormSection title={t('profile.marketers')}>
        <Checkbox name="marketersEditListings" label={t('profile.marketersEditListings')} />
        <Checkbox name="marketersReadLeads" label={t('profile.marketersReadLeads')} />
      </FormSection>
      <FormActs>
        <Button kind="primary" data-save>
          {t('save')}
        </Button>
      </FormActs>
    </Form>
  )
}

function Contact({ of, title, help }: { of: string; title: string; help: string }) {
  const { t } = useTranslation('settings')
  return (
    <FormSection title={title} help={help}>
      <TextField name={`${of}.name`} label={t('profile.name')} optional width="l" />
      <TextField name={`${of}.email`} type="email" label={t('profile.email')} optional width="l" />
      <TextField name={`${of}.phone`} type="tel" label={t('profile.phone')} optional width="m" />
    </FormSection>
  )
}

/** The same for members who may not change it. */
function ProfileFacts({ data: { initial, countries } }: { data: Data }) {
  const { t } = useTranslation('settings')
  const address: Partial<Record<string, string>> = initial.address
  const { line1, line2, postalCode, city, region, country } = address
  const named = countries.find((one) => one.value === country)?.label
  const lines = [line1, line2, [postalCode, city].filter(Boolean).join(' '), region, named]
  return (
    <KeyValue
      items={[
        { label: t('profile.displayName'), value: initial.displayName },
        { label: t('profile.website'), value: initial.website },
        { label: t('profile.description'), value: initial.description },
        { label: t('profile.contact'), value: Object.values(initial.sellerContact).join(', ') },
        { label: t('profile.approver'), value: Object.values(initial.companyApprover).join(', ') },
        { label: t('profile.address'), value: lines.filter(Boolean).join(', ') },
      ]}
    />
  )
}
