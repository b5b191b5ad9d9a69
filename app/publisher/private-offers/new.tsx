/** A new private offer: whom it is for and what it is called; the rest is written on its own page. */
import { useTranslation } from 'react-i18next'
import { requirePermission } from '#accounts'
import { createPrivateOffer, dealLimits, getPrivateOffer, privateOfferTypes } from '#offers'
import { ctxOf } from '../../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { RadioCards } from '../../ui/choices.tsx'
import { Form, FormActs } from '../../ui/form.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { Route } from './+types/new.ts'

export const handle = { areas: ['private-offers'] }

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  requirePermission(ctx, 'offer.price', params)
  const id = url.searchParams.get('upgrade')
  const choices = { types: [...privateOfferTypes], limit: dealLimits.name }
  if (!id) return { ...choices, former: null }
  const { name } = await getPrivateOffer(ctx, { publisherId: params.publisherId, id })
  return { ...choices, former: { id, name } }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  const { publisherId } = params
  return answerForm(form, async () => {
    const upgradedFrom = textOf(form, 'upgradedFrom') || undefined
    const { id } = await createPrivateOffer(ctx, {
      publisherId,
      name: textOf(form, 'name'),
      type: privateOfferTypes.find((type) => type === textOf(form, 'type')) ?? 'customerPromotion',
      deal: upgradedFrom
        ? {}
        : { preparedBy: ctx.actor.email, notificationContacts: ctx.actor.email ? [ctx.actor.email] : [] },
      upgradedFrom,
    })
    const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'private-offers')
    return redirectWithNotice(ctx, `/publisher/${publisherId}/private-offers/${id}`, t('new.done'))
  })
}

export default function NewPrivateOffer({
  loaderData: { former, types, limit },
  actionData,
  params,
}: Route.ComponentProps) {
  const { t } = useTranslation('private-offers')
  const home = `/publisher/${params.publisherId}/private-offers`
  return (
    <>
      <PageHeader
        title={former ? t('new.upgradeTitle', { name: former.name }) : t('new.title')}
        crumbs={[{ label: t('list.title'), to: home }]}
        lead={t(former ? 'new.upgradeLead' : 'new.lead')}
      />
      <Form refusal={actionData} initial={{ type: 'customerPromotion', name: former?.name ?? '' }}>
        {former && <input type="hidden" name="upgradedFrom" value={former.id} />}
        <TextField name="name" label={t('field.name')} help={t('field.nameHelp')} limit={limit} width="l" />
        {!former && (
          <RadioCards
            name="type"
            label={t('field.type')}
            options={types.map((type) => ({
              value: type,
              label: t(`type.${type}`),
              help: t(`typeHelp.${type}`),
            }))}
          />
        )}
        <FormActs>
          <Button kind="primary">{t('new.act')}</Button>
          <ButtonLink to={home} kind="quiet">
            {t('cancel')}
          </ButtonLink>
        </FormActs>
      </Form>
    </>
  )
}
