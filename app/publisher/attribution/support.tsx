/** A request to the operator about one GUID, filled in with what support asks for. */
import { useTranslation } from 'react-i18next'
import { askForSupport, supportCategories, supportDraft } from '#attribution'
import { ctxOf } from '../../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { NativeSelect } from '../../ui/choices.tsx'
import { Form, FormActs } from '../../ui/form.tsx'
import { TextArea, TextField } from '../../ui/text-field.tsx'
import type { Route } from './+types/support.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  return { draft: await supportDraft(ctxOf(context), params), categories: [...supportCategories] }
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  return answerForm(form, async () => {
    const { problemType } = await supportDraft(ctx, params)
    await askForSupport(ctx, params, {
      problemType,
      category: textOf(form, 'category'),
      title: textOf(form, 'title'),
      description: textOf(form, 'description'),
    })
    const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'attribution')
    return redirectWithNotice(ctx, url.pathname.replace(/\/support$/, ''), t('support.sent'))
  })
}

export default function Support({ loaderData: { draft, categories }, actionData, params }: Route.ComponentProps) {
  const { t } = useTranslation('attribution')
  return (
    <>
      <h2>{t('support.title')}</h2>
      <Form method="post" refusal={actionData} initial={draft} guarded>
        <p lang="en">
          {t('support.problemType')}: <strong>{draft.problemType}</strong>
        </p>
        <NativeSelect
          name="category"
          label={t('support.category')}
          options={categories.map((value) => ({ value, label: value }))}
          width="m"
        />
        <TextField name="title" label={t('support.requestTitle')} />
        <TextArea name="description" label={t('support.description')} help={t('support.descriptionHelp')} rows={10} />
        <FormActs>
          <Button kind="primary">{t('support.send')}</Button>
          <ButtonLink to={`/publisher/${params.publisherId}/attribution/guids/${params.guidId}`}>
            {t('cancel')}
          </ButtonLink>
        </FormActs>
      </Form>
    </>
  )
}
