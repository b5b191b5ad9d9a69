/** The publisher's profile: what customers read of it, and whom the operator asks. */
import { useTranslation } from 'react-i18next'
import { can, getPublisher, updatePublisher } from '#accounts'
import { ctxOf } from '../../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choices.tsx'
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
    initial: {
      displayName: publisher.displayName,
      website: publisher.website ?? '',
      description: publisher.description ?? '',
      sellerContact: publisher.sellerContact ?? {},
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
        sellerContact: group(form, 'sellerContact', ['name', 'email', 'phone']),
        address: group(form, 'address', ['line1', 'line2', 'postalCode', 'city', 'region', 'country']),
        marketersEditListings: form.get('marketersEditListings') === 'true',
        marketersReadLeads: form.get('marketersReadLeads') === 'true',
      },
    })
    return redirectWithNotice(ctx, url.pathname, i18nOf(ctx.locale).t('settings:saved'))
  })
}

/** Fields that belong together: all of them, or nothing when none was filled in. */
function group<K extends string>(form: FormData, name: string, keys: K[]): Record<K, string> | null {
  const entries = keys.map((key) => [key, textOf(form, `${name}.${key}`)] as const).filter(([, value]) => value)
  return entries.length ? (Object.fromEntries(entries) as Record<K, string>) : null
}

export default function ProfileSettings({
  loaderData: { initial, revision, verification, mayWrite },
  actionData,
  params,
}: Route.ComponentProps) {
  const { t } = useTranslation('settings')
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
      <Form refusal={actionData} initial={initial} guarded>
        <input type="hidden" name="revision" value={revision} />
        <FormSection title={t('profile.public')} help={t('profile.publicHelp')}>
          <TextField name="displayName" label={t('profile.displayName')} limit={100} />
          <TextField name="website" type="url" label={t('profile.website')} placeholder="https://" optional />
          <TextArea name="description" label={t('profile.description')} optional limit={2000} rows={5} />
        </FormSection>
        <FormSection title={t('profile.contact')} help={t('profile.contactHelp')}>
          <TextField name="sellerContact.name" label={t('profile.name')} optional width="l" />
          <TextField name="sellerContact.email" type="email" label={t('profile.email')} optional width="l" />
          <TextField name="sellerContact.phone" type="tel" label={t('profile.phone')} optional width="m" />
        </FormSection>
        <FormSection title={t('profile.address')}>
          <TextField name="address.line1" label={t('profile.line1')} optional autoComplete="address-line1" />
          <TextField name="address.line2" label={t('profile.line2')} optional autoComplete="address-line2" />
          <TextField name="address.postalCode" label={t('profile.postalCode')} optional width="s" />
          <TextField name="address.city" label={t('profile.city')} optional width="l" />
          <TextField name="address.region" label={t('profile.region')} optional width="l" />
          <TextField
            name="address.country"
            label={t('profile.country')}
            help={t('profile.countryHelp')}
            optional
            width="s"
          />
        </FormSection>
        <FormSection title={t('profile.marketers')}>
          <Checkbox name="marketersEditListings" label={t('profile.marketersEditListings')} />
          <Checkbox name="marketersReadLeads" label={t('profile.marketersReadLeads')} />
        </FormSection>
        {mayWrite && (
          <FormActs>
            <Button kind="primary" data-save>
              {t('save')}
            </Button>
          </FormActs>
        )}
      </Form>
    </>
  )
}
