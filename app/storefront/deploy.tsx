/** The form before a deployment: what is reported, to whom, and whether this one is left out. */
import { redirect } from 'react-router'
import { deployablePlans, orderDeployment } from '#attribution'
import { notFound } from '#platform/problem'
import { getListing } from '#storefront'
import { ctxOf } from '../ctx.server.ts'
import { answerForm, textOf } from '../forms.server.ts'
import { inLocale } from '../locale.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/choices.tsx'
import { Form, FormActs } from '../ui/form.tsx'
import { Head } from '../ui/head.tsx'
import { usePublicPath } from '../ui/page.ts'
import { Day } from '../ui/relative-time.tsx'
import type { Route } from './+types/deploy.ts'
import { deployPath, listingPath } from './addresses.ts'
import s from './enquiry.module.css'
import { lookingOf } from './listing.server.ts'
import { lookingParams } from './looking.ts'
import { OfferHeader } from './offer-header.tsx'
import { useTexts } from './texts.ts'

export { headers } from './never-kept.ts'

export async function loader({ context, url, params }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const looking = lookingOf(url)
  const listing = await getListing(ctx, params.offerKey, looking)
  const plans = await deployablePlans(ctx, listing, looking)
  const plan = plans.find(({ planId }) => planId === url.searchParams.get('plan')) ?? plans[0]
  if (!plan) throw notFound('Nothing of this listing is deployed from here.')
  const names = plans.map(({ planId, name }) => ({ planId, name }))
  return { listing, plan, plans: names, carried: lookingParams(listing, looking.hideKey, looking.preview) }
}

export async function action({ context, request, url, params }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const looking = lookingOf(url)
  const listing = await getListing(ctx, params.offerKey, looking)
  const form = await request.formData()
  return answerForm(form, async () => {
    const { publisherId, offerId } = listing
    const order = await orderDeployment(ctx, {
      ...{ publisherId, offerId, ...looking },
      planId: textOf(form, 'planId'),
      leaveOut: form.has('leaveOut'),
      noticeVersion: textOf(form, 'noticeVersion') || undefined,
    })
    const carried = lookingParams(listing, looking.hideKey, looking.preview)
    return redirect(`${inLocale(ctx.locale, deployPath(listing))}/${order.id}${carried}`)
  })
}

export default function Deploy({ loaderData: { listing, plan, plans, carried }, actionData }: Route.ComponentProps) {
  const t = useTexts()
  const publicPath = usePublicPath()
  const words = { offer: listing.name, publisher: listing.publisherName }
  const { notice } = plan
  return (
    <div className={s.page}>
      <Head title={t('deploy.title', words)} hidden />
      <OfferHeader listing={listing} />
      <p className={s.lead}>{t('deploy.lead', words)}</p>
      {plans.length > 1 && (
        <nav aria-label={t('deploy.plan')}>
          <ul>
            {plans.map(({ planId, name }) => (
              <li key={planId}>
                <a
                  href={`${publicPath(deployPath(listing))}${carried}${carried ? '&' : '?'}plan=${encodeURIComponent(planId)}`}
                  aria-current={planId === plan.planId ? 'true' : undefined}
                >
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <Form refusal={actionData}>
        <input type="hidden" name="planId" value={plan.planId} />
        <section className={s.consent} aria-labelledby="deploy-privacy">
          <h2 id="deploy-privacy">{t('listing.dataAndPrivacy')}</h2>
          {notice && (
            <>
              <input type="hidden" name="noticeVersion" value={notice.version} />
              <p>{notice.text}</p>
              <p className={s.shared}>
                {t('deploy.version', { version: notice.version })} <Day at={notice.date} />
              </p>
            </>
          )}
          {!notice && !plan.canBeLeftOut && <p>{t('deploy.noTracker')}</p>}
          {!notice && plan.canBeLeftOut && <p>{t('deploy.unknownTracker', words)}</p>}
          {plan.canBeLeftOut && (
            <Checkbox name="leaveOut" label={t('deploy.leaveOut')} help={t('deploy.leaveOutHelp', words)} />
          )}
        </section>
        <FormActs>
          <Button kind="accent" size="l">
            {t('deploy.prepare')}
          </Button>
        </FormActs>
      </Form>
      <p className={s.back}>
        <a href={publicPath(listingPath(listing)) + carried}>{t('enquiry.back')}</a>
      </p>
    </div>
  )
}
