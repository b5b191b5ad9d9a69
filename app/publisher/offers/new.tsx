/** The dialog that creates an offer: its identity, which never changes. */
import { useTranslation } from 'react-i18next'
import { requirePermission } from '#accounts'
import { createOffer, offerTypes } from '#offers'
import { ctxOf } from '../../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { RadioCards } from '../../ui/choices.tsx'
import { Form, FormActs } from '../../ui/form.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { Route } from './+types/new.ts'

export function loader({ context, params }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  requirePermission(ctx, 'offer.create', params)
  return {
    types: offerTypes(ctx.config.profile).map((type) => ({
      value: type.id,
      label: type.label[ctx.locale],
      help: type.help[ctx.locale],
    })),
    fields: offerTypes(ctx.config.profile)[0]!.creation.fields.map((field) => ({
      key: field.key,
      label: field.label[ctx.locale],
      help: field.help?.[ctx.locale],
    })),
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  return answerForm(form, async () => {
    const created = await createOffer(ctx, {
      publisherId: params.publisherId,
      offerId: textOf(form, 'offerId'),
      alias: textOf(form, 'alias'),
      type: textOf(form, 'type') || undefined,
    })
    const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'offers')
    return redirectWithNotice(
      ctx,
      `/publisher/${params.publisherId}/offers/${created.offerId}/pages/setup`,
      t('new.created'),
    )
  })
}

export default function NewOffer({ loaderData: { types, fields }, actionData, params }: Route.ComponentProps) {
  const { t } = useTranslation('offers')
  const list = `/publisher/${params.publisherId}/offers`
  return (
    <>
      <PageHeader title={t('new.title')} crumbs={[{ label: t('list.title'), to: list }]} lead={t('new.lead')} />
      <Form refusal={actionData} initial={{ type: types[0]?.value }}>
        <RadioCards name="type" label={t('new.type')} options={types} />
        {fields.map((field) => (
          <TextField
            key={field.key}
            name={field.key}
            label={field.label}
            help={field.help}
            mono={field.key === 'offerId'}
            width="l"
            autoComplete="off"
          />
        ))}
        <FormActs>
          <Button kind="primary">{t('new.create')}</Button>
          <ButtonLink to={list} kind="quiet">
            {t('new.cancel')}
          </ButtonLink>
        </FormActs>
      </Form>
    </>
  )
}
