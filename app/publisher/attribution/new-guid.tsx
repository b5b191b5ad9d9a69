/** Registers a GUID: one's own, or one that is generated here and nowhere else. */
import { useTranslation } from 'react-i18next'
import { requirePermission } from '#accounts'
import { addGuid, channels } from '#attribution'
import { listOffers } from '#offers'
import { ctxOf } from '../../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf, textsOf } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Form, FormActs } from '../../ui/form.tsx'
import type { Route } from './+types/new-guid.ts'
import { GuidFields } from './guid-fields.tsx'

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  requirePermission(ctx, 'attribution.write', params)
  const { items } = await listOffers(ctx, { publisherId: params.publisherId })
  return { offers: items.map(({ offerId }) => offerId), channels: [...channels] }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'attribution')
  return answerForm(form, async () => {
    const { record, notices } = await addGuid(ctx, params.publisherId, {
      guid: textOf(form, 'guid') || undefined,
      description: textOf(form, 'description'),
      channel: textOf(form, 'channel'),
      channelDetail: textOf(form, 'channelDetail'),
      offerId: textOf(form, 'offerId') || undefined,
      planId: textOf(form, 'planId') || undefined,
      artifactKinds: textsOf(form, 'artifactKinds'),
      noticeUrl: textOf(form, 'noticeUrl') || undefined,
      noticeText: textOf(form, 'noticeText') || undefined,
      optOut: textOf(form, 'optOut') || undefined,
      purpose: textOf(form, 'purpose'),
      register: form.get('intent') !== 'draft',
    })
    const said = [
      t(record.state === 'disputed' ? 'guid.disputed' : record.state === 'draft' ? 'guid.drafted' : 'guid.registered'),
      ...notices,
    ].join(' ')
    return redirectWithNotice(
      ctx,
      `/publisher/${params.publisherId}/attribution/guids/${record.id}`,
      said,
      record.state === 'disputed' ? 'needsYou' : 'done',
    )
  })
}

export default function NewGuid({ loaderData: { offers, channels }, actionData, params }: Route.ComponentProps) {
  const { t } = useTranslation('attribution')
  return (
    <section>
      <h2>{t('guids.new')}</h2>
      <Form method="post" refusal={actionData} initial={{ channel: 'marketplace', purpose: 'ownSoftware' }} guarded>
        <GuidFields offers={offers} channels={channels} withGuid />
        <FormActs>
          <Button kind="primary" name="intent" value="register" data-save>
            {t('guid.register')}
          </Button>
          <Button name="intent" value="draft">
            {t('guid.keepDraft')}
          </Button>
          <ButtonLink to={`/publisher/${params.publisherId}/attribution/guids`} kind="quiet">
            {t('cancel')}
          </ButtonLink>
        </FormActs>
      </Form>
    </section>
  )
}
