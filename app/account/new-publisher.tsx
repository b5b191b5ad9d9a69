/** Opening a publisher account: whoever opens it owns it. */
import { useTranslation } from 'react-i18next'
import { createPublisher, getProfile } from '#accounts'
import { ctxOf } from '../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf } from '../forms.server.ts'
import { i18nOf } from '../i18n.server.ts'
import { Button } from '../ui/button.tsx'
import { Form, FormActs } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { TextArea, TextField } from '../ui/text-field.tsx'
import type { Route } from './+types/new-publisher.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const { name, email } = await getProfile(ctxOf(context))
  return { contact: { name, email } }
}

export async function action({ context, request }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  return answerForm(form, async () => {
    const publisher = await createPublisher(ctx, {
      publisherId: textOf(form, 'publisherId'),
      displayName: textOf(form, 'displayName'),
      website: textOf(form, 'website') || undefined,
      description: textOf(form, 'description') || undefined,
    })
    return redirectWithNotice(
      ctx,
      `/publisher/${publisher.publisherId}`,
      i18nOf(ctx.locale).t('account:newPublisher.done'),
    )
  })
}

export default function NewPublisher({ actionData }: Route.ComponentProps) {
  const { t } = useTranslation('account')
  return (
    <>
      <PageHeader title={t('newPublisher.title')} lead={t('newPublisher.lead')} />
      <Form refusal={actionData}>
        <TextField
          name="displayName"
          label={t('newPublisher.displayName')}
          help={t('newPublisher.displayNameHelp')}
          limit={100}
        />
        <TextField
          name="publisherId"
          label={t('newPublisher.publisherId')}
          help={t('newPublisher.publisherIdHelp')}
          mono
        />
        <TextField name="website" type="url" label={t('newPublisher.website')} placeholder="https://" optional />
        <TextArea
          name="description"
          label={t('newPublisher.description')}
          help={t('newPublisher.descriptionHelp')}
          optional
        />
        <FormActs>
          <Button kind="primary">{t('newPublisher.act')}</Button>
        </FormActs>
      </Form>
    </>
  )
}
