/** A deployment that was prepared: what was chosen, lines to copy, files to keep. */
import { getOrder, orderNumber, viewOrder } from '#attribution'
import { notFound } from '#platform/problem'
import { getListing } from '#storefront'
import { ctxOf } from '../ctx.server.ts'
import { buttonClass } from '../ui/button.tsx'
import { CopyLines } from '../ui/copy-lines.tsx'
import { Head } from '../ui/head.tsx'
import { KeyValue } from '../ui/key-value.tsx'
import { Notice } from '../ui/notice.tsx'
import { usePublicPath } from '../ui/page.ts'
import { Day } from '../ui/relative-time.tsx'
import type { Route } from './+types/deploy-order.ts'
import { listingPath } from './addresses.ts'
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
  const order = await getOrder(ctx, params.orderId)
  if (order.publisherId !== listing.publisherId || order.offerId !== listing.offerId) throw notFound('No such order.')
  const { planId, leftOut, parameter, trackingId, noticeVersion, noticeDate, noticeText, orderedAt, locale } = order
  return {
    listing,
    order: { planId, leftOut, parameter, trackingId, noticeVersion, noticeDate, noticeText, orderedAt, locale },
    number: orderNumber(order.id),
    view: await viewOrder(ctx, order),
    carried: lookingParams(listing, looking.hideKey, looking.preview),
  }
}

export default function DeployOrder({ loaderData: { listing, order, number, view, carried } }: Route.ComponentProps) {
  const t = useTexts()
  const publicPath = usePublicPath()
  const words = { offer: listing.name, publisher: listing.publisherName, parameter: order.parameter }
  const state = order.leftOut ? (order.parameter ? 'leftOut' : 'takenOut') : order.trackingId ? 'reported' : 'nothing'
  const plan = listing.plans.find(({ planId }) => planId === order.planId)?.name ?? order.planId
  const { portal, shell, powershell } = view.lines
  return (
    <div className={`${s.page} ${s.order}`}>
      <Head title={t('deploy.ready', words)} hidden />
      <OfferHeader listing={listing} />
      <Notice tone="done" role="status" title={t('deploy.ready', words)}>
        <p>{t(`deploy.state.${state}`, words)}</p>
      </Notice>
      <KeyValue
        items={[
          { label: t('deploy.number'), value: <code>{number}</code> },
          { label: t('deploy.plan'), value: plan },
          { label: t('deploy.ordered'), value: <Day at={order.orderedAt} /> },
          {
            label: t('deploy.notice'),
            value: order.noticeDate && (
              <>
                {t('deploy.version', { version: order.noticeVersion })} <Day at={order.noticeDate} />
              </>
            ),
          },
        ]}
      />
      {portal && (
        <p>
          <a href={portal} rel="noopener" className={buttonClass({ kind: 'accent', size: 'l' })}>
            {t('deploy.portal')}
          </a>
        </p>
      )}
      <section aria-labelledby="deploy-lines">
        <h2 id="deploy-lines">{t('deploy.lines')}</h2>
        <p>{t('deploy.linesText')}</p>
        <h3>{t('deploy.cli')}</h3>
        <CopyLines text={shell} label={t('deploy.cli')} />
        <h3>{t('deploy.powershell')}</h3>
        <CopyLines text={powershell} label={t('deploy.powershell')} />
      </section>
      <section aria-labelledby="deploy-files">
        <h2 id="deploy-files">{t('deploy.files')}</h2>
        <ul>
          <li>
            <a href={view.template} download>
              {t('deploy.template')}
            </a>
          </li>
          {view.parameters && (
            <li>
              <a href={view.parameters} download>
                {t('deploy.parameters')}
              </a>
            </li>
          )}
          <li>
            <a href={view.package} download>
              {t('deploy.package')}
            </a>
          </li>
        </ul>
      </section>
      {order.noticeText && (
        <details>
          <summary>{t('deploy.noticeRead')}</summary>
          <p lang={order.locale}>{order.noticeText}</p>
        </details>
      )}
      <p>{t('deploy.keep')}</p>
      <p className={s.back}>
        <a href={publicPath(listingPath(listing)) + carried}>{t('enquiry.back')}</a>
      </p>
    </div>
  )
}
