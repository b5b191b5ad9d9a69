/** A private offer: its form while it is written, then where it stands, its links, and who accepted it. */
import { useTranslation } from 'react-i18next'
import { can } from '#accounts'
import {
  deletePrivateOffer,
  findAsset,
  getPrivateOffer,
  publishPrivateOffer,
  savePrivateOffer,
  sellableOffers,
  withdrawPrivateOffer,
} from '#offers'
import { ctxOf } from '../../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'
import { moneyText, priceTexts } from '../../price-texts.server.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { ConfirmForm } from '../../ui/confirm-form.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import type { Route } from './+types/deal.ts'
import { dealIn, nameOfLine } from './deal.server.ts'
import { DealForm } from './deal-form.tsx'
import { DealView } from './deal-view.tsx'

export const handle = { areas: ['private-offers'] }

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const offer = await getPrivateOffer(ctx, { publisherId: params.publisherId, id: params.privateOfferId })
  const sellable = await sellableOffers(ctx, params.publisherId)
  const terms = offer.deal.termsFile && (await findAsset(ctx, params.publisherId, offer.deal.termsFile))
  const { name, type, state, deal, revision, findings, links, acceptances, moves, upgradedFrom } = offer
  return {
    ...{ name, type, state, deal, revision, findings, links, moves, upgradedFrom },
    acceptances: acceptances.map(({ personId: _, ...acceptance }) => acceptance),
    terms: terms ? { assetId: terms.assetId, filename: terms.filename } : null,
    lines: deal.pricing.map((line) => {
      const { offer, plan, prices } = nameOfLine(sellable, line)
      const texts = priceTexts(ctx, prices)
      const own = (key: string) => line.prices?.[key]
      return {
        ...{ offer, plan, offerId: line.offerId, planId: line.planId, discount: line.discount },
        percentage: line.percentage,
        prices: texts.map((price) => ({
          ...price,
          own: own(price.key),
          ownText: own(price.key) === undefined ? undefined : moneyText(ctx.locale, own(price.key)!),
        })),
      }
    }),
    sellable: sellable.map(({ offerId, name, plans }) => ({
      offerId,
      name,
      plans: plans.map(({ planId, name }) => ({ planId, name })),
    })),
    mayWrite: can(ctx, 'offer.price', params),
    mayPublish: can(ctx, 'offer.submit', params),
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  const key = { publisherId: params.publisherId, id: params.privateOfferId }
  const list = `/publisher/${params.publisherId}/private-offers`
  const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'private-offers')
  return answerForm(form, async () => {
    switch (textOf(form, 'do')) {
      case 'delete':
        await deletePrivateOffer(ctx, key)
        return redirectWithNotice(ctx, list, t('done.deleted'))
      case 'withdraw':
        await withdrawPrivateOffer(ctx, key)
        return redirectWithNotice(ctx, `${list}/${key.id}`, t('done.withdrawn'))
      default: {
        const { type } = await getPrivateOffer(ctx, key)
        const deal = await dealIn(ctx, form, { publisherId: key.publisherId, type })
        const revision = Number(form.get('revision'))
        const saved = await savePrivateOffer(ctx, { ...key, revision, name: textOf(form, 'name'), deal })
        if (textOf(form, 'do') !== 'publish') return redirectWithNotice(ctx, `${list}/${key.id}`, t('done.saved'))
        if (saved.findings.length > 0) {
          return redirectWithNotice(ctx, `${list}/${key.id}?publish=1`, t('done.incomplete'), 'needsYou')
        }
        await publishPrivateOffer(ctx, key)
        return redirectWithNotice(ctx, `${list}/${key.id}`, t('done.published'))
      }
    }
  })
}

export default function PrivateOffer({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTranslation('private-offers')
  const home = `/publisher/${params.publisherId}/private-offers`
  const { name, type, state, moves, mayWrite, mayPublish } = loaderData
  const isWritten = moves.includes('save') && mayWrite
  return (
    <>
      <PageHeader
        title={name || t('unnamed')}
        crumbs={[{ label: t('list.title'), to: home }]}
        status={<StatusBadge of="privateOffer" state={state} />}
        lead={t(`stateText.${type}.${state}`)}
        acts={
          <>
            {moves.includes('upgrade') && mayWrite && (
              <ButtonLink to={`${home}/new?upgrade=${params.privateOfferId}`}>{t('act.upgrade')}</ButtonLink>
            )}
            {moves.includes('withdraw') && mayPublish && (
              <ConfirmForm
                label={t('act.withdraw')}
                question={t('act.withdrawQuestion', { name })}
                fields={{ do: 'withdraw' }}
              >
                <p>{t('act.withdrawText')}</p>
              </ConfirmForm>
            )}
            {moves.includes('delete') && mayWrite && (
              <ConfirmForm
                label={t('act.delete')}
                question={t('act.deleteQuestion', { name })}
                fields={{ do: 'delete' }}
                kind="quiet"
              >
                <p>{t('act.deleteText')}</p>
              </ConfirmForm>
            )}
          </>
        }
      />
      {isWritten ? (
        <DealForm {...loaderData} actionData={actionData} media={`/publisher/${params.publisherId}/media`} />
      ) : (
        <DealView {...loaderData} media={`/publisher/${params.publisherId}/media`} />
      )}
    </>
  )
}
