/** A second offer from what the first says, under an identity of its own. */
import { useTranslation } from 'react-i18next'
import { requirePermission } from '#accounts'
import { duplicateOffer, getDraft } from '#offers'
import { ctxOf } from '../../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Form, FormActs } from '../../ui/form.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { Route } from './+types/duplicate.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  requirePermission(ctx, 'offer.create', params)
  const draft = await getDraft(ctx, params)
  return { name: draft.document.listing?.name || draft.alias, alias: draft.alias }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  return answerForm(form, async () => {
    const { publisherId, offerId } = await duplicateOffer(ctx, {
      publisherId: params.publisherId,
      from: params.offerId,
      offerId: textOf(form, 'offerId'),
      alias: textOf(form, 'alias'),
    })
    const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'offers')
    return redirectWithNotice(ctx, `/publisher/${publisherId}/offers/${offerId}`, t('duplicate.done'))
  })
}

export default function Duplicate({ loaderData: { name, alias }, actionData, params }: Route.ComponentProps) {
  const { t } = useTranslation('offers')
  const home = `/publisher/${params.publisherId}/offers/${params.offerId}`
  return (
    <>
      <h2>{t('duplicate.title', { name })}</h2>
      <p>{t('duplicate.lead')}</p>
      <Form refusal={actionData} initial={{ alias: t('duplicate.alias', { alias }), offerId: `${params.offerId}-2` }}>
        <TextField
          name="offerId"
          label={t('duplicate.offerId')}
          help={t('duplicate.offerIdHelp')}
          mono
          width="l"
          autoComplete="off"
        />
        <TextField name="alias" label={t('duplicate.aliasLabel')} width="l" autoComplete="off" />
        <FormActs>
          <Button kind="primary">{t('duplicate.act')}</Button>
          <ButtonLink to={home} kind="quiet">
            {t('new.cancel')}
          </ButtonLink>
        </FormActs>
      </Form>
    </>
  )
}
