import { IconCircleCheck } from '@tabler/icons-react'
import { notFound } from '#platform/problem'
import { getListing } from '#storefront'
import { ctxOf } from '../ctx.server.ts'
import { buttonClass } from '../ui/button.tsx'
import { Head } from '../ui/head.tsx'
import { usePublicPath } from '../ui/page.ts'
import type { Route } from './+types/thanks.ts'
import { isAct, listingPath } from './addresses.ts'
import s from './enquiry.module.css'
import { lookingOf } from './listing.server.ts'
import { lookingParams } from './looking.ts'
import { useTexts } from './texts.ts'

export async function loader({ context, url, params }: Route.LoaderArgs) {
  const looking = lookingOf(url)
  const listing = await getListing(ctxOf(context), params.offerKey, looking)
  if (!isAct(params.act)) throw notFound('There is no such form.')
  const reference = url.searchParams.get('reference')?.match(/^[0-9A-F]{8}$/)?.[0]
  const onward = params.act === 'trial' ? listing.trialUrl : params.act === 'get' ? listing.offerUrl : undefined
  const carried = lookingParams(listing, looking.hideKey, looking.preview)
  return { listing, act: params.act, reference, onward, carried }
}

export { headers } from './never-kept.ts'

/** What happens next, and a number to name it by. Nothing to sell. */
export default function Thanks({ loaderData: { listing, act, reference, onward, carried } }: Route.ComponentProps) {
  const t = useTexts()
  const publicPath = usePublicPath()
  const words = { publisher: listing.publisherName, offer: listing.name }
  const shared = reference !== undefined
  const steps = [
    ...(shared ? [t(`thanks.${act}.next`, words)] : []),
    ...(onward ? [t('thanks.onward', words)] : act === 'get' || act === 'trial' ? [t('thanks.install', words)] : []),
    ...(shared ? [t('thanks.stop', words)] : [t('thanks.nothingShared', words)]),
  ]
  return (
    <div className={`${s.page} ${s.done}`} data-enquiry-part data-done>
      <Head title={t(`thanks.${shared ? act : 'without'}.title`, words)} hidden />
      <IconCircleCheck size={44} aria-hidden="true" />
      <h1>{t(`thanks.${shared ? act : 'without'}.title`, words)}</h1>
      {onward && (
        <a href={onward} rel="noopener" className={buttonClass({ kind: 'accent', size: 'l' })}>
          {t(`thanks.${act}.onward`, words)}
        </a>
      )}
      <ul className={s.steps}>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
      {reference && (
        <p className={s.reference}>
          {t('thanks.reference')} <code>{reference}</code>
        </p>
      )}
      <p>
        <a href={publicPath(listingPath(listing)) + carried} data-close>
          {t('enquiry.back')}
        </a>
      </p>
    </div>
  )
}
