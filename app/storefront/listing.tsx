import { IconExternalLink, IconFileTypePdf, IconPlayerPlayFilled } from '@tabler/icons-react'
import type { Listing as ListingData } from '#storefront'
import { ctxOf } from '../ctx.server.ts'
import { useFormat } from '../ui/format.ts'
import { useLocale, usePublicPath } from '../ui/page.ts'
import type { Route } from './+types/listing.ts'
import { categoryPath, publisherPath } from './addresses.ts'
import { Gallery } from './gallery.tsx'
import s from './listing.module.css'
import { loadListing } from './listing.server.ts'
import { ListingHead } from './listing-head.tsx'
import { ListingPanel } from './listing-panel.tsx'
import { langOf, OfferCards } from './offer-card.tsx'
import { OfferLogo, Screenshot } from './picture.tsx'
import { PreviewBand } from './preview-band.tsx'
import { useTexts } from './texts.ts'

export function loader({ context, url, params }: Route.LoaderArgs) {
  return loadListing(ctxOf(context), params, url)
}

export default function ListingPage({ loaderData }: Route.ComponentProps) {
  const { listing, similar, attributionNotices } = loaderData
  const t = useTexts()
  const publicPath = usePublicPath()
  const lang = langOf(listing.language, useLocale())
  const category = listing.labels.categories[0]
  return (
    <>
      <ListingHead listing={listing} />
      {listing.seenAs !== 'live' && <PreviewBand {...loaderData} />}
      <nav aria-label={t('crumbs.label')} className={s.crumbs}>
        <a href={publicPath('/')}>{t('crumbs.home')}</a>
        {category && <a href={publicPath(categoryPath(category.id))}>{category.label}</a>}
      </nav>
      <div className={s.columns}>
        <header className={s.header}>
          <OfferLogo path={listing.logo} size={96} eager />
          <div>
            <h1 {...lang}>{listing.name}</h1>
            <p className={s.publisher}>
              <a href={publicPath(publisherPath(listing.publisherId))} dir="auto">
                {listing.publisherName}
              </a>
            </p>
            <p className={s.summary} {...lang}>
              {listing.summary}
            </p>
          </div>
        </header>
        <ListingPanel {...loaderData} />
        <div className={s.content}>
          <nav aria-label={t('listing.parts')} className={s.tabs}>
            <a href="#overview">{t('listing.overview')}</a>
            {listing.screenshots.length + listing.videos.length > 0 && <a href="#media">{t('listing.media')}</a>}
            {listing.plans.length > 0 && <a href="#plans">{t('listing.plans')}</a>}
            <a href="#details">{t('listing.details')}</a>
          </nav>
          <section id="overview" aria-labelledby="overview-title" className={s.part}>
            <h2 id="overview-title">{t('listing.overview')}</h2>
            <div
              className={s.description}
              {...lang}
              // biome-ignore lint/security/noDangerouslySetInnerHtml: cleaned by the storefront room, allowed tags only
              dangerouslySetInnerHTML={{ __html: listing.description }}
            />
          </section>
          <Media listing={listing} />
          <Plans listing={listing} />
          <Details listing={listing} />
          <DataAndPrivacy notices={attributionNotices} />
        </div>
      </div>
      {similar.length > 0 && (
        <section aria-labelledby="similar" className={s.similar}>
          <h2 id="similar">{t('listing.similar')}</h2>
          <OfferCards cards={similar} />
        </section>
      )}
    </>
  )
}

function Media({ listing }: { listing: ListingData }) {
  const t = useTexts()
  const lang = langOf(listing.language, useLocale())
  if (listing.screenshots.length + listing.videos.length === 0) return null
  return (
    <section id="media" aria-labelledby="media-title" className={s.part}>
      <h2 id="media-title">{t('listing.media')}</h2>
      <Gallery pictures={listing.screenshots} lang={lang} />
      {listing.videos.length > 0 && (
        <ul className={s.videos}>
          {listing.videos.map((video) => (
            <li key={video.url}>
              <a href={video.url} rel="nofollow noopener" target="_blank" className={s.video}>
                <span className={s.thumbnail}>
                  {video.thumbnail && <Screenshot path={video.thumbnail} alt="" loading="lazy" />}
                  <IconPlayerPlayFilled size={22} aria-hidden="true" />
                </span>
                <span {...lang}>{video.name}</span>
                <span className="visually-hidden"> {t('listing.video')}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Plans({ listing }: { listing: ListingData }) {
  const t = useTexts()
  const lang = langOf(listing.language, useLocale())
  if (listing.plans.length === 0) return null
  return (
    <section id="plans" aria-labelledby="plans-title" className={s.part}>
      <h2 id="plans-title">{t('listing.plans')}</h2>
      <ul className={s.plans}>
        {listing.plans.map((plan) => (
          <li key={plan.planId} className={s.plan}>
            <div>
              <h3 {...lang}>{plan.name}</h3>
              <p {...lang}>{plan.description}</p>
            </div>
            <ul className={s.prices}>
              {plan.kept && <li>{t('listing.keptForYou')}</li>}
              {[...plan.prices, ...plan.notes].map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Details({ listing }: { listing: ListingData }) {
  const t = useTexts()
  const format = useFormat()
  const lang = langOf(listing.language, useLocale())
  const { help, support, privacy, terms, website } = listing.links
  const links = { help, support, privacy, terms, website }
  return (
    <section id="details" aria-labelledby="details-title" className={s.part}>
      <h2 id="details-title">{t('listing.details')}</h2>
      {listing.documents.length > 0 && (
        <>
          <h3>{t('listing.documents')}</h3>
          <ul className={s.documents}>
            {listing.documents.map((document) => (
              <li key={document.path}>
                <IconFileTypePdf size={20} aria-hidden="true" />
                <p>
                  <a href={document.path} {...lang}>
                    {document.title}
                  </a>{' '}
                  <span className={s.size}>{t('listing.pdf', { size: format.bytes(document.size) })}</span>
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{t('listing.support')}</h3>
      <ul className={s.links}>
        {Object.entries(links).map(([kind, href]) =>
          href ? (
            <li key={kind}>
              <a href={href} rel="nofollow noopener">
                {t(`listing.link.${kind}`)}
                <IconExternalLink size={15} aria-hidden="true" />
              </a>
            </li>
          ) : null,
        )}
      </ul>
      {listing.termsText && (
        <details className={s.terms}>
          <summary>{t('listing.link.terms')}</summary>
          <div {...lang}>{listing.termsText}</div>
        </details>
      )}
      {listing.markets.length > 0 && (
        <details className={s.terms}>
          <summary>{t('listing.allMarkets', { count: listing.markets.length })}</summary>
          <p>{format.list(listing.markets.map((market) => market.name))}</p>
        </details>
      )}
    </section>
  )
}

/** What usage attribution means for whoever deploys this: the publisher’s plans carry a tracker. */
function DataAndPrivacy({ notices }: { notices: string[] }) {
  const t = useTexts()
  const publicPath = usePublicPath()
  if (notices.length === 0) return null
  return (
    <section id="data-and-privacy" aria-labelledby="data-and-privacy-title" className={s.part}>
      <h2 id="data-and-privacy-title">{t('listing.dataAndPrivacy')}</h2>
      {notices.map((notice) => (
        <p key={notice}>{notice}</p>
      ))}
      <p>
        <a href={publicPath('/transparency')}>{t('transparency.title')}</a>
      </p>
    </section>
  )
}
