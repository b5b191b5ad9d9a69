/** A private offer as its customer sees it, by the link that is its own: the prices agreed, and a way to accept them. */
import { acceptPrivateOffer, openPrivateOffer } from '#offers'
import { unauthenticated } from '#platform/problem'
import { ctxOf } from '../ctx.server.ts'
import { answerForm, redirectWithNotice } from '../forms.server.ts'
import { i18nOf } from '../i18n.server.ts'
import { moneyText, priceTexts } from '../price-texts.server.ts'
import { signInFirst } from '../sign-in-first.server.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Checkbox } from '../ui/choices.tsx'
import { Form, FormActs } from '../ui/form.tsx'
import { useFormat } from '../ui/format.ts'
import { Head } from '../ui/head.tsx'
import { KeyValue } from '../ui/key-value.tsx'
import { Notice } from '../ui/notice.tsx'
import { usePublicPath } from '../ui/page.ts'
import type { Route } from './+types/private-offer.ts'
import s from './private-offer.module.css'
import { useTexts } from './texts.ts'

export { headers } from './never-kept.ts'

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const { plans, ...page } = await openPrivateOffer(ctx, params)
  return {
    ...page,
    person: ctx.actor.kind === 'person' ? ctx.actor.name : null,
    signIn: `/account/sign-in?next=${encodeURIComponent(url.pathname)}`,
    plans: plans.map(({ offerName, address, planName, percentage, prices }) => ({
      ...{ offerName, address, planName, percentage },
      prices: priceTexts(ctx, prices).flatMap((text, i) => {
        const own = prices[i]?.privatePrice
        return own === undefined ? [] : [{ ...text, own: moneyText(ctx.locale, own) }]
      }),
    })),
  }
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  return answerForm(form, async () => {
    try {
      await acceptPrivateOffer(ctx, { ...params, acceptsTerms: form.get('acceptsTerms') === 'true' })
    } catch (error) {
      if (unauthenticated.is(error)) return signInFirst(url)
      throw error
    }
    const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'storefront')
    return redirectWithNotice(ctx, url.pathname, t('privateOffer.acceptedNotice'))
  })
}

export default function PrivateOfferPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { name, publisherName, customer, preparedBy, plans, hasTerms } = loaderData
  const t = useTexts()
  const format = useFormat()
  const publicPath = usePublicPath()
  const terms = publicPath(`/private-offers/${params.publisherId}/${params.key}/terms.pdf`)
  const { acceptBy, start, end } = loaderData
  return (
    <div className={s.page}>
      <Head title={t('privateOffer.title', { name })} hidden />
      <p className={s.by}>{t('privateOffer.from', { publisher: publisherName, customer })}</p>
      <h1>{name}</h1>
      <Standing {...loaderData} />
      {plans.map((plan) => (
        <section key={`${plan.offerName} ${plan.planName ?? ''}`} className={s.plan}>
          <h2>
            {plan.address ? (
              <a href={publicPath(`/product/${plan.address.segment}/${plan.address.key}`)}>{plan.offerName}</a>
            ) : (
              plan.offerName
            )}
            {plan.planName && ` · ${plan.planName}`}
          </h2>
          {plan.percentage !== undefined && <p>{t('privateOffer.less', { n: format.number(plan.percentage) })}</p>}
          {plan.prices.length > 0 && (
            <table className={s.prices}>
              <thead>
                <tr>
                  <th scope="col">{t('privateOffer.price')}</th>
                  <th scope="col">{t('privateOffer.listed')}</th>
                  <th scope="col">{t('privateOffer.yours')}</th>
                </tr>
              </thead>
              <tbody>
                {plan.prices.map((price) => (
                  <tr key={price.key}>
                    <th scope="row">{price.label}</th>
                    <td>{price.listed || '–'}</td>
                    <td className={s.own}>{price.own}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
      ))}
      <KeyValue
        items={[
          { label: t('privateOffer.start'), value: start ? format.date(start) : t('privateOffer.onAcceptance') },
          { label: t('privateOffer.end'), value: format.date(end) },
          ...(acceptBy ? [{ label: t('privateOffer.acceptBy'), value: format.date(acceptBy) }] : []),
          { label: t('privateOffer.contact'), value: <a href={`mailto:${preparedBy}`}>{preparedBy}</a> },
          {
            label: t('privateOffer.terms'),
            value: hasTerms ? <a href={terms}>{t('privateOffer.termsFile')}</a> : t('privateOffer.offersTerms'),
          },
        ]}
      />
      <Accepting {...loaderData} refusal={actionData} />
    </div>
  )
}

type Page = Route.ComponentProps['loaderData']

function Standing({ type, state, acceptedAt, acceptedBy, publisherName, preparedBy }: Page) {
  const t = useTexts()
  const format = useFormat()
  if (state === 'expired' || state === 'upgraded') {
    return (
      <Notice tone="atRest">
        <p>{t(`privateOffer.${state}`, { contact: preparedBy })}</p>
      </Notice>
    )
  }
  if (type === 'cspPromotion') {
    return (
      <Notice tone="done">
        <p>{t('privateOffer.margin')}</p>
      </Notice>
    )
  }
  if (!acceptedAt) return null
  return (
    <Notice tone="done" title={t('privateOffer.accepted', { name: acceptedBy, date: format.date(acceptedAt) })}>
      <p>{t('privateOffer.next', { publisher: publisherName })}</p>
    </Notice>
  )
}

function Accepting({ open, person, signIn, publisherName, customer, refusal }: Page & { refusal: unknown }) {
  const t = useTexts()
  if (!open) return null
  if (!person) {
    return (
      <div className={s.accept}>
        <p>{t('privateOffer.signInFirst')}</p>
        <ButtonLink to={signIn} kind="accent" size="l" reloadDocument>
          {t('privateOffer.signIn')}
        </ButtonLink>
      </div>
    )
  }
  return (
    <div className={s.accept}>
      <Form refusal={refusal}>
        <Checkbox
          name="acceptsTerms"
          label={t('privateOffer.accepts', { person, customer, publisher: publisherName })}
        />
        <FormActs>
          <Button kind="accent" size="l">
            {t('privateOffer.accept')}
          </Button>
        </FormActs>
      </Form>
    </div>
  )
}
