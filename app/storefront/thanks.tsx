import { IconCircleCheck, IconMail } from '@tabler/icons-react'
import { notFound } from '#platform/problem'
import { getListing } from '#storefront'
import { ctxOf } from '../ctx.server.ts'
import { buttonClass } from '../ui/button.tsx'
import { Head } from '../ui/head.tsx'
import { useLocale, usePublicPath } from '../ui/page.ts'
import type { Route } from './+types/thanks.ts'
import { type Act, deployPath, isAct, listingPath } from './addresses.ts'
import s from './enquiry.module.css'
import { isDeployable, lookingOf } from './listing.server.ts'
import { lookingParams } from './looking.ts'
import { langOf } from './offer-card.tsx'
import { useTexts } from './texts.ts'

export async function loader({ context, url, params }: Route.LoaderArgs) {
  const looking = lookingOf(url)
  const ctx = ctxOf(context)
  const listing = await getListing(ctx, params.offerKey, looking)
  if (!isAct(params.act)) throw notFound('There is no such form.')
  const reference = url.searchParams.get('reference')?.match(/^[0-9A-F]{8}$/)?.[0]
  const onward = params.act === 'trial' ? listing.trialUrl : params.act === 'get' ? listing.offerUrl : undefined
  const carried = lookingParams(listing, looking.hideKey, looking.preview)
  const has = hasGotIt(params.act, reference)
  const gettingStarted = has ? listing.gettingStarted : undefined
  const deployable = has && (await isDeployable(ctx, listing, looking))
  const confirmsByMail = reference !== undefined && url.searchParams.get('confirm') === 'true'
  return { listing, act: params.act, reference, confirmsByMail, onward, carried, gettingStarted, deployable }
}

/** A plan is had by asking for it; what is free, or tried, also without sharing anything. */
function hasGotIt(act: Act, reference: string | undefined): boolean {
  return act === 'get' || act === 'trial' || (act === 'buy' && reference !== undefined)
}

export { headers } from './never-kept.ts'

/** What happens next, and a number to name it by. Nothing to sell. */
export default function Thanks({ loaderData }: Route.ComponentProps) {
  const { listing, act, reference, confirmsByMail, onward, carried, gettingStarted, deployable } = loaderData
  const t = useTexts()
  const publicPath = usePublicPath()
  const lang = langOf(listing.language, useLocale())
  const words = { publisher: listing.publisherName, offer: listing.name }
  const shared = reference !== undefined
  const outcome = confirmsByMail ? 'confirm' : shared ? act : 'without'
  const steps = [
    ...(confirmsByMail ? [t('thanks.confirm.next', words)] : shared ? [t(`thanks.${act}.next`, words)] : []),
    ...(onward ? [t('thanks.onward', words)] : act === 'get' || act === 'trial' ? [t('thanks.install', words)] : []),
    ...(confirmsByMail
      ? [t('thanks.confirm.until', words)]
      : shared
        ? [t('thanks.stop', words)]
        : [t('thanks.nothingShared', words)]),
  ]
  return (
    <div className={`${s.page} ${s.done}`} data-enquiry-part data-done>
      <Head title={t(`thanks.${outcome}.title`, words)} hidden />
      {confirmsByMail ? <IconMail size={44} aria-hidden="true" /> : <IconCircleCheck size={44} aria-hidden="true" />}
      <h1>{t(`thanks.${outcome}.title`, words)}</h1>
      {onward && (
        <a href={onward} rel="noopener" className={buttonClass({ kind: 'accent', size: 'l' })}>
          {t(`thanks.${act}.onward`, words)}
        </a>
      )}
      {deployable && (
        <a
          href={publicPath(deployPath(listing)) + carried}
          className={buttonClass({ kind: onward ? 'plain' : 'accent', size: 'l' })}
        >
          {t('deploy.title', words)}
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
      {gettingStarted && (
        <section aria-labelledby="getting-started" className={s.start}>
          <h2 id="getting-started">{t('thanks.gettingStarted')}</h2>
          <div
            {...lang}
            // biome-ignore lint/security/noDangerouslySetInnerHtml: cleaned by the storefront room, allowed tags only
            dangerouslySetInnerHTML={{ __html: gettingStarted }}
          />
        </section>
      )}
      <p>
        <a href={publicPath(listingPath(listing)) + carried} data-close>
          {t('enquiry.back')}
        </a>
      </p>
    </div>
  )
}
